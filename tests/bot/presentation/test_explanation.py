"""How a question was read, for people."""

from dataclasses import fields, replace

from bot.presentation.explanation import explain
from retrieval.question.marked import mark
from retrieval.question.question import Numbers, Offices, Question, Times, Wording
from tests.fakes import understand


def test_every_field_that_the_question_has_is_shown() -> None:
    """What is named, asked for and looked up stands under a Vietnamese label, what is not there as a dash."""
    shown = explain(
        understand(
            "Ngày nào trong quý I năm 2021, sau Tết Tân Sửu, đồng chí Trần Văn An ký Chỉ thị 05-CT/HU lần thứ bảy?"
        )
    )

    assert shown["Hỏi"] == "khi nào"
    assert shown["Cần có trong câu trích"] == "ngày"
    assert shown["Tên người, địa danh"] == "Trần Văn An"
    assert shown["Văn bản"] == "Chỉ thị 05-CT/HU"
    assert shown["Lần, khóa"] == "lần 7"
    assert shown["Tháng, quý, phần của năm"] == "quý 1"
    assert (shown["Năm"], shown["Năm âm lịch"]) == ("2021", "Tân Sửu")
    assert shown["Chức vụ cần tìm người"] == "–"
    assert "chỉ thị" in shown["Từ cần có"] + shown["Từ phụ"]


def test_no_field_is_left_out() -> None:
    """There is a line for each field of a question but those that others are made of."""
    groups = (Wording, Offices, Numbers, Times)
    values = sum(len(fields(part)) for part in (Question, *groups)) - len(groups)

    # Of what is marked its text and its language are shown.
    assert len(explain(understand("họp"))) == values - len({"words", "topic", "marked"}) + len({"text", "language"})


def test_restored_marks_are_said_to_be() -> None:
    """Where marks were not typed, the language line says so."""
    shown = explain(replace(understand("hop gi"), marked=mark("họp gì")))

    assert (shown["Câu hỏi"], shown["Hiểu là"]) == ("hop gi", "họp gì")
    assert shown["Ngôn ngữ"] == "tiếng Việt có dấu, dấu được thêm lại"
