"""What commands say; nothing here is escaped."""

from collections.abc import Iterable
from typing import ClassVar


class CommandMessages:
    """What commands write, and what is said of wrong usage."""

    UNKNOWN = "không rõ"
    LOADING = "Đang nạp mô hình và kho tài liệu…"
    STEPS: ClassVar = {
        "read": "Đọc tài liệu",
        "facts": "Đọc lại dữ kiện",
        "embed": "Tính véc-tơ câu",
        "store": "Lưu vào kho",
        "ask": "Hỏi thử",
    }
    """What goes on, beside a bar."""

    # index and show
    OUTCOMES: ClassVar = {
        "added": "Thêm mới",
        "changed": "Thay đổi",
        "unchanged": "Không đổi",
        "removed": "Đã bỏ",
        "skipped": "Bỏ qua (định dạng chưa đọc được)",
    }
    HEADER_FIELDS: ClassVar = {
        "kind": "Loại",
        "number": "Số",
        "date": "Ngày",
        "issuer": "Cơ quan",
        "place": "Địa bàn",
        "title": "Tiêu đề",
    }

    # ask and eval
    ONE_QUESTION_OR_BATCH = "Cần một câu hỏi, hoặc --batch TỆP kèm --output TỆP."
    ONLY_OF_ONE_QUESTION = "--explain và --after chỉ dùng với một câu hỏi."
    SAMPLE_OF_A_FOLDER = "--sample chỉ dùng với thư mục và một số nguyên từ 1 trở lên."
    FIGURE_COLUMNS = ("Chỉ số", "Giá trị", "Khoảng tin cậy 95 %")
    KIND_COLUMNS = ("Loại câu hỏi", "Đạt")
    COUNT_COLUMN = "Số câu"

    # the register and its corrections
    ONE_FORM = "Chỉ dùng một trong hai: --json hoặc --csv."
    ID_EMPTY = "--id cần mã của một mục; mã ở cuối mỗi mục của danh sách."
    ID_ALONE = "--id chỉ dùng một mình, hoặc với --json."
    KEYWORDS_WITHOUT_LETTERS = "Từ khóa cần có chữ hoặc số."
    NOTHING_LISTED = "Không có mục nào khớp; hãy thử ít từ hơn hoặc bỏ bớt điều kiện."
    SOURCES_HEADING = "Nguồn:"
    CORRECTING_HEADING = "Mã để đính chính (dannguon facts correct MÃ …):"
    WRONG_OR_VALUES = "Cần --wrong, hoặc một hay nhiều --set MỤC=GIÁ_TRỊ."
    HOW_TO_SET = "--set viết MỤC=GIÁ_TRỊ, mỗi mục một lần, ví dụ: --set date=09/7/2020"
    NO_CORRECTIONS = "Chưa có đính chính nào."
    FACT_WITHDRAWN = "Cả dữ kiện được đánh dấu là sai và không còn hiện trong sổ."
    FACT_AS_STATED = "Dữ kiện lại như tài liệu viết."
    FACT_DORMANT = "(hiện không tài liệu nào trong kho nói điều này; đính chính được giữ lại)"
    FACT_WRONG = "Cả dữ kiện sai."

    # doctor
    SECRET_SET = "đã đặt (được che)"
    SECRET_UNSET = "chưa đặt"
    NOBODY = "chưa có ai"

    def file_inaccessible(self, path: object) -> str:
        """That the system did not let a file be read or written."""
        return f"Không đọc hoặc ghi được {path}; hãy kiểm tra đường dẫn, quyền và dung lượng đĩa."

    def unexpected(self, error: Exception) -> str:
        """That something happened which nobody foresaw."""
        return f"Lỗi ngoài dự kiến: {error!r}. Chạy lại với --debug để xem chi tiết."

    def not_taken(self, source: str, reason: str) -> str:
        """That a file was left out, and why."""
        return f"Không nhận {source}: {reason}"

    def documents_held(self, count: int) -> str:
        """How many documents there are."""
        return f"Trong kho có {count} tài liệu."

    def identified(self, identity: str) -> str:
        """A document's id."""
        return f"Mã: {identity}"

    def identified_briefly(self, identity: str) -> str:
        """The id of an entry behind other things."""
        return f"mã {identity}"

    def without_only(self, known: Iterable[str]) -> str:
        """Which parts can be left out."""
        return f"--without chỉ dùng với các phần {', '.join(known)}."

    def fact_corrected(self, identity: str, name: str) -> str:
        """Which fact has been corrected."""
        return f"Đã đính chính {identity}: {name}"

    def correction_undone(self, identity: str) -> str:
        """That a fact is again as its document states it."""
        return f"Đã bỏ đính chính của {identity}."

    def as_stated(self, value: str) -> str:
        """What the document says."""
        return f"tài liệu: {value}"
