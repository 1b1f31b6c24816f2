"""What people say for what office papers call otherwise."""

import pytest

from index.language.words import comparable
from retrieval.evidence.everyday import said_otherwise


@pytest.mark.parametrize(
    ("asked", "folded", "said", "office"),
    [
        ("Ít nhất mấy tiếng?", False, ("ít", "nhất"), ("tối", "thiểu")),
        ("Ít nhất mấy tiếng?", False, ("tiếng",), ("giờ",)),
        ("it nhat may tieng", True, ("it", "nhat"), ("toi", "thieu")),
    ],
)
def test_a_question_says_what_papers_call_otherwise(
    asked: str, folded: bool, said: tuple[str, ...], office: tuple[str, ...]
) -> None:
    """Each phrase as it is typed, with what stands for it; without marks too."""
    found = dict(said_otherwise(comparable(asked, folded=folded), folded=folded))

    assert office in found[said]


def test_a_phrase_within_a_longer_one_counts_too() -> None:
    """In the order of the question, the longer first."""
    assert [said for said, _ in said_otherwise(("hạn", "chót", "nộp"), folded=False)] == [
        ("hạn", "chót"),
        ("hạn",),
        ("nộp",),
    ]
