from segview.core.base.samples import evenly_spread


def test_a_sample_reaches_from_the_first_to_the_last() -> None:
    assert evenly_spread(range(101), 5) == [0, 25, 50, 75, 100]
    assert evenly_spread("abc", 2) == ["a", "c"]
    assert evenly_spread("abc", 1) == ["a"]


def test_of_few_all_are_taken_once() -> None:
    assert evenly_spread("abc", 20) == ["a", "b", "c"]
    assert evenly_spread("", 20) == []
