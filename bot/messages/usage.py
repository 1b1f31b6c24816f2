"""What typer writes in English of commands that are not written as they should be, and in help, in Vietnamese."""


class UsageMessages:
    """Patterns of what typer writes, with what is said instead; what a new version words otherwise stays English."""

    USAGE = (
        # help
        (r"^Usage: ", "Cách dùng: "),
        (r"\[OPTIONS\]", "[TÙY CHỌN]"),
        (r"COMMAND \[ARGS\]\.\.\.", "LỆNH [THAM SỐ]..."),
        (r"^Arguments:$", "Tham số:"),
        (r"^Options:$", "Tùy chọn:"),
        (r"^Commands:$", "Lệnh:"),
        (r"\[required\]", "[bắt buộc]"),
        (r"Show this message and exit\.", "Hiện hướng dẫn này."),
        (r" <str> ", " " * len(" <str> ")),  # kinds of values; their room is kept, so that columns stay columns
        (r" <path> ", " " * len(" <path> ")),
        (r" <list\[Path\]> ", " " * len(" <list[Path]> ")),
        (r" <list\[str\]> ", " " * len(" <list[str]> ")),
        # wrong usage
        (r"^Try '(.+)' for help\.$", r"Xem hướng dẫn: \1"),
        (r"^Error: Missing command\.$", "dannguon: Thiếu tên lệnh."),
        (r"^Error: No such command (.+?)\.(?= Did|$)", r"dannguon: Không có lệnh \1."),
        (r" Did you mean (.+)\?$", r" Có thể anh/chị muốn gõ \1."),
        (r"^Error: No such option: (.+?)(?= \(Possible| Did|$)", r"dannguon: Không có tùy chọn \1."),
        (r" \(Possible options: (.+)\)$", r" Có thể anh/chị muốn gõ \1."),
        (r"^Error: Option (.+) requires an argument\.$", r"dannguon: Tùy chọn \1 cần một giá trị."),
        (r"^Error: Option (.+) does not take a value\.$", r"dannguon: Tùy chọn \1 không nhận giá trị."),
        (r"^Error: Missing argument (.+)\.$", r"dannguon: Thiếu tham số \1."),
        (r"^Error: Got unexpected extra argument\S* \((.+)\)$", r"dannguon: Thừa tham số: \1"),
        (r"^Error: Invalid value for (.+?): .*$", r"dannguon: Giá trị của \1 không hợp lệ."),
        (r"^Error: (Invalid value: )?", "dannguon: "),
    )
