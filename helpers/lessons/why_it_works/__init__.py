"""What only notebook 13 uses: its drawings, live figures and exercises."""
