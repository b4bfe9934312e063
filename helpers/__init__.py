"""What the notebooks of *Seeing Batch Normalization* share.

The maths, which knows only NumPy:

- ``nn``: a network from scratch, one concept a file; ``from helpers import nn`` gives
  ``nn.Linear``, ``nn.BatchNorm``, ``nn.train``, ...
- ``linear``: scaling, principal components, least squares
- ``studies``: what the course measures on networks
- ``datasets``: pictures, generators, mini-batches; ``records``: recorded runs
- ``checked``: what a function is given, checked once a call

What shows it:

- ``figures``: style, numbers, captions, curves, and the engine of the live figures
- ``exercises``: the engine that says what is wrong with an answer
- ``lessons``: a folder for each notebook, with its drawings, live figures and exercises

And ``data_files``: where the data lie; ``installation``: whether all that the course
needs is there.

A helper contains only what an earlier notebook derived, besides data, drawing and
feedback. Nothing imports a lesson, and no lesson another one.
"""
