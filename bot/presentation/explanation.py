"""How a question was read, field by field, for `dannguon ask --explain`."""

from collections.abc import Iterable

from retrieval.question.question import Question
from retrieval.question.types import Language, QuestionKind

_KINDS = {
    QuestionKind.WHO: "ai",
    QuestionKind.OFFICE: "giữ chức vụ gì",
    QuestionKind.ATTENDANCE: "những ai dự",
    QuestionKind.WHEN: "khi nào",
    QuestionKind.WHERE: "ở đâu",
    QuestionKind.HOW_MANY: "bao nhiêu",
    QuestionKind.NUMBER: "văn bản số mấy",
    QuestionKind.ABOUT: "về việc gì",
    QuestionKind.WHAT: "điều gì",
    QuestionKind.OTHER: "không rõ hỏi gì",
}
_LANGUAGES = {
    Language.VIETNAMESE: "tiếng Việt có dấu",
    Language.WITHOUT_MARKS: "tiếng Việt không dấu",
    Language.ENGLISH: "tiếng Anh",
}


def explain(question: Question) -> dict[str, str]:
    """What was understood, by Vietnamese labels in the order of reading; "–" where the question has nothing of it."""
    text = question.text
    strong = [term for term in question.wording.terms if term not in question.wording.weak]
    shown = {
        "Câu hỏi": question.asked,
        "Hiểu là": text,
        "Ngôn ngữ": _LANGUAGES[question.language] + (", dấu được thêm lại" if question.restored else ""),
        "Hỏi": _KINDS[question.kind],
        "Hỏi đúng ngày": "có" if question.asks_for_day else "",
        "Hỏi cả danh sách": "có" if question.asks_for_list else "",
        "Chức vụ cần tìm người": " ".join(question.offices.asked),
        "Chức vụ nhắc đến": " ".join(question.offices.mentioned),
        "Lời nói cần tìm": " ".join(question.wording.speech),
        "Đơn vị đếm": question.wording.unit,
        "Tên người, địa danh": _joined(name.text for name in question.names),
        "Văn bản": _joined(text[held.start : held.end] for held in question.numbers.documents),
        "Lần, khóa": _joined(f"{held.what} {held.value}" for held in question.numbers.ordinals),
        "Ngày": _joined(text[held.start : held.end] for held in question.times.dates),
        "Khoảng ngày": _joined(map(str, question.times.ranges)),
        "Tháng, quý, phần của năm": _joined(map(str, question.times.periods)),
        "Năm": _joined(map(str, sorted(question.times.years))),
        "Năm âm lịch": _joined(text[held.start : held.end] for held in question.times.lunar_years),
        "Con số khác": _joined(sorted(question.numbers.figures)),
        "Từ cần có": " ".join(strong),
        "Từ phụ": " ".join(term for term in question.wording.terms if term in question.wording.weak),
    }
    return {label: value or "–" for label, value in shown.items()}


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)
