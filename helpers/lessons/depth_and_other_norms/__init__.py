"""What only notebook 15 uses: its drawings, live figure and exercises."""
