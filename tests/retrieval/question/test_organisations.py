"""Organisations are names like people: found, met and refused whole."""

import pytest

from index.language.words import comparable
from retrieval.question.organisations import find_organisations, names_organisation
from tests.fakes import understand


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Hội Nông dân huyện có bao nhiêu hội viên?", ["Hội Nông dân"]),
        ("hội nông dân huyện có bao nhiêu hội viên", ["hội nông dân"]),
        ("Hội Người cao tuổi xã họp ngày nào?", ["Hội Người cao tuổi"]),
        ("Phòng Tài chính - Kế hoạch và Trạm Khuyến nông huyện", ["Phòng Tài chính - Kế hoạch", "Trạm Khuyến nông"]),
        ("Văn phòng Sở Thông tin và Truyền thông", ["Sở Thông tin và Truyền thông"]),
        ("Sở GD&ĐT tỉnh, phòng LĐTBXH huyện", ["Sở GD&ĐT", "phòng LĐTBXH"]),
        ("Sở GDĐT TP.Huế và Sở Y tế TX Kỳ Anh", ["Sở GDĐT", "Sở Y tế"]),
        ("Hội Làng nghề tỉnh được gia hạn", ["Hội Làng"]),
        ("Ban Tổ chức Huyện ủy, hội nghị tổ chức đại hội, phòng chống dịch", ["Ban Tổ chức"]),
        ("Ông Đoàn Văn Hùng, Hội đồng nhân dân, ban hành kế hoạch", []),
        ("so ke hoach va hoi nong dan", []),
    ],
)
def test_a_text_names_organisations(text: str, named: list[str]) -> None:
    """A body with what it deals with; a verb, a surname and words without marks are none."""
    assert [text[span.start : span.end] for span in find_organisations(text)] == named


@pytest.mark.parametrize(
    ("text", "asked", "met"),
    [
        ("Hội Liên hiệp Phụ nữ Việt Nam huyện", "Hội Phụ nữ", True),
        ("Hội LHPN huyện", "Hội Phụ nữ", True),
        ("Phòng Tài chính - Kế hoạch", "Phòng Tài chính", True),
        ("Phòng Kế hoạch và Tài chính", "Phòng Tài chính", True),
        ("Trung tâm Phục vụ hành chính công", "trung tâm hành chính công", True),
        ("Hội Cựu chiến binh, phụ nữ", "Hội Phụ nữ", False),
    ],
)
def test_an_organisation_is_met_whole(text: str, asked: str, *, met: bool) -> None:
    """What it is often called without may be left out; another's words beside are not it."""
    assert names_organisation(comparable(text, folded=False), comparable(asked, folded=False)) == met


def test_a_question_names_them_apart_from_people_and_offices() -> None:
    """Of an organisation no word is a person or place; one in the office that is asked for belongs to that."""
    question = understand("Phòng Tài chính huyện Nam Sách có bao nhiêu công chức?")

    assert [name.text for name in question.organisations] == ["Phòng Tài chính"]
    assert [name.text for name in question.names] == ["Nam Sách"]
    assert understand("Trưởng phòng Nội vụ huyện Nam Sách là ai?").organisations == ()
