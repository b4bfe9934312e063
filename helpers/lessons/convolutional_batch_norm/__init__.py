"""What only notebook 10 uses: its drawings, live figures and exercises."""
