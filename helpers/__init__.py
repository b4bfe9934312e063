"""What the notebooks of *Seeing Batch Normalization* share.

A helper contains only what an earlier notebook derived, plus data loading,
drawing, widgets and feedback. Imports go one way: the maths knows only NumPy,
``plots`` draws what it is given, ``widgets`` joins the two.
"""
