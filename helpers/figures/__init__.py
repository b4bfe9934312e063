"""How the course draws: style, numbers, curves, and the engine of the live figures."""
