"""What the course measures on networks."""

from helpers.studies.backward_paths import PartialBatchNorm
from helpers.studies.batch_noise import noise_law
from helpers.studies.folding import fold_all
