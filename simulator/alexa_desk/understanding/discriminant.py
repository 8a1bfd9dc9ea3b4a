"""Which class a vector most likely belongs to: a linear discriminant, then a regression from there.

In closed form the discriminant knows by how vectors spread what few of them can tell; the steps of
a logistic regression, the more the more vectors there are, tell apart what lies close together.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

#: The share of the covariance that is taken to be the same in every direction.
_SHRINKAGE, _SHRINKAGE_FEW = 0.1, 0.3
#: As if this many more samples had been seen: keeps a model of a dozen samples calm.
_PRIOR = 60
#: How much of the discriminant's certainty the regression begins with: little, or nothing is wrong.
_BEGINNING = 0.02
#: How far a step goes, how much of the one before is kept, how many vectors it looks at, how often
#: each vector is looked at, and how much more one may count because its class has few.
_RATE, _MOMENTUM, _BATCH, _ROUNDS, _MOST = 40.0, 0.9, 256, 10, 5.0


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
    counts: NDArray[np.intp] = np.bincount(labels, minlength=classes)
    shares = np.equal.outer(np.arange(classes), labels) / np.maximum(counts, 1)[:, None]
    means = np.asarray(shares.astype(np.float32) @ vectors)
    rows = _residuals(vectors - means[labels], background)
    weights, uncertain = _sharpened(means, rows, len(vectors))
    # The mean of few vectors lies too far out, by as much as it is uncertain.
    too_far = uncertain / np.maximum(counts, 1)
    offsets = 0.5 * (too_far - (weights * means).sum(axis=1))
    begun = np.column_stack((weights, offsets)).astype(np.float32) * np.float32(_BEGINNING)
    learned = _regression(begun, vectors, labels, counts)
    learned[counts == 0, -1] = -np.inf
    return Discriminant(np.ascontiguousarray(learned[:, :-1]), learned[:, -1])


def _regression(
    begun: Vectors, vectors: Vectors, labels: NDArray[np.intp], counts: NDArray[np.intp]
) -> Vectors:
    """Weights, and an offset after them, that take the vectors for their classes more surely.

    Steps down the slope of the likelihood, always the same for the same vectors.
    """
    rows = np.column_stack((vectors, np.ones(len(vectors), dtype=np.float32)))
    share = len(vectors) / np.maximum(counts, 1) / np.count_nonzero(counts)
    worth = np.minimum(share, _MOST).astype(np.float32)[labels]
    chance = np.random.Generator(np.random.PCG64(20_170_614))
    order = np.concatenate([chance.permutation(len(rows)) for _ in range(_ROUNDS)])
    batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
    learned, moved = begun, np.zeros_like(begun)
    for left, batch in zip(range(len(batches), 0, -1), batches, strict=True):
        wrong = _likelihood(rows[batch] @ learned.T)
        wrong[np.arange(len(batch)), labels[batch]] -= 1.0
        wrong *= worth[batch][:, None] * (_RATE / _BATCH * left / len(batches))
        moved = _MOMENTUM * moved - wrong.T @ rows[batch]
        learned = learned + moved
    return np.asarray(learned)


def _likelihood(scores: Vectors) -> Vectors:
    """How likely each class (a column) is for each row."""
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True), dtype=np.float32)


def left_out(
    vectors: Vectors,
    labels: NDArray[np.intp],
    parts: NDArray[np.intp],
    judged: NDArray[np.bool_],
    background: Vectors,
) -> Vectors:
    """The scores of each vector that is judged by a discriminant that has not seen its part."""
    classes = int(labels.max()) + 1
    scores = np.zeros((len(labels), classes), dtype=np.float32)
    for part in np.unique(parts[judged]):
        left = parts == part
        scores[left] = fit(vectors[~left], labels[~left], classes, background).scores(vectors[left])
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
