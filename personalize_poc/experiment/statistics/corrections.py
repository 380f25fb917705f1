"""Several tests at once: p-values that may be compared with the one significance."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjusted so that the chance of any false positive stays below the significance.

    S. Holm, A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6 (1979).
    It asks nothing of how the tests depend on each other.
    """
    count = len(p_values)
    adjusted, highest = [0.0] * count, 0.0
    for at, place in enumerate(sorted(range(count), key=p_values.__getitem__)):
        highest = max(highest, min(1.0, (count - at) * p_values[place]))
        adjusted[place] = highest
    return adjusted


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """Adjusted so that of what is found at most that share is false, on average.

    Benjamini and Hochberg, Controlling the false discovery rate, J. R. Statist. Soc. B 57 (1995);
    for tests that are independent or depend on each other positively.
    """
    from scipy import stats

    if not p_values:
        return []
    return [float(one) for one in stats.false_discovery_control(list(p_values), method="bh")]


METHODS: dict[str, Callable[[Sequence[float]], list[float]]] = {
    "holm": holm,
    "bh": benjamini_hochberg,
    "none": lambda p_values: list(p_values),
}
"""By the names of `--correction`."""
