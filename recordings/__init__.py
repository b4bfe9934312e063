"""What made the files of data/: a script for each, and what they share in `running`."""
