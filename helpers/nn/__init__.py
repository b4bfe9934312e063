"""A neural network from scratch, one concept a file.

`layer` says what a layer is; `layers`, `activations` and `batch_norm` are layers;
`losses`, `initializers` and `optimizers` are what training needs beside them;
`training` is the loop, and `gradient_check` is how every layer is tested.
"""

import numpy as np

# Linux's allocator hands large arrays back to the system when they are freed, and each
# training step would fetch its memory anew, page by page: 300 page faults in a batch
# normalization of (256, 1024). Once a large block has been freed, it keeps its memory
# (the "dynamic mmap threshold" of the GNU C library). Nothing is written to the block.
np.empty(31 * 2**20, np.uint8)
