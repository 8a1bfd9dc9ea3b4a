"""A linear discriminant in closed form: which class a vector most likely belongs to."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

#: The share of the covariance that is taken to be the same in every direction.
_SHRINKAGE, _SHRINKAGE_FEW = 0.1, 0.3
#: As if this many more samples had been seen: keeps a model of a dozen samples calm.
_PRIOR = 60
#: A sample is judged by what was learned of the others in so many parts.
_FOLDS = 3


class Discriminant(NamedTuple):
    """One row of weights and an offset for each class; every class is equally likely at first."""

    weights: Vectors
    offsets: Vectors

    def scores(self, vectors: Vectors) -> Vectors:
        """The score of each vector (a row) for each class (a column)."""
        # This way round few rows are ten times as quick.
        return np.asarray((self.weights @ vectors.T).T + self.offsets, dtype=np.float32)


def fit(
    vectors: Vectors, labels: NDArray[np.intp], classes: int, background: Vectors
) -> Discriminant:
    """The discriminant of these vectors and the numbers of their classes.

    `background` holds sentences of no class: how they spread tells the small models how sentences
    spread.
    """
    counts = np.bincount(labels, minlength=classes)
    shares = np.equal.outer(np.arange(classes), labels) / np.maximum(counts, 1)[:, None]
    means = np.asarray(shares.astype(np.float32) @ vectors)
    rows = _residuals(vectors - means[labels], background)
    weights, uncertain = _sharpened(means, rows, len(vectors))
    # The mean of few vectors lies too far out, by as much as it is uncertain.
    too_far = uncertain / np.maximum(counts, 1)
    offsets = 0.5 * (too_far - (weights * means).sum(axis=1))
    offsets[counts == 0] = -np.inf
    return Discriminant(weights.astype(np.float32), offsets.astype(np.float32))


def left_out(
    vectors: Vectors, labels: NDArray[np.intp], classes: int, background: Vectors
) -> Vectors:
    """The scores of each vector by a discriminant that has not seen it."""
    folds = np.arange(len(labels)) % _FOLDS
    scores = np.empty((len(labels), classes), dtype=np.float32)
    for fold in range(_FOLDS):
        known = folds != fold
        others = background[np.arange(len(background)) % _FOLDS != fold]
        learned = fit(vectors[known], labels[known], classes, others)
        scores[~known] = learned.scores(vectors[~known])
    return scores


def _residuals(residuals: Vectors, background: Vectors) -> Vectors:
    """How sentences lie around the mean of their class: rows whose squares add up to the spread."""
    total = len(residuals)
    if len(background):
        centred = background - background.mean(axis=0)
        residuals = np.concatenate((residuals, centred * (_PRIOR / len(background)) ** 0.5))
        total += _PRIOR
    return np.asarray(residuals / max(total, 1) ** 0.5, dtype=np.float32)


def _sharpened(means: Vectors, rows: Vectors, size: int) -> tuple[Vectors, float]:
    """The means by the inverse of the covariance, and the inverse by the spread, summed.

    The covariance is the spread, drawn towards a sphere: the more, the fewer samples there are.
    Few rows are inverted by how they lie to each other, which says the same of a smaller matrix.
    """
    count, dimensions = rows.shape
    level = float((rows * rows).sum()) / dimensions or 1.0
    share = max(_SHRINKAGE, _SHRINKAGE_FEW * dimensions / (dimensions + size))
    few = count < dimensions
    spread = rows @ rows.T if few else rows.T @ rows
    shrunk = (1 - share) * spread
    shrunk[np.diag_indices(len(spread))] += share * level
    inverse = np.linalg.inv(shrunk)
    uncertain = float((inverse * spread).sum())
    if not few:
        return means @ inverse, uncertain
    along = (means @ rows.T) @ inverse @ rows
    return (means - (1 - share) * along) / (share * level), uncertain
