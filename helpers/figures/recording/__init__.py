"""Record live figures as vectors, for pages without a kernel.

- `plan`: which values of the controls are recorded, and named situations;
- `renderer`: what Matplotlib draws, as operations of a canvas;
- `paths`: its paths, points and letters, as text;
- `book`: all states of a figure, with everything that repeats stored once.
"""
