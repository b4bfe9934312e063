"""A folder for each notebook. A lesson imports no lesson."""
