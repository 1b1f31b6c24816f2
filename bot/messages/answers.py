"""Every sentence that a person reads in Telegram or on the page; nothing here is escaped.

Those of the register are in `bot/register_messages.py`.

People are addressed as "anh/chị" (elder brother or sister), the polite form among colleagues.
"""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the texts are read before anything that takes time to import
    from retrieval.types import Corrected, Superseded, Unstated

QUESTION_MAX_CHARS = 1000

NAME = "Dẫn Nguồn"
EXAMPLES = (
    "Bí thư Huyện ủy Nam Sách là ai?",
    "Hội nghị lần thứ hai họp ngày nào?",
    "Kế hoạch 210/KH-UBND nói về việc gì?",
)

# --- questions -------------------------------------------------------------------------------------------------------

QUESTION_EMPTY = f"Xin anh/chị viết câu hỏi, ví dụ: {EXAMPLES[0]}"
QUESTION_EMPTY_AFTER_COMMAND = f"Xin anh/chị viết câu hỏi sau lệnh, ví dụ: /ask {EXAMPLES[0]}"
QUESTION_EMPTY_ON_PAGE = f"Xin anh/chị viết câu hỏi vào ô bên trên. Ví dụ: {EXAMPLES[0]}"
QUESTION_WITHOUT_WORDS = f"Tôi chưa thấy từ nào trong câu hỏi. Xin anh/chị hỏi bằng lời, ví dụ: {EXAMPLES[0]}"
QUESTION_NOT_TEXT = "Hiện tôi chỉ đọc được câu hỏi viết bằng chữ. Xin anh/chị gõ câu hỏi giúp tôi."


# --- answers ---------------------------------------------------------------------------------------------------------

