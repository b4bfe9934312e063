"""What only notebook 14 uses: its drawings, live figure and exercises."""
