"""What only notebook 12 uses: its drawings, live figure and exercises."""
