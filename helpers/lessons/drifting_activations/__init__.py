"""What only notebook 05 uses: its drawings, live figures and exercises."""
