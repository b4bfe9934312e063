"""What only notebook 04 uses: its drawings, live figures and exercises."""