NOT_FOUND = "Tôi không tìm thấy câu trả lời trong các tài liệu hiện có."
NOT_FOUND_ADVICE = "Anh/chị có thể hỏi lại với tên đầy đủ của người, cơ quan hoặc số văn bản."
NEAREST_DOCUMENTS = "Tài liệu gần với câu hỏi nhất, anh/chị có thể mở xem:"
FIELD_NAMES = {
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
UNSTATED = {
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


def not_found(absent: Sequence[str], unmet: Sequence[str]) -> str:
    """That nothing was found, and of what is named in the question: what no document has, or no answer to it."""
    if absent:
        return f"{NOT_FOUND} Không có tài liệu nào về {_listed(absent)}."
    if unmet:
        return f"{NOT_FOUND} Không có đoạn nào vừa nói đến điều được hỏi, vừa nhắc đến {_listed(unmet)}."
    return NOT_FOUND


def _listed(names: Sequence[str]) -> str:
    """The names with commas and "và" before the last."""
    *first, last = names
    return f"{', '.join(first)} và {last}" if first else last


def understood_as(question: str) -> str:
    """How a question was read whose marks were restored, slips mended, or missing parts added."""
    return f"Hiểu là: “{question}”"


def day(date: datetime.date | None, *, inferred: bool = False) -> str:
    """The date as dd/mm/yyyy, or that it is unknown; a year that was inferred is said to be."""
    return DATE_UNKNOWN if date is None else f"ngày {date_alone(date, inferred=inferred)}"


def date_alone(date: datetime.date, *, inferred: bool = False) -> str:
    """The date as dd/mm/yyyy behind a word that says what it is the date of."""
    return f"{date:%d/%m}/{date.year:04}" + (f" ({YEAR_INFERRED})" if inferred else "")


def as_of(date: datetime.date | None, place: str | None = None) -> str:
    """For which day, and where it must be told which unit, an answer is true."""
    return f"{place}, theo tài liệu {day(date)}" if place else f"theo tài liệu {day(date)}"


def unstated(held: "Unstated") -> str:
    """That no document says what is asked of something that is known."""
    return UNSTATED[held.what].format(held.of)


def more(count: int) -> str:
    """That a list goes on."""
    return f"Còn {count} mục nữa; xin xem đầy đủ bằng lệnh /hoinghi hoặc /vanban."


def superseded(held: "Superseded") -> str:
    """That a quoted document is no longer in force."""
    by = f"{held.by} {day(held.by_date)}" if held.by_date else held.by
    done = "thay thế" if held.relation == "thay thế" else "bãi bỏ"
    return f"Lưu ý: {held.title} đã được {by} {done} [{held.marker}]."


def corrected(held: "Corrected") -> str:
    """That an administrator corrected what is quoted."""
    when = f"{held.made_at:%d/%m/%Y}"
    because = f" ({held.note})" if held.note else ""
    if held.values is None:
        return f"Lưu ý [{held.marker}]: người quản trị đã đánh dấu dữ kiện này là sai ngày {when}{because}."
    values = "; ".join(f"{FIELD_NAMES.get(field, field)}: {value_set(field, value)}" for field, value in held.values)
    return f"Lưu ý [{held.marker}]: đã đính chính ngày {when} – {values}{because}."


def value_set(field: str, value: str) -> str:
    """A field's value as an administrator has set it."""
    if field == "relations" and value:
        return "; ".join(f"bỏ “{name.strip().removeprefix('-').strip()}”" for name in value.split(";"))
    return value or value_unknown(field)


def value_unknown(field: str) -> str:
    """That a field has no value."""
    return "không có" if field in ("chairs", "tasks", "relations") else "không rõ"


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def source_button(marker: int) -> str:
    """The label of the button that shows source `marker` in its document."""
    return f"[{marker}] Xem trong tài liệu"


def section(heading: str) -> str:
    """Where in the document a quote stands."""
    return f"Mục: {heading}"


def file_name(source: str) -> str:
    """Which file a document is."""
    return f"Tệp: {source}"


def document_number(number: str) -> str:
    """The number of an official document."""
    return f"Số: {number}"


# --- buttons ---------------------------------------------------------------------------------------------------------

PASSAGE_CHANGED = (
    "Tài liệu đã được cập nhật sau câu trả lời này nên đoạn trích không còn ở chỗ cũ. Xin anh/chị hỏi lại câu hỏi."
)
DOCUMENT_GONE = "Tài liệu này không còn trong kho. Xin anh/chị hỏi lại câu hỏi."
BUTTON_UNKNOWN = "Nút này không còn dùng được. Xin anh/chị hỏi lại câu hỏi."

# --- greeting --------------------------------------------------------------------------------------------------------

START = (
    f"Chào anh/chị, tôi là {NAME}. Tôi trả lời câu hỏi về các tài liệu của cơ quan và luôn dẫn nguồn: "
    "mỗi câu trả lời đi kèm đúng đoạn văn bản nói điều đó. Nếu không tìm thấy, tôi sẽ nói rõ."
)
HOW_TO_ASK = "Xin cứ gõ câu hỏi, có dấu hay không dấu đều được. Ví dụ:"
HOW_TO_READ = (
    "Số [1], [2] trong câu trả lời chỉ nguồn bên dưới; chạm vào khung trích để mở rộng, "
    "bấm nút để xem đoạn trích trong tài liệu."
)
HOW_TO_ASK_IN_GROUP = (
    "Trong nhóm, xin dùng lệnh /ask kèm câu hỏi, hoặc trả lời (reply) một tin nhắn của tôi, hoặc nhắc tên tôi."
)
GROUP_GREETING = f"Chào cả nhóm, tôi là {NAME}, trả lời câu hỏi về các tài liệu của cơ quan. {HOW_TO_ASK_IN_GROUP}"
BROWSING_COMMANDS = (
    ("canbo", "Cán bộ và chức vụ, ví dụ: /canbo bí thư Nam Sách"),
    ("hoinghi", "Hội nghị, nội dung và việc được giao, ví dụ: /hoinghi 2020"),
    ("vanban", "Văn bản và quan hệ giữa các văn bản, ví dụ: /vanban 05-CT/HU"),
)
HOW_TO_BROWSE = "\n".join(
    [
        "Tra cứu theo sổ, từ khóa có dấu hay không dấu đều được, không gõ từ khóa thì xem tất cả:",
        *(f"/{command}: {what}" for command, what in BROWSING_COMMANDS),
    ]
)
COMMAND_UNKNOWN = "Tôi chưa biết lệnh này. Xin anh/chị gõ thẳng câu hỏi, hoặc gửi /help để xem hướng dẫn."
COMMANDS = (
    ("ask", "Hỏi về tài liệu, ví dụ: /ask Bí thư Huyện ủy là ai?"),
    *BROWSING_COMMANDS,
    ("help", "Hướng dẫn và câu hỏi mẫu"),
)


def stranger(user_id: int) -> str:
    """The one line that a person who is not on the list is told."""
    return (
        "Xin lỗi, tôi chỉ phục vụ những người đã được đăng ký. "
        f"Nếu cần dùng, xin anh/chị gửi mã {user_id} cho người quản trị để được thêm vào."
    )


def strange_group(chat_id: int) -> str:
    """The one line that a group that is not on the list is told."""
    return (
        "Xin lỗi, nhóm này chưa được đăng ký nên tôi chưa trả lời ở đây. "
        f"Nếu cần dùng, xin gửi mã nhóm {chat_id} cho người quản trị để được thêm vào."
    )


# --- failures --------------------------------------------------------------------------------------------------------

FAILED = "Xin lỗi, tôi gặp trục trặc nên chưa trả lời được. Xin anh/chị thử lại sau ít phút."
BUSY = "Hiện có nhiều người hỏi cùng lúc. Xin anh/chị chờ một lát rồi hỏi lại."
OUT_OF_ORDER = (
    "Xin lỗi, kho tài liệu hoặc dịch vụ đang gặp trục trặc nên tôi chưa trả lời được. "
    "Xin anh/chị báo người quản trị xem nhật ký của dịch vụ."
)


# --- the service -----------------------------------------------------------------------------------------------------

TELEGRAM_OFF = "Telegram: chưa bật, vì chưa đặt DANNGUON_TELEGRAM_TOKEN (trang hỏi đáp có hướng dẫn lấy mã)."
NOBODY_ALLOWED = (
    "Telegram: DANNGUON_ALLOWED_IDS đang để trống nên chưa ai được trả lời; "
    "ai nhắn cho bot sẽ được báo mã của mình để thêm vào đó."
)
TELEGRAM_BACK = "Telegram: đã kết nối lại."
STOPPED = "Đã dừng."
STOPPING = "Đang dừng, hãy chờ các câu hỏi dở được trả lời xong…"
TOKEN_REJECTED = (
    "Telegram không nhận mã bot trong DANNGUON_TELEGRAM_TOKEN: hãy chép lại mã từ @BotFather "
    "(và xem DANNGUON_TELEGRAM_BASE_URL nếu đã đặt)."
)
ALREADY_POLLING = (
    "Một chương trình khác đang nhận tin của bot này: hãy dừng chương trình đó, "
    "hoặc dùng một bot khác trong DANNGUON_TELEGRAM_TOKEN, rồi chạy lại."
)


def page_listens(url: str) -> str:
    """Where the page is."""
    return f"Trang hỏi đáp: {url}"


def page_open_to_others(host: str) -> str:
    """The warning that the page, which asks nobody who they are, can be reached from other machines."""
    return f"Lưu ý: trang hỏi đáp mở cho mọi máy vào được địa chỉ {host} (DANNGUON_PAGE_HOST) và không hỏi mật khẩu."


def telegram_on(username: str) -> str:
    """That the bot takes questions."""
    return f"Telegram: @{username} đang nhận câu hỏi."


def telegram_unreachable(reason: str, delay_s: float) -> str:
    """That Telegram cannot be reached and when it is tried again."""
    return f"Telegram: chưa kết nối được ({reason}); thử lại sau {delay_s:.0f} giây."


# --- the page --------------------------------------------------------------------------------------------------------

PAGE_TAGLINE = "Hỏi tài liệu của cơ quan, nhận câu trả lời kèm đoạn trích nguyên văn"
PAGE_LABEL = "Câu hỏi của anh/chị"
PAGE_PLACEHOLDER = "Ví dụ: Bí thư Huyện ủy là ai?"
PAGE_SUBMIT = "Hỏi"
PAGE_EXAMPLES = "Hỏi thử"
PAGE_ANSWER = "Trả lời"
PAGE_SOURCES = "Nguồn"
PAGE_NOT_FOUND_TITLE = "Không tìm thấy"
PAGE_FAILED_TITLE = "Chưa trả lời được"
PAGE_IN_CONTEXT = "Xem trong tài liệu"
PAGE_BACK = "Hỏi câu khác"
PAGE_TO_QUOTE = "Tới đoạn được trích"
PAGE_MISSING = "Không có trang này. Xin anh/chị trở về trang hỏi đáp."
PAGE_METHOD = "Trang này chỉ nhận yêu cầu đọc (GET)."
PAGE_FOOTER = "Mỗi nguồn là một đoạn trích nguyên văn từ tài liệu. Xin đọc nguồn trước khi dùng câu trả lời."
SPAN_INVALID = "Đoạn trích này không có trong tài liệu. Có thể tài liệu đã được cập nhật; xin anh/chị hỏi lại câu hỏi."

TOKEN_TITLE = "Dùng qua Telegram"
TOKEN_INTRO = "Hiện chỉ có trang này hoạt động. Để hỏi được trên điện thoại qua Telegram, người quản trị làm như sau:"
TOKEN_STEPS_BEFORE = (
    "Mở Telegram, tìm @BotFather (có dấu xác minh màu xanh) và bấm Start.",
    "Gửi lệnh /newbot, rồi đặt tên hiển thị và tên người dùng cho bot; tên người dùng phải kết thúc bằng “bot”.",
    "@BotFather gửi lại một mã dạng 123456789:AAF… Đây là mật khẩu của bot, hãy giữ kín.",
)
TOKEN_STEP_ENV = (
    "Trong thư mục chương trình, mở tệp .env (chưa có thì tạo mới), thêm hai dòng sau, thay mã ví dụ bằng mã vừa nhận:"
)
TOKEN_ENV_LINES = ("DANNGUON_TELEGRAM_TOKEN=123456789:AAF…", "DANNGUON_ALLOWED_IDS=")
TOKEN_STEPS_AFTER = (
    "Chạy lại chương trình rồi nhắn cho bot. Ai chưa có trong danh sách sẽ được bot báo mã số của mình.",
    "Điền các mã số được phép hỏi vào sau DANNGUON_ALLOWED_IDS=, cách nhau bằng dấu phẩy, rồi chạy lại lần nữa.",
)


def with_dots(number: int) -> str:
    """A number with a dot between thousands, as it is written in Vietnamese."""
    return f"{number:,}".replace(",", ".")
