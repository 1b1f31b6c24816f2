"""One head of a paper in the many ways in which files and converters give it."""

import datetime
import itertools
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from index.structure.reading import read

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
UNION = ("ĐOÀN TNCS HỒ CHÍ MINH",)
BODY = """
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

Điều 1. Giao Phòng Nội vụ huyện chủ trì thực hiện nhiệm vụ theo quy định của pháp luật hiện hành.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
"""


@dataclass(frozen=True)
class Head:
    """What stands in the head of a paper; a letter has no kind above its subject."""

    organs: tuple[str, ...]
    number: str
    motto: tuple[str, ...]
    place: str
    kind: str | None
    subject: str
    issuer: str
    day: datetime.date = datetime.date(2024, 5, 12)

    @property
    def left(self) -> list[str]:
        """The left column."""
        number = f"Số{'' if self.motto == PARTY else ':'} {self.number}"
        return [*self.organs, number, *([] if self.kind else [self.subject])]

    @property
    def right(self) -> list[str]:
        """The right column."""
        return [*self.motto, f"{self.place}, ngày 12 tháng 5 năm 2024"]

    @property
    def title(self) -> list[str]:
        """What stands below both."""
        return [self.kind, self.subject] if self.kind else []


HEADS = {
    "district": Head(
        ("ỦY BAN NHÂN DÂN", "HUYỆN MAI KHÊ"),
        "314/QĐ-UBND",
        STATE,
        "Mai Khê",
        "QUYẾT ĐỊNH",
        "Về việc ban hành Quy chế làm việc của Trạm Khuyến nông huyện",
        "Ủy ban nhân dân huyện Mai Khê",
    ),
    "department": Head(
        ("UBND TỈNH HÀ TRUNG", "SỞ TƯ PHÁP"),
        "641/TTr-STP",
        STATE,
        "Hà Trung",
        "TỜ TRÌNH",
        "Về việc thành lập Phòng Công chứng số 4",
        "Sở Tư pháp tỉnh Hà Trung",
    ),
    "party": Head(
        ("TỈNH ỦY HÀ TRUNG", "HUYỆN ỦY MAI KHÊ", "*"),
        "05-CT/HU",
        PARTY,
        "Mai Khê",
        "CHỈ THỊ",
        "về tăng cường sự lãnh đạo của Đảng đối với công tác tiếp công dân",
        "Huyện ủy Mai Khê",
    ),
    "committee": Head(
        ("ĐẢNG BỘ TỈNH HÀ TRUNG", "BAN CHẤP HÀNH ĐẢNG BỘ", "HUYỆN MAI KHÊ", "*"),
        "11-NQ/HU",
        PARTY,
        "Mai Khê",
        "NGHỊ QUYẾT",
        "về phát triển kinh tế vườn đồi",
        "Ban Chấp hành Đảng bộ huyện Mai Khê",
    ),
    "council": Head(
        ("HỘI ĐỒNG NHÂN DÂN", "XÃ TÂN HÒA"),
        "07/NQ-HĐND",
        STATE,
        "Tân Hòa",
        "NGHỊ QUYẾT",
        "Về dự toán thu, chi ngân sách xã năm 2023",
        "Hội đồng nhân dân xã Tân Hòa",
    ),
    "union": Head(
        ("BCH ĐOÀN HUYỆN MAI KHÊ", "***"),
        "12-KH/ĐTN",
        UNION,
        "Mai Khê",
        "KẾ HOẠCH",
        "Tổ chức ngày hội đọc sách",
        "BCH Đoàn huyện Mai Khê",
    ),
    "front": Head(
        ("ỦY BAN MTTQ VIỆT NAM", "HUYỆN MAI KHÊ", "BAN THƯỜNG TRỰC"),
        "33/BC-MTTQ-BTT",
        STATE,
        "Mai Khê",
        "BÁO CÁO",
        "Kết quả giám sát 6 tháng đầu năm 2022",
        "Ban Thường trực Ủy ban MTTQ Việt Nam huyện Mai Khê",
    ),
    "school": Head(
        ("PHÒNG GD&ĐT MAI KHÊ", "TRƯỜNG THCS TÂN HÒA"),
        "15/KH-THCS",
        STATE,
        "Tân Hòa",
        "KẾ HOẠCH",
        "Thực hiện quy chế dân chủ năm học 2023 - 2024",
        "Trường THCS Tân Hòa",
    ),
    "letter": Head(
        ("UBND HUYỆN MAI KHÊ", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"),
        "118/PGDĐT-GDTH",
        STATE,
        "Mai Khê",
        None,
        "V/v hướng dẫn nhiệm vụ năm học 2023-2024",
        "Phòng Giáo dục và Đào tạo huyện Mai Khê",
    ),
}


def _columns(left: list[str], right: list[str], between: str) -> str:
    rows = itertools.zip_longest(left, right, fillvalue="")
    return "\n".join(f"{held:<44}{other}" if between == " " else f"{held}{between}{other}" for held, other in rows)


def _lines(*groups: list[str], gap: str = "\n") -> str:
    return "\n\n".join(gap.join(group) for group in groups)


def _ruled(head: Head) -> str:
    left = [*head.organs, "-------", *head.left[len(head.organs) :]]
    return _lines(left, [*head.motto, "---------------", head.right[-1]], head.title)


def _in_rows(head: Head) -> str:
    return _lines(list(head.organs), list(head.motto), head.left[len(head.organs) :], [head.right[-1]], head.title)


def _with_blanks(head: Head) -> str:
    spaced = head.number.replace("/", " /").replace("-", " - ")
    return _lines([line.replace(head.number, spaced) for line in head.left], head.right, head.title)


WAYS: dict[str, Callable[[Head], str]] = {
    "one column below the other": lambda head: _lines(head.left, head.right, head.title),
    "right column first": lambda head: _lines(head.right, head.left, head.title),
    "a blank line behind each": lambda head: _lines(head.left, head.right, head.title, gap="\n\n"),
    "columns by blanks": lambda head: _lines([_columns(head.left, head.right, " ")], head.title),
    "columns by tabs": lambda head: _lines([_columns(head.left, head.right, "\t")], head.title),
    "columns by pipes": lambda head: _lines([_columns(head.left, head.right, " | ")], head.title),
    "rows of a table": _in_rows,
    "lines drawn": _ruled,
    "blanks in the number": _with_blanks,
    "long dashes": lambda head: _lines(head.left, head.right, head.title).replace("-", "–"),
    "day by slashes": lambda head: _lines(head.left, [*head.motto, f"{head.place}, ngày 12/5/2024"], head.title),
    "title in capitals": lambda head: _lines(head.left, head.right, [line.upper() for line in head.title]),
    "marks of Markdown": lambda head: _lines(
        *([f"**{line}**" for line in group] for group in (head.left, head.right, head.title))
    ),
    "signed digitally above": lambda head: (
        "Ký bởi: Văn phòng\nNgày ký: 13/05/2024 10:20\n\n" + _lines(head.left, head.right, head.title)
    ),
}


def _key(words: str | None) -> str:
    return (words or "").lower().replace("–", "-").replace(" ", "")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", HEADS)
def test_a_head_says_the_same_in_every_way(name: str, way: str) -> None:
    """Number, issuer, kind, subject and day do not hang on how the two columns were converted."""
    head = HEADS[name]

    found = read(WAYS[way](head) + "\n" + BODY).header

    assert (_key(found.number), found.date) == (_key(head.number), head.day)
    assert found.issuer == head.issuer
    assert found.kind == (head.kind or "Công văn").capitalize()
    assert _key(found.subject) == _key(head.subject)


@pytest.mark.parametrize("name", ["district", "department", "party", "committee", "council", "union", "front"])
def test_both_columns_on_one_line(name: str) -> None:
    """A converter that writes all of the head on one line is understood by the mottos inside it."""
    head = HEADS[name]

    found = read(" ".join([*head.left, *head.right]) + "\n\n" + "\n".join(head.title) + "\n" + BODY).header

    assert (found.number, found.issuer, found.date) == (head.number, head.issuer, head.day)


@pytest.mark.parametrize(
    ("foot", "office"),
    [
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Văn Bình", "Phó Chủ tịch"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\n\nTrần Văn Bình\n\nNơi nhận:\n- Như trên;", "Chủ tịch"),
        ("Nơi nhận\n- Như trên,\n- Lưu VP.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\n\n\nTrần Văn Bình", "Phó Bí thư"),
        ("TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG NỘI VỤ\n\nTrần Văn Bình", "Trưởng phòng Nội vụ"),
        ("Nơi nhận:        TL. CHỦ TỊCH\n- Lưu: VT.   CHÁNH VĂN PHÒNG\n\n       Trần Văn Bình", "Chánh Văn phòng"),
        ("Q. CHÁNH VĂN PHÒNG\nTrần Văn Bình", "Quyền Chánh Văn phòng"),
        ("TM. ỦY BAN NHÂN DÂN\nChủ tịch\n\nTrần Văn Bình", "Chủ tịch"),
        ("CHỦ TỊCH\n\nTRẦN VĂN BÌNH", "Chủ tịch"),
        ("GIÁM ĐỐC\n\nThS. Trần Văn Bình", "Giám đốc"),
        ("Nơi nhận:\n- Lưu VP.\n\nNgười lập kế hoạch\nTrần Văn Bình", None),
    ],
)
def test_signatures(foot: str, office: str | None) -> None:
    """Who signed and as what: not the office that is signed for."""
    signer = read(
        WAYS["one column below the other"](HEADS["district"]) + "\n" + BODY + "\n" + foot + "\n"
    ).header.signer

    assert signer is not None
    assert (signer.name, signer.office) == ("Trần Văn Bình", office)
