"""Record live figures as vectors.

- `plan`: which values of the controls are recorded, and named situations;
- `stops`: the values of one control;
- `controls`: what the player is told of them, and where they lie in the picture;
- `renderer`: what Matplotlib draws, as operations of a canvas;
- `ink`: its colours, lines and clips;
- `paths`: its paths, points and letters, as text;
- `book`: states of a figure, with everything that repeats stored once;
- `pages`: what a kernel has recorded so far, and what may be asked for next;
- `record`: all states, for a page without a kernel.
"""
