"""What only notebook 02 uses: its drawings, live figures and exercises."""
