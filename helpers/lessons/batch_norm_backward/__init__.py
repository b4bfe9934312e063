"""What only notebook 07 uses: its drawings, live figures and exercises."""
