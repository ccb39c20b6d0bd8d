"""What find_quantities reads, and when two quantities agree."""

from conflictcheck.normalize.number import compatible, find_quantities, render


def test_reads_hedged_count() -> None:
    (found,) = find_quantities("About 26 allies agreed.")
    assert (found.raw, render(found.value), found.value.approx) == ("26", "26", True)


def test_hedged_count_agrees_with_its_neighbour() -> None:
    (a,), (b,) = find_quantities("about 26 allies"), find_quantities("27 allies")
    assert compatible(a.value, b.value)
