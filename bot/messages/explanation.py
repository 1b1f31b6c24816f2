"""How it is called what a question asks, for `dannguon ask --explain`."""

from typing import ClassVar


class ExplanationMessages:
    """Parts and kinds of questions."""

    YES = "có"
    QUESTION_PARTS: ClassVar = {
        "asked": "Câu hỏi",
        "read_as": "Hiểu là",
        "language": "Ngôn ngữ",
        "kind": "Hỏi",
        "for_day": "Hỏi đúng ngày",
        "for_list": "Hỏi cả danh sách",
        "offices_asked": "Chức vụ cần tìm người",
        "offices_mentioned": "Chức vụ nhắc đến",
        "speech": "Lời nói cần tìm",
        "unit": "Đơn vị đếm",
        "names": "Tên người, địa danh",
        "documents": "Văn bản",
        "ordinals": "Lần, khóa",
        "dates": "Ngày",
        "ranges": "Khoảng ngày",
        "periods": "Tháng, quý, phần của năm",
        "years": "Năm",
        "lunar_years": "Năm âm lịch",
        "figures": "Con số khác",
        "strong": "Từ cần có",
        "weak": "Từ phụ",
    }
    QUESTION_KINDS: ClassVar = {
        "who": "ai",
        "office": "giữ chức vụ gì",
        "attendance": "những ai dự",
        "when": "khi nào",
        "where": "ở đâu",
        "how_many": "bao nhiêu",
        "number": "văn bản số mấy",
        "about": "về việc gì",
        "what": "điều gì",
        "other": "không rõ hỏi gì",
    }
    LANGUAGES: ClassVar = {"vi": "tiếng Việt có dấu", "vi-ascii": "tiếng Việt không dấu", "en": "tiếng Anh"}

    def language(self, language: str, *, restored: bool) -> str:
        """In what a question is typed, and whether its marks were put back."""
        return self.LANGUAGES[language] + (", dấu được thêm lại" if restored else "")
