"""What is put together to be said of the register, in lists and on cards."""

from typing import TYPE_CHECKING

from bot.messages.answers import AnswerMessages

if TYPE_CHECKING:  # the texts are read before anything that takes time to import
    from index.facts.types import Task


class RegisterMessages(AnswerMessages):
    """Lists and cards."""

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
  relations (quan hệ: để trống là bỏ hết, “-thay thế” là bỏ quan hệ ấy),
  tasks (việc được giao: chỉ để trống, là bỏ hết)
"""
    """What can be set of a fact, at the end of the help of `facts correct`; \\b keeps the lines as they are."""

    def list_head(self, name: str, total: int, page: int, pages: int) -> str:
        """What is listed, how many there are, and the page."""
        head = self.said("list_head", list=name, total=total)
        return f"{head}, {self.said('page_of', page=page, pages=pages)}" if pages > 1 else head

    def relation(self, name: str, other: str, *, is_by: bool) -> str:
        """What a document does to another one (`is_by`), or what the other does to it."""
        by = self.capitalised(name)
        return f"{by if is_by else self.named('done_to').get(name, f'{by} (bởi)')} {other}"

    def ended_by(self, name: str, other: str) -> str:
        """That another document has ended this one."""
        return f"{self.named('ended_by').get(name, self.said('ended_otherwise'))} {other}"

    def task(self, task: "Task") -> str:
        """Who is to do what by when, and who said so."""
        text, who = task.said.text, task.who
        parts = [who] if who else []
        if who and text.lower().startswith(who.lower()):
            text = text[len(who) :].lstrip(" ,:")
        parts += [text.rstrip(" .;,"), *([f"thời hạn: {task.by_when}"] if task.by_when else [])]
        parts += [f"phối hợp: {task.with_whom}"] if task.with_whom else []
        said = [f"lời {task.said_by}"] if task.said_by else []
        notes = said + ([] if task.concluding else [self.said("not_concluded")])
        return self.capitalised(" — ".join(parts)) + (f" ({'; '.join(notes)})" if notes else "")
