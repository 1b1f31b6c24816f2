"""English questions put in Vietnamese, where every word is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question.typed.translating import in_vietnamese


def as_typed(name: str) -> str:
    """A name whose marks are not restored."""
    return name


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("Who is the secretary of the Loc Ha District Party Committee?", "Bí thư huyện ủy Loc Ha là ai?"),
        ("Who is the Loc Ha district party secretary?", "Bí thư huyện ủy Loc Ha là ai?"),
        ("Who chaired the 18th conference of My Lam?", "Ai chủ trì hội nghị lần thứ 18 My Lam?"),
        ("Who signed Resolution 52/NQ-HĐND?", "Ai ký nghị quyết 52/NQ-HĐND?"),
        ("When was Directive 09-CT/HU issued?", "Chỉ thị 09-CT/HU ban hành ngày nào?"),
        ("Where was the second conference held?", "Hội nghị lần thứ 2 tổ chức ở đâu?"),
        ("How many directives are there in 2021?", "Có bao nhiêu chỉ thị năm 2021?"),
        ("Please list all the notices you have, thanks!", "Danh sách thông báo"),
        ("Which documents mention landslides?", "Văn bản nào nói về sạt lở?"),
        (
            "Is Kha Đình Tường the chairman of the People's Committee of Loc Ha district?",
            "Kha Đình Tường có phải chủ tịch ủy ban nhân dân huyện Loc Ha không?",
        ),
        ("Hi, could you summarize Directive 09-CT/HU please?", "Tóm tắt chỉ thị 09-CT/HU"),
        ("Compare Plan 12/KH-UBND and Plan 14/KH-UBND", "So sánh kế hoạch 12/KH-UBND và kế hoạch 14/KH-UBND"),
        ("What position does Kha Đình Tường hold?", "Kha Đình Tường giữ chức vụ gì?"),
        ("What is decision 876/QĐ-UBND about?", "Quyết định 876/QĐ-UBND nói về gì?"),
        ("Who chaired the meeting on 9 July 2020?", "Ai chủ trì hội nghị ngày 9/7/2020?"),
        ("Who chaired the meeting in August 2022?", "Ai chủ trì hội nghị tháng 8/2022?"),
    ],
)
def test_what_is_known_whole_is_put_in_vietnamese(english: str, vietnamese: str) -> None:
    """Phrases are turned round, days and ordinals written as papers do, plurals met by their singular."""
    assert in_vietnamese(english, as_typed) == vietnamese


@pytest.mark.parametrize(
    "english", ["Who walked the unicorn?", "Is it raining?", "Hello!", "What is love?", "", "who is", "day_0", "of of"]
)
def test_what_is_not_known_whole_stays_english(english: str) -> None:
    """A word or a frame that nothing says in Vietnamese."""
    assert in_vietnamese(english, as_typed) is None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Nothing raises, whatever is typed."""
    assert in_vietnamese(text, as_typed) != ""


@given(
    st.lists(st.sampled_from("who is the when was of in July 2020 9 day_0 secretary Loc Ha list ? how many".split()))
)
def test_any_words_are_read(words: list[str]) -> None:
    """Nor whatever words of ours stand together."""
    assert in_vietnamese(" ".join(words), as_typed) != ""
