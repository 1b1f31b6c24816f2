"""Years, terms and ordinals by which documents are told apart."""

import re

ROMAN = r"(?:[IVXL]+(?!\w)|\d{1,2}(?![\d/.]))"
_ORDINAL_WORD = (
    r"(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
    r"(?:\s+(?:một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|tám|chín|mười|mươi))*"
)
NTH = rf"(?:lần\s+(?:thứ\s+)?|thứ\s+)(?:{ROMAN}|{_ORDINAL_WORD})"
YEARS = r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d(?!\d))?"
TERM = rf"\(?nhiệm\s+kỳ\s+(?:này|{YEARS})\)?"
KHOA = rf"(?:khóa|khoá)\s+{ROMAN}"
PERIOD = re.compile(
    rf"(?:\d{{1,2}}\s+tháng\s+(?:đầu|cuối)\s+)?"
    rf"(?:năm|giai\s+đoạn|thời\s+kỳ|đến\s+năm|tháng\s+\d{{1,2}}(?:\s+năm|/)|quý\s+[IVX\d]+(?:\s+năm|/))\s*{YEARS}"
    rf"|tháng\s+\d{{1,2}}(?![\d/-])|quý\s+[IVX]+(?!\w)|{TERM}|(?:khóa|khoá)\s+(?:[IVXL]+|\d{{1,2}})(?!\w)",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    rf"\s*(?:,\s*)?(?:và\s+những\s+năm\s+tiếp\s+theo"
    rf"|(?:và\s+)?(?:định\s+hướng|tầm\s+nhìn)\s+đến(?:\s+năm)?\s+\d{{4}}|{PERIOD.pattern})",
    re.IGNORECASE,
)
"""What may follow a period and belongs to it: "và những năm tiếp theo", "định hướng đến năm 2030"."""
_YEAR_AFTER = re.compile(rf"\s*(?:,\s*)?\(?năm\s+{YEARS}\)?|\s+(?:19|20)\d\d(?![\d/])")


def period_end(text: str, at: int, end: int) -> int:
    """Where the year after a law's name ends; `at` where none follows."""
    year = _YEAR_AFTER.match(text, at, end)
    return year.end() if year else at
