"""What is said of each code of `index.errors`: a sentence with places for the values that come with the code."""

from collections.abc import Mapping
from typing import Any

from bot.messages.answers import AnswerMessages, with_dots
from bot.messages.chat import ChatMessages
from bot.messages.findings import FOUND
from bot.messages.index_errors import OF_INDEX
from bot.messages.service import ServiceMessages
from index.errors import DanNguonError, Notice

SENTENCES: Mapping[str, str] = {
    **OF_INDEX,
    **FOUND,
    # what is asked
    "question_empty": AnswerMessages.QUESTION_EMPTY,
    "question_empty_after_command": AnswerMessages.QUESTION_EMPTY_AFTER_COMMAND,
    "question_empty_on_page": AnswerMessages.QUESTION_EMPTY_ON_PAGE,
    "question_without_words": AnswerMessages.QUESTION_WITHOUT_WORDS,
    "question_too_long": (
        "Câu hỏi dài {length} ký tự, quá mức {limit} ký tự. Xin anh/chị rút gọn, mỗi lần hỏi một việc."
    ),
    "words_too_long": "Từ khóa dài {length} ký tự, quá mức {limit} ký tự. Xin anh/chị rút gọn.",
    "words_without_letters": (
        "Tôi chưa thấy từ nào trong từ khóa. Xin anh/chị gõ tên, chức vụ, địa bàn hoặc số văn bản sau lệnh."
    ),
    "busy": ChatMessages.BUSY,
    "conversation_busy": (
        "Tôi đang trả lời các câu hỏi trước ở đây và chỉ giữ được {max_waiting} câu chờ; những câu gửi thêm lúc này "
        "sẽ không được trả lời. Xin anh/chị chờ tôi trả lời xong rồi gửi lại."
    ),
    # settings
    "settings_wrong": "Cài đặt chưa đúng. {problems}. Hãy sửa trong môi trường hoặc trong tệp .env.",
    "setting_wrong": "{variable}: {problem}",
    "setting_unknown": "không có cài đặt nào tên như vậy",
    "setting_no_number": "phải là số nguyên",
    "setting_too_small": "quá nhỏ",
    "setting_too_large": "quá lớn",
    "setting_no_path": "phải là đường dẫn",
    "setting_no_id": ("“{part}” không phải mã số; hãy viết các mã số cách nhau bằng dấu phẩy, hoặc một dấu *"),
    "setting_no_token": ("không có dạng mã của @BotFather (123456789:chữ-và-số); hãy chép lại cả mã"),
    "setting_no_address": "phải là một địa chỉ bắt đầu bằng http:// hoặc https://",
    "setting_invalid": "giá trị không hợp lệ",
    "env_unreadable": "Không đọc được tệp .env: hãy xem quyền đọc của tệp.",
    "env_not_utf8": "Không đọc được tệp .env: hãy lưu lại tệp bằng bảng mã UTF-8.",
    # the service
    "telegram_off": ServiceMessages.TELEGRAM_OFF,
    "nobody_allowed": ServiceMessages.NOBODY_ALLOWED,
    "token_rejected": ServiceMessages.TOKEN_REJECTED,
    "already_polling": ServiceMessages.ALREADY_POLLING,
    "port_in_use": (
        "Cổng {port} ở {host} đang có chương trình khác dùng: "
        "hãy dừng chương trình đó hoặc đặt DANNGUON_PAGE_PORT thành cổng khác."
    ),
    "port_forbidden": "Hệ thống không cho mở cổng {port}: hãy đặt DANNGUON_PAGE_PORT thành một cổng từ 1024 trở lên.",
    "host_unusable": "Không mở được trang ở địa chỉ {host}: hãy sửa DANNGUON_PAGE_HOST, thường là 127.0.0.1.",
    # commands
    "output_unwritable": "Không ghi được {path}; hãy kiểm tra đường dẫn, quyền ghi và dung lượng đĩa.",
    "questions_failed": "Có {count} trong {of} câu hỏi chưa trả lời được; lý do ở dòng của từng câu.",
    "files_refused": "Có {count} tệp chưa đưa vào kho được; lý do ở trên.",
    "judged_missing": "Không có tệp hoặc thư mục {path}; hãy kiểm tra lại đường dẫn.",
    "points_open": "Có {count} điểm cần xử lý; cách làm ở trên.",
    "entry_of_other_list": (
        "Mục “{entry}” không thuộc danh sách này; hãy xem bằng lệnh officials, meetings hoặc documents."
    ),
    "fact_unknown": ("Không có dữ kiện nào mã “{fact}” trong kho; mã nằm ở khóa fact_id của --json và cuối thẻ --id."),
    "fact_marked_wrong": "Dữ kiện đang bị đánh dấu là sai; để bỏ dấu ấy: dannguon facts undo {fact}",
    "fact_not_corrected": "Dữ kiện mã “{fact}” không có đính chính nào; xem: dannguon facts corrections",
    "nothing_to_correct": "Không có gì để sửa: {held} đã là như vậy.",
}

_WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": {
        "ZIP": "nén ZIP hoặc tài liệu Office",
        "old Office": "tài liệu Office đời cũ",
        "PNG": "ảnh PNG",
        "JPEG": "ảnh JPEG",
        "GIF": "ảnh GIF",
        "RAR": "nén RAR",
        "7z": "nén 7z",
        "GZIP": "nén GZIP",
    },
    "cause": {"no finite sentence vector": "không tính được véc-tơ của câu"},
    "differences": {
        "model": "mô hình",
        "dimension": "số chiều",
    },
    "parts": {
        "chunking": "cách chia đoạn",
        "text_rules": "quy tắc văn bản",
        "facts": "quy tắc đọc dữ kiện",
        "lexicon": "bảng từ ngữ",
    },
}
"""What values are called that are words of ours, by the name of the value."""


class ErrorMessages(AnswerMessages):
    """Errors and notices."""

    SENTENCES = SENTENCES

    def sentence(self, told: Notice | DanNguonError) -> str:
        """What a person is told: what happened, with which value, and what to do."""
        notice = told.notice if isinstance(told, DanNguonError) else told
        values = {name: self._shown(name, value) for name, value in notice.values.items()}
        return self.SENTENCES[notice.code].format(**values)

    def _shown(self, name: str, value: Any) -> str:  # Any: whatever comes with a code
        words = _WORDS.get(name, {})
        match value:
            case Notice():
                return self.sentence(value)
            case tuple() if name == "differences":
                return "; ".join(f"{words[part]} {before}, nay là {now}" for part, before, now in value)
            case tuple() if name == "held":
                return "; ".join(f"{field} ({held or self.value_unknown(field)})" for field, held in value)
            case tuple() if name == "problems":
                return "; ".join(map(self.sentence, value))
            case tuple():
                return ", ".join(self._shown(name, part) for part in value)
            case int() if name in ("length", "limit"):
                return with_dots(value)
            case _:
                return words.get(str(value), str(value))
