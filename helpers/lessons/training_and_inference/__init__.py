"""What only notebook 09 uses: its drawings, live figures and exercises."""
