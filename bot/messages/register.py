"""The sentences of the register, in lists and on cards; nothing here is escaped."""

import datetime

from bot.messages.answers import AnswerMessages, with_dots

_RELATIONS = {
    "căn cứ": ("Căn cứ", "Là căn cứ của"),
    "thực hiện": ("Thực hiện", "Được thực hiện bởi"),
    "thay thế": ("Thay thế", "Được thay thế bởi"),
    "sửa đổi": ("Sửa đổi", "Được sửa đổi bởi"),
    "bổ sung": ("Bổ sung", "Được bổ sung bởi"),
    "bãi bỏ": ("Bãi bỏ", "Bị bãi bỏ bởi"),
}
_ENDED = {"thay thế": "Đã được thay thế bởi", "bãi bỏ": "Đã bị bãi bỏ bởi"}


class RegisterMessages(AnswerMessages):
    """Lists and cards."""

    WORDS_FORGOTTEN = "Tôi không còn đọc được từ khóa của danh sách này. Xin anh/chị gõ lại lệnh."
    ENTRY_GONE = "Mục này không còn trong sổ, có thể vì tài liệu đã được cập nhật. Xin anh/chị gõ lại lệnh để tra."
    LIST_HINT = "Để tìm, xin gõ từ khóa sau lệnh, ví dụ: /{command} {example}"
    LIST_HINT_MEETINGS = (
        "Danh sách này chỉ có hội nghị được tài liệu tường thuật; tìm theo từ khóa sẽ có cả hội nghị được nhắc đến."
    )
    REGISTER_EMPTY = "Chưa có mục nào trong sổ. Xin anh/chị hỏi người quản trị đã đưa tài liệu vào kho chưa."
    LIST_NOT_FOUND_ADVICE = (
        "Xin anh/chị thử ít từ hơn, hoặc chỉ gõ tên riêng hay số văn bản; cũng có thể hỏi thẳng bằng một câu."
    )
    OFFICIALS = "Cán bộ"
    MEETINGS = "Hội nghị"
    DOCUMENTS = "Văn bản"
    UNCERTAIN = "(chưa chắc chắn)"
    ONLY_MENTIONED = "chỉ được nhắc đến"
    IN_CORPUS = "có trong kho"
    ENDED = "không còn hiệu lực"
    DRAFT = "dự thảo"
    OFFICES = "Chức vụ"
    NAMESAKES = "Cùng tên, có thể là người khác"
    TASKS = "Việc được giao"
    RELATIONS = "Quan hệ với văn bản khác"
    MENTIONED_IN = "Được nhắc đến trong"
    STATED_IN = "Theo tài liệu"
    REPORTS = "tường thuật"
    MENTIONS = "nhắc đến"
    FORMER = "đã thôi giữ"
    NOT_CONCLUDED = "ý kiến phát biểu, không phải kết luận"
    LABEL_DAY_HELD = "Ngày họp"
    LABEL_ORDINAL = "Lần thứ"
    LABEL_BODY = "Cơ quan"
    LABEL_TERM = "Khóa, nhiệm kỳ"
    LABEL_VENUE = "Địa điểm"
    LABEL_PLACE = "Địa bàn"
    LABEL_CHAIRS = "Chủ trì"
    LABEL_ATTENDEES = "Dự họp"
    LABEL_AGENDA = "Nội dung"
    LABEL_NAME = "Tên đầy đủ"
    LABEL_ISSUER = "Cơ quan ban hành"
    LABEL_DAY_ISSUED = "Ngày ban hành"
    LABEL_SUBJECT = "Về việc"
    LABEL_SIGNER = "Người ký"
    CORRECTABLE = """\b
Các mục sửa được của cán bộ:
  name (tên), place (địa bàn), as_of (tính đến ngày),
  offices (chức vụ, cách nhau bằng “;”; “nguyên …” là đã thôi giữ)
\b
Của hội nghị:
  name (tên), ordinal (lần thứ), body (cơ quan), term (nhiệm kỳ),
  date (ngày), place (địa bàn), venue (địa điểm),
  chairs (người chủ trì, cách nhau bằng “;”),
  tasks (việc được giao: chỉ để trống, là bỏ hết)
\b
Của văn bản:
  name (tên), type (loại), number (số), symbol (ký hiệu),
  issuer (cơ quan ban hành), date (ngày), subject (trích yếu),
  signer (người ký),
  relations (quan hệ: để trống là bỏ hết, “-thay thế” là bỏ quan hệ ấy)
"""
    """What can be set of a fact, at the end of the help of `facts correct`; \\b keeps the lines as they are."""

    def searched_for(self, words: str) -> str:
        """What a list was searched for."""
        return f"Từ khóa: “{words}”"

    def list_head(self, kind: str, total: int, page: int, pages: int) -> str:
        """What is listed, how many there are, and the page."""
        return f"{kind}: {with_dots(total)} mục" + (f", {self.page_of(page, pages)}" if pages > 1 else "")

    def page_of(self, page: int, pages: int) -> str:
        """Which page of how many."""
        return f"trang {with_dots(page)}/{with_dots(pages)}"

    def page_before(self, page: int, pages: int) -> str:
        """The label of the button to the page before, which is `page`."""
        return f"◀ {self.page_of(page, pages)}"

    def page_after(self, page: int, pages: int) -> str:
        """The label of the button to the page after, which is `page`."""
        return f"{self.page_of(page, pages)} ▶"

    def list_not_found(self, kind: str, words: str) -> str:
        """That no entry has the words."""
        return f"Không có mục nào trong sổ {kind.lower()} khớp với “{words}”."

    def list_hint(self, command: str, example: str) -> str:
        """How to look for something instead of reading all."""
        return self.LIST_HINT.format(command=command, example=example)

    def according_to(self, date: datetime.date | None) -> str:
        """The day of the document that says something."""
        return f"theo tài liệu {self.day(date)}"

    def corrected_on(self, date: datetime.date) -> str:
        """That an administrator has corrected something."""
        return f"(đã đính chính {self.day(date)})"

    def labelled(self, label: str, text: str) -> str:
        """A fact behind its name."""
        return f"{label}: {text}"

    def relation(self, name: str, other: str, *, is_by: bool) -> str:
        """What a document does to another one (`is_by`), or what the other does to it."""
        by, to = _RELATIONS.get(name, (self.capitalised(name), f"{self.capitalised(name)} (bởi)"))
        return f"{by if is_by else to} {other}"

    def ended_by(self, name: str, other: str) -> str:
        """That another document has ended this one."""
        return f"{_ENDED.get(name, 'Đã hết hiệu lực theo')} {other}"

    def task(self, text: str, who: str | None, by_when: str | None, said_by: str | None, *, concluding: bool) -> str:
        """Who is to do what by when, and who said so."""
        parts = [who] if who else []
        if who and text.lower().startswith(who.lower()):
            text = text[len(who) :].lstrip(" ,:")
        parts += [text.rstrip(" .;,"), *([f"thời hạn: {by_when}"] if by_when else [])]
        said = [f"lời {said_by}"] if said_by else []
        notes = said + ([] if concluding else [self.NOT_CONCLUDED])
        return self.capitalised(" — ".join(parts)) + (f" ({'; '.join(notes)})" if notes else "")

    def entry_button(self, number: int, title: str) -> str:
        """The label of the button that opens entry `number` of a list."""
        return f"{number}. {title}"

    def other_entry_button(self, title: str) -> str:
        """The label of the button that opens another entry's card."""
        return f"→ {title}"
