"""What only notebook 11 uses: its drawings, live figures and exercises."""
