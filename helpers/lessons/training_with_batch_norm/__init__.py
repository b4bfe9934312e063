"""What only notebook 08 uses: its drawings, live figures and exercises."""
