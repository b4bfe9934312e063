"""What only notebook 12 uses: its drawings, live figures and exercises."""
