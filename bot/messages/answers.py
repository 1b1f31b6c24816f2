"""What is said of questions and answers; nothing here is escaped.

People are addressed as "anh/chị" (elder brother or sister), the polite form among colleagues.
"""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:  # the texts are read before anything that takes time to import
    from retrieval.types import QuotedCorrection, Superseded, Unstated


def _listed(names: Sequence[str]) -> str:
    """The names with commas and "và" before the last."""
    *first, last = names
    return f"{', '.join(first)} và {last}" if first else last


def with_dots(number: int) -> str:
    """A number with a dot between thousands, as it is written in Vietnamese."""
    return f"{number:,}".replace(",", ".")


class AnswerMessages:
    """Questions and answers."""

    NAME = "Dẫn Nguồn"
    EXAMPLES = (
        "Bí thư Huyện ủy Nam Sách là ai?",
        "Hội nghị lần thứ hai họp ngày nào?",
        "Kế hoạch 210/KH-UBND nói về việc gì?",
    )
    QUESTION_NOT_TEXT = "Hiện tôi chỉ đọc được câu hỏi viết bằng chữ. Xin anh/chị gõ câu hỏi giúp tôi."
    NOT_FOUND = "Tôi không tìm thấy câu trả lời trong các tài liệu hiện có."
    NOT_FOUND_ADVICE = "Anh/chị có thể hỏi lại với tên đầy đủ của người, cơ quan hoặc số văn bản."
    NEAREST_DOCUMENTS = "Tài liệu gần với câu hỏi nhất, anh/chị có thể mở xem:"
    FIELD_NAMES: ClassVar = {
        "name": "tên",
        "offices": "chức vụ",
        "place": "địa bàn",
        "as_of": "tính đến ngày",
        "ordinal": "lần thứ",
        "body": "cơ quan",
        "term": "nhiệm kỳ",
        "date": "ngày",
        "venue": "địa điểm",
        "chairs": "người chủ trì",
        "tasks": "việc được giao",
        "type": "loại văn bản",
        "number": "số",
        "symbol": "ký hiệu",
        "issuer": "cơ quan ban hành",
        "subject": "trích yếu",
        "signer": "người ký",
        "relations": "quan hệ với văn bản khác",
    }
    """How the fields of facts are called."""
    UNSTATED: ClassVar = {
        "in_force": "Trong các tài liệu hiện có, không có văn bản nào thay thế hoặc bãi bỏ {}.",
        "relation": "Không có tài liệu nào nói đến quan hệ ấy của {}.",
        "issued_on": "Không có tài liệu nào ghi ngày ban hành của {}.",
        "signer": "Không có tài liệu nào ghi ai ký {}.",
        "held_on": "Không có tài liệu nào ghi ngày họp của {}.",
    }
    """What the register can lack of something that it knows."""
    DATE_UNKNOWN = "không rõ ngày"
    YEAR_INFERRED = "năm suy ra từ nội dung"
    QUOTE_IS_BOLD = "Đoạn được trích in đậm."
    DOCUMENT_OPENING = "Phần đầu tài liệu:"
    BUTTON_DOCUMENT = "Xem phần đầu tài liệu"

    def not_found(self, absent: Sequence[str], unmet: Sequence[str]) -> str:
        """That nothing was found, and of what is named in the question: what no document has, or no answer to it."""
        if absent:
            return f"{self.NOT_FOUND} Không có tài liệu nào về {_listed(absent)}."
        if unmet:
            return f"{self.NOT_FOUND} Không có đoạn nào vừa nói đến điều được hỏi, vừa nhắc đến {_listed(unmet)}."
        return self.NOT_FOUND

    def understood_as(self, question: str) -> str:
        """How a question was read whose marks were restored, slips mended, or missing parts added."""
        return f"Hiểu là: “{question}”"

    def day(self, date: datetime.date | None, *, inferred: bool = False) -> str:
        """The date as dd/mm/yyyy, or that it is unknown; a year that was inferred is said to be."""
        return self.DATE_UNKNOWN if date is None else f"ngày {self.date_alone(date, inferred=inferred)}"

    def date_alone(self, date: datetime.date, *, inferred: bool = False) -> str:
        """The date as dd/mm/yyyy behind a word that says what it is the date of."""
        return f"{date:%d/%m}/{date.year:04}" + (f" ({self.YEAR_INFERRED})" if inferred else "")

    def as_of(self, date: datetime.date | None, place: str | None = None) -> str:
        """For which day, and where it must be told which unit, an answer is true."""
        return f"{place}, theo tài liệu {self.day(date)}" if place else f"theo tài liệu {self.day(date)}"

    def unstated(self, held: "Unstated") -> str:
        """That no document says what is asked of something that is known."""
        return self.UNSTATED[held.what].format(held.of)

    def more(self, count: int) -> str:
        """That a list goes on."""
        return f"Còn {count} mục nữa; xin xem đầy đủ bằng lệnh /hoinghi hoặc /vanban."

    def superseded(self, held: "Superseded") -> str:
        """That a quoted document is no longer in force."""
        by = f"{held.by} {self.day(held.by_date)}" if held.by_date else held.by
        done = "thay thế" if held.relation == "thay thế" else "bãi bỏ"
        return f"Lưu ý: {held.title} đã được {by} {done} [{held.marker}]."

    def corrected(self, held: "QuotedCorrection") -> str:
        """That an administrator corrected what is quoted."""
        when = f"{held.made_at:%d/%m/%Y}"
        because = f" ({held.note})" if held.note else ""
        if held.values is None:
            return f"Lưu ý [{held.marker}]: người quản trị đã đánh dấu dữ kiện này là sai ngày {when}{because}."
        values = "; ".join(
            f"{self.FIELD_NAMES.get(field, field)}: {self.value_set(field, value)}" for field, value in held.values
        )
        return f"Lưu ý [{held.marker}]: đã đính chính ngày {when} – {values}{because}."

    def value_set(self, field: str, value: str) -> str:
        """A field's value as an administrator has set it."""
        if field == "relations" and value:
            return "; ".join(f"bỏ “{name.strip().removeprefix('-').strip()}”" for name in value.split(";"))
        return value or self.value_unknown(field)

    def value_unknown(self, field: str) -> str:
        """That a field has no value."""
        return "không có" if field in ("chairs", "tasks", "relations") else "không rõ"

    def capitalised(self, text: str) -> str:
        """The text with a capital first letter, the rest untouched."""
        return text[:1].upper() + text[1:]

    def source_button(self, marker: int) -> str:
        """The label of the button that shows source `marker` in its document."""
        return f"[{marker}] Xem trong tài liệu"

    def section(self, heading: str) -> str:
        """Where in the document a quote stands."""
        return f"Mục: {heading}"

    def file_name(self, source: str) -> str:
        """Which file a document is."""
        return f"Tệp: {source}"

    def document_number(self, number: str) -> str:
        """The number of an official document."""
        return f"Số: {number}"
