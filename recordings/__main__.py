"""Train the recorded networks again: ``python -m recordings``, or some of them by name.

All runs of a script at once, on all cores. Each is fixed by its seed: in which order
they run changes nothing, and on which processor only what data/README.md says.
"""

import sys
from importlib import import_module

from joblib import parallel_config

SCRIPTS = [
    "activations",
    "adversarial",
    "backward_paths",
    "convolution",
    "deep_longer",
    "deep_training",
    "divided_start",
    "edge_of_stability",
    "federated",
    "first_gradients",
    "generalization",
    "ghost_batches",
    "ghost_control",
    "held_length",
    "learning_rates",
    "new_statistics",
    "norms",
    "only_gamma_beta",
    "other_picture",
    "parts",
    "residual",
    "running_statistics",
    "small_batches",
    "smoothness",
    "three_models",
    "through_the_batch",
    "training",
    "turning",
    "variants",
    "verdicts",
]

if __name__ == "__main__":
    with parallel_config(n_jobs=-1):  # a cluster is this line: see CONTRIBUTING.md
        for script in sys.argv[1:] or SCRIPTS:
            print(f"data/{script}.npz ...", flush=True)
            import_module(f"recordings.{script}").main()
