"""Years, terms and ordinals by which documents are told apart."""

import re

from index.lexicon.patterns import pattern

ROMAN = r"(?:[IVXL]+(?!\w)|\d{1,2}(?![\d/.]))"
_ORDINAL_WORD = r"(?:{ordinal}|mười)(?:\s+(?:{ordinal}|một|lăm|mười|mươi))*"
NTH = rf"(?:lần\s+(?:thứ\s+)?|thứ\s+)(?:{ROMAN}|{_ORDINAL_WORD})"
YEARS = r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d(?!\d))?"
TERM = rf"\(?nhiệm\s+kỳ\s+(?:này|{YEARS})\)?"
KHOA = rf"(?:khóa|khoá)\s+{ROMAN}"
_OF_YEAR = rf"(?:{{period_word}}|(?:tháng\s+\d{{1,2}}|quý\s+[IVX\d]+)(?:\s+năm|/))\s*{YEARS}"
_ANY_TERM = rf"{TERM}|(?:khóa|khoá)\s+(?:[IVXL]+|\d{{1,2}})(?!\w)"
_PERIOD = (
    rf"(?:\d{{1,2}}\s+tháng\s+(?:đầu|cuối)\s+)?{_OF_YEAR}"
    rf"|tháng\s+\d{{1,2}}(?![\d/-])|quý\s+[IVX]+(?!\w)|{_ANY_TERM}"
)
PERIOD = pattern(_PERIOD)
_OUTLOOK = r"(?:và\s+)?(?:định\s+hướng|tầm\s+nhìn)\s+đến(?:\s+năm)?\s+\d{4}"
GOES_ON = pattern(rf"\s*(?:,\s*)?(?:và\s+những\s+năm\s+tiếp\s+theo|{_OUTLOOK}|{_PERIOD})")
"""What may follow a period and belongs to it: "và những năm tiếp theo", "định hướng đến năm 2030"."""
_YEAR_AFTER = re.compile(rf"\s*(?:,\s*)?\(?năm\s+{YEARS}\)?|\s+(?:19|20)\d\d(?![\d/])")


def period_end(text: str, at: int, end: int) -> int:
    """Where the year after a law's name ends; `at` where none follows."""
    year = _YEAR_AFTER.match(text, at, end)
    return year.end() if year else at
