"""What only notebook 01 uses: its drawings, live figures and exercises."""
