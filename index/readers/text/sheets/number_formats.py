"""A number as a Vietnamese office sees it in its cell: by the cell's format, with decimal comma, days day first.

Source: ECMA-376-1, 18.8.30 and 18.8.31, for the codes and those that files only number.
"""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

GENERAL = "General"
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "dd/mm/yyyy",
    16: "dd/mm",
    17: "mm/yyyy",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    49: "@",
}
"""Formats that files give by number alone; days are shown by the system's order, which is day first here."""

# A text, a letter that is shown, a blank as wide as a letter, a currency with its language, hours that count on, a
# colour or condition, a letter of the code.
_PART = re.compile(
    r'"([^"]*)"|\\(.)|[_*].|\[\$([^\]-]*)[^\]]*\]|\[(h+|m+|s+)\]|\[[^\]]*\]|(.)', re.IGNORECASE | re.DOTALL
)
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?,*|\.[#0?]+,*")
_HALVES_OF_DAY = re.compile(r"\s*am/pm", re.IGNORECASE)
_DAYS = {False: datetime.datetime(1899, 12, 30), True: datetime.datetime(1904, 1, 1)}
_MOST_DAYS = 2_958_466
_LONGEST = 300
_GENERAL_WIDTH = 11
"""Digits and point of a number without a format; one of more digits before the point has them all."""


def shown_number(value: float, code: str, *, from_1904: bool = False) -> str:
    """The number as its cell shows it.

    Args:
        value: As the file has it; days count from 1900, or from 1904 with `from_1904`.
        code: The cell's format ("#,##0.0", "dd/mm/yyyy", "0%").
    """
    sections = _sections(_HALVES_OF_DAY.sub("", code[:_LONGEST]))
    section = sections[0]
    if len(sections) > 2 and value == 0:
        section = sections[2]
    elif len(sections) > 1 and value < 0:
        section, value = sections[1], -value
    letters = {letter for is_code, letter in section if is_code and len(letter) == 1 and letter in "dmyhs"}
    elapsed = any(is_code and letter == "elapsed" for is_code, letter in section)
    if (letters or elapsed) and not _is_general(section):
        return _shown_day(value, section, from_1904=from_1904) or _general(value)
    if _is_general(section):
        return _general(value)
    return _by_digits(value, section)


Section = list[tuple[bool, str]]
"""A format's parts: whether it is code, in lower case, or text that is shown as it is."""


def _sections(code: str) -> list[Section]:
    sections: list[Section] = [[]]
    for part in _PART.finditer(code):
        quoted, escaped, currency, elapsed, letter = part.groups()
        if letter == ";":
            sections.append([])
        elif letter is not None:
            sections[-1].append((True, letter.lower()))
        elif elapsed is not None:
            sections[-1].append((True, "elapsed"))
        else:
            sections[-1].append((False, quoted or escaped or currency or ""))
    return sections


def _written(section: Section) -> str:
    """The code of a section, with a mark where text stands."""
    return "".join(part if is_code else "\0" for is_code, part in section)


def _is_general(section: Section) -> bool:
    code = _written(section)
    return "general" in code or "e+" in code or "e-" in code or ("/" in code and "?" in code)


def _general(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    if abs(value) >= 1e15:
        return f"{value:.10g}".replace(".", ",")
    decimals = max(0, _GENERAL_WIDTH - len(str(int(abs(value)))) - 1)
    shown = f"{value:.{decimals}f}"
    if abs(value) < 1e-4 and float(shown) != value:
        digits, _, power = f"{value:.5E}".partition("E")
        return f"{digits.rstrip('0').rstrip('.')}E{power}".replace(".", ",")
    return (shown.rstrip("0").rstrip(".") if decimals else shown).replace(".", ",")


def _by_digits(value: float, section: Section) -> str:
    """Rounded, grouped and with the texts around, as the placeholders say."""
    code = _written(section)
    found = _DIGITS.search(code)
    percents = code.count("%")
    if found is None:
        return "".join(part for is_code, part in section if not is_code or part in "-+() %").strip()
    before, after = code[: found.start()], code[found.end() :]
    held = found[0].rstrip(",")
    scale = len(found[0]) - len(held)
    whole, _, decimals = held.partition(".")
    try:
        number = Decimal(repr(value)).scaleb(2 * percents - 3 * scale)
        number = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    except InvalidOperation:
        return _general(value)
    least = whole.count("0") + (len(decimals) + 1 if decimals else 0)
    digits = f"{number:,f}" if "," in whole else f"{number:0{least or 1}f}"
    if decimals.rstrip("#?") != decimals and "." in digits:
        kept = len(digits) - (len(decimals) - len(decimals.rstrip("#?")))
        digits = digits[:kept] + digits[kept:].rstrip("0")
        digits = digits.rstrip(".")
    digits = digits.translate(str.maketrans(",.", ".,"))
    texts = [part for is_code, part in section if not is_code]
    return _with_texts(before, texts).lstrip() + digits + _with_texts(after, texts[before.count("\0") :]).rstrip()


def _with_texts(code: str, texts: list[str]) -> str:
    """What stands before or behind the digits: signs, and texts in the places of their marks."""
    left = iter(texts)
    return "".join(next(left, "") if letter == "\0" else letter for letter in code if letter in "\0-+() %$/:")


def _shown_day(value: float, section: Section, *, from_1904: bool) -> str | None:
    """A day, a time of day or both; None where the number is none."""
    if not 0 <= value < _MOST_DAYS:
        return None
    code = _written(section)
    if "elapsed" in code:
        minutes = round(value * 24 * 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    moment = _DAYS[from_1904] + datetime.timedelta(seconds=round(value * 86400))
    has_time = "h" in code or "s" in code
    # "m" is the month but beside hours and seconds, where it is minutes.
    has_month = "m" in re.sub(r"h[^a-z]*m+|m+[^a-z]*s", "", code)
    day = [
        f"{moment.day:02}" if "d" in code else "",
        f"{moment.month:02}" if has_month else "",
        f"{moment.year:04}" if "y" in code else "",
    ]
    clock = f"{moment.hour:02}:{moment.minute:02}" + (f":{moment.second:02}" if "s" in code else "")
    return " ".join(part for part in ("/".join(filter(None, day)), clock if has_time else "") if part)
