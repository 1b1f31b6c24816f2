"""The table of abbreviations that offices use."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from index.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One line of the table.

    Attributes:
        short: As written ("UBND").
        expansions: What it may stand for, the most usual first ("Ủy ban nhân dân").
        note: Its group in the table ("document type", "position", …).
    """

    short: str
    expansions: tuple[str, ...]
    note: str


def read_abbreviations(table: str) -> tuple[Abbreviation, ...]:
    """The lines of a tab-separated table: abbreviation, expansions separated by "|" or " / ", note.

    Lines that begin with "#" are left out; several lines of one abbreviation become one, with the first one's note.

    Raises:
        ValueError: If a line has not three fields; the message holds the line.
    """
    found: dict[str, Abbreviation] = {}
    for line in table.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 3 or not all(part.strip() for part in fields):
            raise ValueError(f"not abbreviation, expansion and note: {line!r}")
        short, expansions, note = (part.strip() for part in fields)
        parts = (part.strip() for part in expansions.replace(" / ", "|").split("|"))
        known = found.get(short, Abbreviation(short, (), note))
        merged = tuple(dict.fromkeys((*known.expansions, *(part for part in parts if part))))
        found[short] = Abbreviation(short, merged, known.note)
    return tuple(found.values())


_SHORT = re.compile(r"(?<![\w&])[^\W\d_]+(?:&[^\W\d_]+)*(?![\w&])")
_RUN_TOGETHER = re.compile(r"(?<!\w)(P?CT|P?BT)(UBND|HĐND|HU|TU)(?!\w)")
# What stands for several things in documents, and in an office for one.
_IN_OFFICES = {
    "UV": "Ủy viên",
    "UB": "Ủy ban",
    "UVBCH": "Ủy viên Ban Chấp hành",
    "BCĐ": "Ban Chỉ đạo",
    "UVTV": "Ủy viên Thường vụ",
    "LHPN": "Liên hiệp Phụ nữ",
    "CHQS": "Chỉ huy Quân sự",
    "BQL": "Ban Quản lý",
    "PTNT": "Phát triển nông thôn",
    "NN&PTNT": "Nông nghiệp và Phát triển nông thôn",
    "TN&MT": "Tài nguyên và Môi trường",
    "GD&ĐT": "Giáo dục và Đào tạo",
    "TB&XH": "Thương binh và Xã hội",
    "VH&TT": "Văn hóa và Thông tin",
}
# Spellings with a full stop or a blank, and "TT", which in other places is "Trung tâm" or "thị trấn".
_OF_OFFICES = (
    (re.compile(r"(?<!\w)(P?CT|P?BT|Bí thư|Chủ tịch) ?TT(?!\w)"), r"\1 Thường trực"),
    (re.compile(r"(?<!\w)(P?CT|P?BT)\. ?(?=[A-ZĐ])"), r"\1 "),
    (re.compile(r"(?<!\w)UVT\.?Ư(?!\w)"), "Ủy viên Trung ương"),
    (re.compile(r"(?<!\w)T\.Ư(?!\w)"), "Trung ương"),
    (re.compile(r"(?<!\w)TP\. ?(?=[A-ZĐ])"), "thành phố "),
    (re.compile(r"(?<!\w)H\. ?(?=[A-ZĐ])"), "huyện "),
    (re.compile(r"(?<!\w)Q\. ?(?=[A-ZĐ\d])"), "quận "),
)
_office_table: list[Abbreviation] = []


def use_office_table(path: Path) -> None:
    """Put an office's own table before the project's; to be called before any text is read, for much is remembered.

    An abbreviation of both tables means what the office says.

    Raises:
        SettingsError: If the file cannot be read or a line is malformed; the message holds the line.
    """
    try:
        _office_table[:] = read_abbreviations(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"Không đọc được bảng chữ viết tắt {path}; hãy xem đường dẫn, quyền đọc, UTF-8.") from error
    except ValueError as error:
        line = str(error).rpartition(": ")[2]
        raise SettingsError(
            f"Bảng chữ viết tắt {path}: dòng {line} cần ba cột cách nhau bằng dấu tab (viết tắt, viết đủ, nhóm)."
        ) from error
    abbreviations.cache_clear()
    _written_out.cache_clear()


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """The project's own table, `index/lexicon/abbreviations.tsv`, after the office's, if it has one."""
    own = read_abbreviations(resources.files("index.lexicon").joinpath("abbreviations.tsv").read_text("utf-8"))
    known = {held.short for held in _office_table}
    return (*_office_table, *(held for held in own if held.short not in known))


def written_out(text: str) -> str:
    """An office with its abbreviations of one meaning written out: "PCT UBND huyện" → "Phó Chủ tịch Ủy ban …"."""
    known = _written_out()
    text = _RUN_TOGETHER.sub(r"\1 \2", text)
    for written, full in _OF_OFFICES:
        text = written.sub(full, text)
    return _SHORT.sub(lambda match: known.get(match[0], match[0]), text)


@cache
def _written_out() -> dict[str, str]:
    """What stands for one thing only, and in an office for one only."""
    meanings = {held.short: held.expansions[0] for held in abbreviations() if len(held.expansions) == 1}
    own = {short: name for short, name in meanings.items() if short[:2].isupper()}
    return _IN_OFFICES | own | {"CT": "Chủ tịch"}
