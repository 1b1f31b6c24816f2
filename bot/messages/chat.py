"""What is said in Telegram besides answers; nothing here is escaped."""

from bot.messages.answers import AnswerMessages

_NAME = AnswerMessages.NAME


class ChatMessages:
    """Greetings, buttons and failures."""

    PASSAGE_CHANGED = (
        "Tài liệu đã được cập nhật sau câu trả lời này nên đoạn trích không còn ở chỗ cũ. Xin anh/chị hỏi lại câu hỏi."
    )
    DOCUMENT_GONE = "Tài liệu này không còn trong kho. Xin anh/chị hỏi lại câu hỏi."
    BUTTON_UNKNOWN = "Nút này không còn dùng được. Xin anh/chị hỏi lại câu hỏi."
    START = (
        f"Chào anh/chị, tôi là {_NAME}. Tôi trả lời câu hỏi về các tài liệu của cơ quan và luôn dẫn nguồn: "
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
    GROUP_GREETING = f"Chào cả nhóm, tôi là {_NAME}, trả lời câu hỏi về các tài liệu của cơ quan. {HOW_TO_ASK_IN_GROUP}"
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

    def stranger(self, user_id: int) -> str:
        """The one line that a person who is not on the list is told."""
        return (
            "Xin lỗi, tôi chỉ phục vụ những người đã được đăng ký. "
            f"Nếu cần dùng, xin anh/chị gửi mã {user_id} cho người quản trị để được thêm vào."
        )

    def strange_group(self, chat_id: int) -> str:
        """The one line that a group that is not on the list is told."""
        return (
            "Xin lỗi, nhóm này chưa được đăng ký nên tôi chưa trả lời ở đây. "
            f"Nếu cần dùng, xin gửi mã nhóm {chat_id} cho người quản trị để được thêm vào."
        )

    FAILED = "Xin lỗi, tôi gặp trục trặc nên chưa trả lời được. Xin anh/chị thử lại sau ít phút."
    OUT_OF_ORDER = (
        "Xin lỗi, kho tài liệu hoặc dịch vụ đang gặp trục trặc nên tôi chưa trả lời được. "
        "Xin anh/chị báo người quản trị xem nhật ký của dịch vụ."
    )
