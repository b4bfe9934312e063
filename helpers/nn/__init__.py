"""A neural network from scratch, one concept a file.

`layer` says what a layer is; `layers`, `activations` and `batch_norm` are layers;
`losses`, `initializers` and `optimizers` are what training needs beside them;
`training` is the loop, and `gradient_check` is how every layer is tested.
"""
