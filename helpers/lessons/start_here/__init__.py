"""What only notebook 00 uses: its drawings, live figures and exercises."""
