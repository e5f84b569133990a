"""Places for people in a plane: near to those whose company they kept."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

_STEPS = 400
_APART = 0.115
"""Of the width of the picture: so that a name fits between two points."""


def places(minutes: ArrayLike) -> NDArray[np.float64]:
    """Return a place for each of some people, (people, 2), between 0 and 1.

    Parameters
    ----------
    minutes : array_like, shape (people, people)
        For how long each two stood together; symmetric.

    Notes
    -----
    Stress majorization (Gansner, Koren and North 2004): distances in the plane come near to those along the
    lines, where much time together is a short line. Afterwards points that lie upon each other move apart.
    """
    lengths = _lengths(np.asarray(minutes, dtype=float))
    place = _start(lengths)
    weights = np.where(lengths > 0, 1 / np.maximum(lengths, 1e-9) ** 2, 0)
    total = weights.sum(axis=1)
    for _ in range(_STEPS):
        pull = weights * lengths / np.maximum(_distances(place), 1e-9)
        place = (weights @ place + pull.sum(axis=1)[:, np.newaxis] * place - pull @ place) / total[
            :, np.newaxis
        ]
    place -= place.min(axis=0)
    return _apart(place / place.max(axis=0))


def _lengths(minutes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far each two are from each other along the lines."""
    with np.errstate(divide="ignore"):
        lengths = np.where(minutes > 0, 1 / (0.5 + minutes / 12), np.inf)
    np.fill_diagonal(lengths, 0)
    for through in range(len(lengths)):
        lengths = np.minimum(lengths, lengths[:, [through]] + lengths[[through], :])
    far = lengths[np.isfinite(lengths)].max()
    return np.where(np.isfinite(lengths), lengths, 2 * far)


def _start(lengths: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return places by classical scaling, turned so that the first person is on the positive side."""
    square = lengths**2
    middle = square - square.mean(axis=0) - square.mean(axis=1)[:, np.newaxis] + square.mean()
    values, vectors = np.linalg.eigh(-middle / 2)
    place: NDArray[np.float64] = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 0))
    return place * np.where(place[0] < 0, -1, 1)


def _apart(place: NDArray[np.float64]) -> NDArray[np.float64]:
    for _ in range(_STEPS):
        apart = place[:, np.newaxis] - place[np.newaxis]
        far = np.maximum(np.hypot(*np.moveaxis(apart, -1, 0)), 1e-9)
        push = np.clip(_APART - far, 0, None) / far / 4
        place = place + (apart * push[..., np.newaxis]).sum(axis=1)
    place -= place.min(axis=0)
    found: NDArray[np.float64] = place / place.max(axis=0)
    return found


def _distances(place: NDArray[np.float64]) -> NDArray[np.float64]:
    apart = place[:, np.newaxis] - place[np.newaxis]
    found: NDArray[np.float64] = np.hypot(apart[..., 0], apart[..., 1])
    return found
