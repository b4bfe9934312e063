"""What the course measures on networks."""
