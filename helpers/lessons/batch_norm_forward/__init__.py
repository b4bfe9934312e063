"""What only notebook 06 uses: its drawings, live figures and exercises."""
