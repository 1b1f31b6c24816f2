"""What the service says of itself, and the words of its page; nothing here is escaped."""


class ServiceMessages:
    """The service and its page."""

    TELEGRAM_BACK = "Telegram: đã kết nối lại."
    STOPPED = "Đã dừng."
    STOPPING = "Đang dừng, hãy chờ các câu hỏi dở được trả lời xong…"

    def page_listens(self, url: str) -> str:
        """Where the page is."""
        return f"Trang hỏi đáp: {url}"

    def page_open_to_others(self, host: str) -> str:
        """The warning that the page, which asks nobody who they are, can be reached from other machines."""
        return (
            f"Lưu ý: trang hỏi đáp mở cho mọi máy vào được địa chỉ {host} (DANNGUON_PAGE_HOST) và không hỏi mật khẩu."
        )

    def telegram_on(self, username: str) -> str:
        """That the bot takes questions."""
        return f"Telegram: @{username} đang nhận câu hỏi."

    def telegram_unreachable(self, reason: str, delay_s: float) -> str:
        """That Telegram cannot be reached and when it is tried again."""
        return f"Telegram: chưa kết nối được ({reason}); thử lại sau {delay_s:.0f} giây."

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
    SPAN_INVALID = (
        "Đoạn trích này không có trong tài liệu. Có thể tài liệu đã được cập nhật; xin anh/chị hỏi lại câu hỏi."
    )
    TOKEN_TITLE = "Dùng qua Telegram"
    TOKEN_INTRO = (
        "Hiện chỉ có trang này hoạt động. Để hỏi được trên điện thoại qua Telegram, người quản trị làm như sau:"
    )
    TOKEN_STEPS_BEFORE = (
        "Mở Telegram, tìm @BotFather (có dấu xác minh màu xanh) và bấm Start.",
        "Gửi lệnh /newbot, rồi đặt tên hiển thị và tên người dùng cho bot; tên người dùng phải kết thúc bằng “bot”.",
        "@BotFather gửi lại một mã dạng 123456789:AAF… Đây là mật khẩu của bot, hãy giữ kín.",
    )
    TOKEN_STEP_ENV = (
        "Trong thư mục chương trình, mở tệp .env (chưa có thì tạo mới), thêm hai dòng sau, "
        "thay mã ví dụ bằng mã vừa nhận:"
    )
    TOKEN_ENV_LINES = ("DANNGUON_TELEGRAM_TOKEN=123456789:AAF…", "DANNGUON_ALLOWED_IDS=")
    TOKEN_STEPS_AFTER = (
        "Chạy lại chương trình rồi nhắn cho bot. Ai chưa có trong danh sách sẽ được bot báo mã số của mình.",
        "Điền các mã số được phép hỏi vào sau DANNGUON_ALLOWED_IDS=, cách nhau bằng dấu phẩy, rồi chạy lại lần nữa.",
    )
