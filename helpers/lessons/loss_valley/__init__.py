"""What only notebook 03 uses: its drawings, live figures and exercises."""
