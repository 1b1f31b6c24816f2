"""Documents that a text names and the one that it is, and what one does to another."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest

from index.facts.documents.documents import find_documents
from index.facts.types import CERTAIN, LEAST_CONFIDENCE, DocumentFact
from index.language.text import fold, fold_space, normalise_text
from index.readers.blocks import Table, TableCell, paragraph
from index.readers.writing import written
from index.structure.reading import read
from tests.index.facts.test_gold_facts import FACTS
from tests.paths import SEEDS

Named = tuple[str | None, str | None, str | None]
Gold = dict[str, Any]  # Any: JSON values

DECISION = """ỦY BAN NHÂN DÂN
HUYỆN SƠN HẠ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 57/QĐ-UBND
Sơn Hạ, ngày 04 tháng 3 năm 2021

QUYẾT ĐỊNH
Về việc ban hành Quy chế quản lý chợ trên địa bàn huyện

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Nghị định số 02/2003/NĐ-CP ngày 14 tháng 01 năm 2003 của Chính phủ về phát triển và quản lý chợ;
Xét Tờ trình số 11/TTr-KTHT ngày 22/02/2021 của Phòng Kinh tế và Hạ tầng,

QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý chợ trên địa bàn huyện.
Điều 2. Quyết định này thay thế Quyết định số 130/QĐ-UBND ngày 12/5/2014 của Ủy ban nhân dân huyện.
Điều 3. Các phòng, ban và Ủy ban nhân dân các xã thi hành Quyết định số 57/QĐ-UBND./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
(Đã ký)
Lò Văn Thịnh
"""


def documents(text: str) -> list[DocumentFact]:
    """What is found in a text."""
    return find_documents(read(normalise_text(text)))


def named(text: str) -> list[Named]:
    """Kind, number and symbol of what a text names."""
    return [(fact.type, fact.number, fact.symbol) for fact in documents(text)]


def edges(text: str) -> list[tuple[str, str | None, str, str | None]]:
    """Kind and number of each document, what is done to it, and by which."""
    return [(fact.type or "", fact.number, r.name, r.by) for fact in documents(text) for r in fact.relations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện thực hiện tốt Chỉ thị 07-CT/HU.", [("Chỉ thị", "07", "CT/HU")]),
        ("Căn cứ Nghị định số 30/2020/NĐ-CP.", [("Nghị định", "30", "2020/NĐ-CP")]),
        ("Nghị quyết số 30c/NQ-CP còn hiệu lực.", [("Nghị quyết", "30c", "NQ-CP")]),
        ("Theo Hướng dẫn số 115- HD/BTGTU của tỉnh.", [("Hướng dẫn", "115", "HD/BTGTU")]),
        ("Theo Văn bản 812/UBND-VX của tỉnh.", [("Công văn", "812", "UBND-VX")]),
        ("Thực hiện Quy định số 08-QĐ/TW.", [("Quy định", "08", "QĐ/TW")]),
        ("Huyện làm theo chỉ thị số 35 của Bộ Chính trị.", [("Chỉ thị", "35", None)]),
        ("Thực hiện Kế hoạch phát triển du lịch xã Na Ui số 18/KH-UBND.", [("Kế hoạch", "18", "KH-UBND")]),
        ("Giao các phòng thực hiện (45-KH/HU).", [("Kế hoạch", "45", "KH/HU")]),
        (
            "Thực hiện các Nghị quyết số 18-NQ/TW, 19-NQ/TW.",
            [("Nghị quyết", "18", "NQ/TW"), ("Nghị quyết", "19", "NQ/TW")],
        ),
        (
            "Thực hiện Nghị quyết số 15, 16/NQ-HĐND.",
            [("Nghị quyết", "15", "NQ-HĐND"), ("Nghị quyết", "16", "NQ-HĐND")],
        ),
        (
            "Thực hiện Chỉ thị số 05, 19 và 23 của Bộ Chính trị.",
            [("Chỉ thị", "05", None), ("Chỉ thị", "19", None), ("Chỉ thị", "23", None)],
        ),
    ],
)
def test_a_numbered_document_is_found(text: str, expected: list[Named]) -> None:
    """Kind, number and symbol are read as they are written, a list's one by one."""
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Huyện thực hiện nghị quyết Đại hội Đảng bộ huyện lần thứ XX.", "nghị quyết Đại hội Đảng bộ huyện lần thứ XX"),
        ("Quán triệt Nghị quyết Trung ương 4 (khóa XII).", "Nghị quyết Trung ương 4 (khóa XII)"),
        ("Người dân hiểu rõ hơn Luật Đất đai năm 2013.", "Luật Đất đai năm 2013"),
        ("Tuyên truyền Luật Phòng, chống ma túy trong trường học.", "Luật Phòng, chống ma túy"),
        ("Thi tìm hiểu Luật Cán bộ, công chức năm 2008.", "Luật Cán bộ, công chức năm 2008"),
        ("Góp ý vào Hiến pháp năm 2013.", "Hiến pháp năm 2013"),
        (
            "Các xã làm theo Quy chế làm việc của Huyện ủy nhiệm kỳ 2020 - 2025.",
            "Quy chế làm việc của Huyện ủy nhiệm kỳ 2020 - 2025",
        ),
        (
            "Kỳ họp thông qua Nghị quyết về kế hoạch đầu tư công năm 2023.",
            "Nghị quyết về kế hoạch đầu tư công năm 2023",
        ),
        (
            "Kỳ họp nghe Báo cáo kết quả phát triển kinh tế - xã hội năm 2022.",
            "Báo cáo kết quả phát triển kinh tế - xã hội năm 2022",
        ),
        (
            "Đồng chí Bí thư trao Quyết định điều động, bổ nhiệm đồng chí Lê Thị Hoa giữ chức Trưởng phòng Nội vụ.",
            "Quyết định điều động, bổ nhiệm đồng chí Lê Thị Hoa giữ chức Trưởng phòng Nội vụ",
        ),
        (
            "Huyện triển khai Đề án phát triển cây mắc ca giai đoạn 2021 - 2025, định hướng đến năm 2030.",
            "Đề án phát triển cây mắc ca giai đoạn 2021 - 2025, định hướng đến năm 2030",
        ),
    ],
)
def test_a_title_singles_a_document_out(text: str, name: str) -> None:
    """A congress's ordinal, a law's name, a subject with a period tell a document without a number."""
    assert [fact.name for fact in documents(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Huyện thực hiện các nghị quyết của Trung ương và báo cáo của UBND huyện.",
        "Các chi bộ làm theo Kế hoạch của UBND tỉnh và Chương trình hành động.",
        "Nghị quyết Đại hội Đảng bộ các cấp nhiệm kỳ 2020 - 2025 đi vào cuộc sống.",
        "Kế hoạch năm 2022 đạt 98%, kế hoạch sản xuất vụ mùa hoàn thành sớm.",
        "Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021 - 2025 đạt kết quả khá.",
        "Báo cáo 3 nội dung, Kế hoạch 2021 và Chương trình 135; dân số 120 người, nhà số 5.",
        "Cơ quan xử lý kỷ luật 2 đảng viên; Luật sư Trần Thị Lan dự phiên tòa đúng Luật định.",
        "Tỷ lệ 12/20 xã, ngày 17/2, số điện thoại 0912345678, tăng 15-KH so với cùng kỳ.",
        "Hội nghị quyết định triệu tập Đại hội vào tháng 6 năm 2020.",
    ],
)
def test_what_names_no_document(text: str) -> None:
    """General words, activities, counts and verbs are no documents."""
    assert [(fact.name, fact.confidence) for fact in documents(text)] == []


def test_the_fields_of_a_document() -> None:
    """Date, issuer and subject follow the number; the name holds no subject."""
    (fact,) = documents(
        "Thực hiện Kế hoạch số 25-KH/HU, ngày 30/11/2020, của Ban Thường vụ Huyện ủy về “đổi mới công tác dân vận”; các"
        " chi bộ họp."
    )

    assert fact.name == "Kế hoạch số 25-KH/HU, ngày 30/11/2020, của Ban Thường vụ Huyện ủy"
    assert (fact.type, fact.number, fact.symbol) == ("Kế hoạch", "25", "KH/HU")
    assert fact.origin.issuer == "Ban Thường vụ Huyện ủy"
    assert fact.origin.date == datetime.date(2020, 11, 30)
    assert fact.subject == "về “đổi mới công tác dân vận”"
    assert (fact.is_self, fact.draft, fact.origin.signer) == (False, False, None)
    assert fact.confidence >= CERTAIN


def test_day_and_issuer_may_stand_before() -> None:
    """A sentence that tells who issued it and when gives both, to each document that it names."""
    first, second = documents(
        "Ngày 09/9/2019, Ban Thường vụ Huyện ủy Sơn Hạ đã ban hành Chỉ thị số 25-CT/HU và Kế hoạch số 62-KH/HU về tổ"
        " chức đại hội chi bộ."
    )

    assert {fact.origin.issuer for fact in (first, second)} == {"Ban Thường vụ Huyện ủy Sơn Hạ"}
    assert {fact.origin.date for fact in (first, second)} == {datetime.date(2019, 9, 9)}
    assert {fact.subject for fact in (first, second)} == {"về tổ chức đại hội chi bộ"}


def test_who_signed_is_told_before() -> None:
    """The one who signed a document is its signer and not its issuer."""
    (fact,) = documents(
        "Ngày 27/5/2022, đồng chí Lê Văn Ngọc, Phó Bí thư Huyện ủy đã ký ban hành Công văn số 1127-CV/HU."
    )

    assert (fact.origin.signer, fact.origin.issuer) == ("Lê Văn Ngọc", None)


def test_a_list_shares_the_issuer() -> None:
    """An issuer said after the last of a list is every one's; a date is only its own."""
    facts = documents(
        "Tổng kết 05 năm thực hiện Chương trình hành động số 12, Nghị quyết số 06 và Nghị quyết số 11 ngày 02/3/2018"
        " của Ban Chấp hành Đảng bộ huyện khóa XV."
    )

    assert [fact.number for fact in facts] == ["12", "06", "11"]
    assert {fact.origin.issuer for fact in facts} == {"Ban Chấp hành Đảng bộ huyện khóa XV"}
    assert [fact.origin.date for fact in facts] == [None, None, datetime.date(2018, 3, 2)]


def test_a_subject_ends_with_its_clause() -> None:
    """What the sentence goes on with is no part of the subject; a document inside the subject is."""
    first, second = documents(
        "Công văn số 97/UBND-YT về việc thực hiện Công điện số 02/CĐ-UBND của UBND tỉnh đã được gửi đến các xã."
    )

    assert first.subject == "về việc thực hiện Công điện số 02/CĐ-UBND của UBND tỉnh"
    assert [(r.name, r.by) for r in second.relations] == [("thực hiện", first.key)]


@pytest.mark.parametrize(
    ("subject", "rest"),
    [
        ("về tổ chức hội nghị biểu dương gương người tốt năm 2024", ", Hội đồng Thi đua huyện do ông Lò An làm chủ"),
        ("về phòng, chống dịch bệnh trên gia súc", ", Phòng Nông nghiệp huyện đã tổ chức 03 lớp tập huấn"),
        ("về thành lập tổ công tác số 2", ", ông Lò Văn Thịnh, Trưởng phòng Nội vụ làm tổ trưởng"),
        ("về kiện toàn Ban Chỉ đạo 389 huyện", " do bà Lê Thị Sen làm Trưởng ban"),
        ("về thu hồi đất của hộ ông Lò Văn Thịnh, bà Lê Thị Sen", " đã có hiệu lực"),
        ("về phát triển Văn hóa, Thể thao và Du lịch", " đã có hiệu lực"),
    ],
)
def test_a_subject_ends_before_who_acts(subject: str, rest: str) -> None:
    """A body that does something, and a person with a title, go on with the sentence; a further person may not."""
    (fact,) = documents(f"Thực hiện Kế hoạch số 41/KH-UBND ngày 26/02/2024 của UBND huyện {subject}{rest}.")

    assert fact.subject == subject


def test_a_day_that_does_not_exist_is_no_date() -> None:
    """31/02 is passed over and the issuer after it still read."""
    (fact,) = documents("Căn cứ Quyết định số 77/QĐ-UBND ngày 31/02/2020 của UBND tỉnh.")

    assert (fact.origin.date, fact.origin.issuer) == (None, "UBND tỉnh")


def test_drafts_of_a_list() -> None:
    """The word dự thảo before a list makes drafts of all its members."""
    facts = documents(
        "Các đại biểu cho ý kiến vào dự thảo Nghị quyết phát triển kinh tế - xã hội năm 2021; Nghị quyết phát triển du"
        " lịch giai đoạn 2021 - 2025 và kế hoạch sử dụng đất năm 2021. Huyện thực hiện Nghị quyết số 05-NQ/HU."
    )

    assert [(fact.type, fact.draft) for fact in facts] == [
        ("Nghị quyết", True),
        ("Nghị quyết", True),
        ("Kế hoạch", True),
        ("Nghị quyết", False),
    ]


def test_one_entry_for_a_document() -> None:
    """Mentions that do not contradict are one document's, under its fullest name, in the order of the text."""
    facts = documents(
        "Huyện tổng kết Chỉ thị 05. Việc làm theo Kế hoạch số 9 được chú trọng. Chỉ thị số 05-CT/HU ngày 15/01/2021 của"
        " Huyện ủy đã rõ."
    )

    assert [fact.name for fact in facts] == ["Chỉ thị số 05-CT/HU ngày 15/01/2021 của Huyện ủy", "Kế hoạch số 9"]


def test_documents_that_contradict_are_two() -> None:
    """The same number of another kind, symbol, day or level is another document; so is a law of another year."""
    text = (
        "Thực hiện Nghị quyết số 04-NQ/TU của Tỉnh ủy. Thực hiện Nghị quyết số 04-NQ/HU của Huyện ủy. Thực hiện Kế"
        " hoạch số 04-KH/HU. Căn cứ Luật Đất đai năm 2003. Căn cứ Luật Đất đai năm 2013. Tuyên truyền Luật Đất đai."
    )

    assert [fact.name for fact in documents(text)] == [
        "Nghị quyết số 04-NQ/TU của Tỉnh ủy",
        "Nghị quyết số 04-NQ/HU của Huyện ủy",
        "Kế hoạch số 04-KH/HU",
        "Luật Đất đai năm 2003",
        "Luật Đất đai năm 2013",
    ]


def test_the_read_document_is_first() -> None:
    """Number, issuer, date, subject and signer of an official document; its own mentions make no second entry."""
    own, *others = documents(DECISION)

    assert (own.is_self, own.type, own.number, own.symbol) == (True, "Quyết định", "57", "QĐ-UBND")
    assert own.origin.issuer == "Ủy ban nhân dân huyện Sơn Hạ"
    assert own.origin.date == datetime.date(2021, 3, 4)
    assert own.subject == "Về việc ban hành Quy chế quản lý chợ trên địa bàn huyện"
    assert own.origin.signer == "Lò Văn Thịnh"
    assert own.relations == ()
    assert [(fact.type, fact.number) for fact in others if fact.number] == [
        ("Nghị định", "02"),
        ("Tờ trình", "11"),
        ("Quyết định", "130"),
    ]
    assert not any(fact.is_self for fact in others)


def test_what_the_read_document_does() -> None:
    """The document that is read acts without a key."""
    assert [edge for edge in edges(DECISION) if edge[1]] == [
        ("Nghị định", "02", "căn cứ", None),
        ("Tờ trình", "11", "căn cứ", None),
        ("Quyết định", "130", "thay thế", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theo tinh thần Chỉ thị số 35-CT/TW, huyện làm tốt.", [("Chỉ thị", "35", "căn cứ", None)]),
        ("Các xã triển khai nghiêm túc Kế hoạch số 8-KH/HU.", [("Kế hoạch", "8", "thực hiện", None)]),
        (
            "Nghị định số 30/2020/NĐ-CP thay thế Nghị định số 110/2004/NĐ-CP.",
            [("Nghị định", "110", "thay thế", "nghi dinh 30 2020/nd-cp")],
        ),
        (
            "Quyết định số 44/QĐ-UBND được thay thế bằng Quyết định số 55/QĐ-UBND.",
            [("Quyết định", "44", "thay thế", "quyet dinh 55 qd-ubnd")],
        ),
        (
            "Nghị định số 59/2014/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 69/2008/NĐ-CP.",
            [
                ("Nghị định", "69", "sửa đổi", "nghi dinh 59 2014/nd-cp"),
                ("Nghị định", "69", "bổ sung", "nghi dinh 59 2014/nd-cp"),
            ],
        ),
        (
            "Bãi bỏ Quyết định số 78/QĐ-UBND và Quyết định số 79/QĐ-UBND.",
            [("Quyết định", "78", "bãi bỏ", None), ("Quyết định", "79", "bãi bỏ", None)],
        ),
        (
            "Quyết định số 12/QĐ-UBND hết hiệu lực kể từ ngày 01/7/2021.",
            [("Quyết định", "12", "bãi bỏ", None)],
        ),
        (
            "Thông tư số 09/2021/TT-BNV hướng dẫn thực hiện Nghị định số 24/2021/NĐ-CP.",
            [("Nghị định", "24", "thực hiện", "thong tu 9 2021/tt-bnv")],
        ),
        ("Căn cứ các văn bản sau:\n- Nghị quyết số 7-NQ/HU;\n- Chỉ thị số 3-CT/HU.", [
            ("Nghị quyết", "7", "căn cứ", None),
            ("Chỉ thị", "3", "căn cứ", None),
        ]),
        ("Các Quyết định sau hết hiệu lực từ ngày Quyết định này có hiệu lực thi hành:\n- Quyết định số 31/QĐ-UBND;", [
            ("Quyết định", "31", "bãi bỏ", None),
        ]),
        ("Quyết định này thay thế các Quyết định sau:\na) Quyết định số 31/QĐ-UBND;\nb) Quyết định số 32/QĐ-UBND.", [
            ("Quyết định", "31", "thay thế", None),
            ("Quyết định", "32", "thay thế", None),
        ]),
        ("Sửa đổi các điều của Quyết định số 5/QĐ-UBND như sau:\n- Điều 2 thực hiện theo Chỉ thị số 3-CT/HU.", [
            ("Quyết định", "5", "sửa đổi", None),
            ("Chỉ thị", "3", "căn cứ", None),
        ]),
        ("Căn cứ tình hình thực tế, HĐND huyện thông qua Nghị quyết số 05/NQ-HĐND.", []),
    ],
)  # fmt: skip
def test_what_is_done_to_a_document(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    """The cue before or after a name tells what is done, and the name that acts is its key."""
    assert edges(text) == expected


def test_each_of_several_with_subjects_is_replaced() -> None:
    """A number of its own ends the subject of the one before; what carries others out names them in its subject."""
    found = documents(
        "Quyết định này thay thế Quyết định số 17/QĐ-UBND về công nhận Điều lệ Hội Nuôi ong, Quyết định số 18/QĐ-UBND "
        "về chế độ họp và Quyết định số 53/QĐ-UBND về phân công."
    )
    replaced = {fact.number: [relation.name for relation in fact.relations] for fact in found if fact.number}
    assert replaced == {"17": ["thay thế"], "18": ["thay thế"], "53": ["thay thế"]}

    (first, *_) = documents("Báo cáo số 5/BC-UBND về thực hiện Chỉ thị số 05-CT/TW và Kết luận số 01-KL/TW.")
    assert first.subject == "về thực hiện Chỉ thị số 05-CT/TW và Kết luận số 01-KL/TW"


def test_a_circular_replacement_is_two_edges() -> None:
    """Two documents said to replace each other are kept as they are said."""
    one, other = "Quyết định số 1/QĐ-UBND", "Quyết định số 2/QĐ-UBND"
    text = f"{one} thay thế {other}. {other} thay thế {one}."

    assert edges(text) == [
        ("Quyết định", "1", "thay thế", "quyet dinh 2 qd-ubnd"),
        ("Quyết định", "2", "thay thế", "quyet dinh 1 qd-ubnd"),
    ]


def test_spans_stand_in_the_text() -> None:
    """A fact's span is where its name stands, and an edge's where the text says it."""
    text = "Ngày mai, huyện quán triệt Chỉ thị số 35-CT/TW của Bộ Chính trị và Luật Đất đai năm 2013."

    facts = documents(text)

    assert [text[fact.span.start : fact.span.end] for fact in facts] == [fact.name for fact in facts]
    assert [text[r.span.start : r.span.end] for fact in facts for r in fact.relations] == [
        "quán triệt Chỉ thị số 35-CT/TW của Bộ Chính trị",
        "quán triệt Chỉ thị số 35-CT/TW của Bộ Chính trị và Luật Đất đai năm 2013",
    ]


def test_a_number_of_hundreds_of_digits_is_none() -> None:
    """Nobody numbers documents so; the next one is still found."""
    assert named(f"Nghị quyết số {'9' * 400} và Chỉ thị số 05-CT/HU.") == [("Chỉ thị", "05", "CT/HU")]


def test_thousands_of_documents_on_a_page() -> None:
    """Five thousand numbers in one sentence are five thousand documents."""
    text = "Thực hiện " + ", ".join(f"Quyết định số {i}/QĐ-UBND" for i in range(1, 5001)) + "."

    facts = documents(text)

    assert len(facts) == 5000
    assert (facts[0].number, facts[-1].number) == ("1", "5000")
    assert {r.name for fact in facts for r in fact.relations} == {"thực hiện"}


@pytest.mark.parametrize(
    "part", [" ", "a", "1", "-", "“", "(", "1/A", "và ", "Nghị quyết ", "Luật Đất ", "Đảng ", "\n"]
)
def test_long_repetitions_are_read(part: str) -> None:
    """No pattern runs away on ten thousand repeated characters, and the document behind them is found."""
    text = f"Nghị quyết số 10 của Ban {part * (10_000 // len(part))}. Thực hiện Chỉ thị số 05-CT/HU."

    assert ("Chỉ thị", "05", "CT/HU") in named(text)


def is_same(fact: DocumentFact, gold: Gold) -> bool:
    """Whether a fact is the gold's: kind and number (and symbol, if both have it), else most words of the name."""
    if fact.is_self or gold["role"] == "self":
        return fact.is_self and gold["role"] == "self"
    kinds = sorted(((fact.type or "").lower(), gold["kind"].lower()), key=len)
    if "văn bản" not in kinds and not kinds[1].startswith(kinds[0]):
        return False
    if fact.number or gold["number"]:
        if fact.symbol and gold["symbol"]:  # "30", "2020/NĐ-CP" and "30/2020", "NĐ-CP" are the same
            whole = (f"{fact.number}{fact.symbol}", f"{gold['number']}{gold['symbol']}")
            return len({re.sub(r"[^a-z0-9]", "", fold(text)) for text in whole}) == 1
        return bool(fact.number == gold["number"])
    words, written = (set(fold(fold_space(name)).split()) for name in (fact.name, gold["as_written"]))
    return len(words & written) >= 0.6 * min(len(words), len(written))


def count(facts: list[DocumentFact], gold: list[Gold]) -> tuple[int, int, int]:
    """How many gold documents are found, how many there are and how many facts are wrong; doubtful gold is neither."""
    left = list(facts)
    right = 0
    for held in sorted(gold, key=lambda held: bool(held["doubtful"])):
        same = next((fact for fact in left if is_same(fact, held)), None)
        if same is not None:
            left.remove(same)
            right += not held["doubtful"]
    return right, sum(not held["doubtful"] for held in gold), len(left)


@pytest.mark.parametrize(
    ("name", "folder", "precision", "recall"),
    [
        ("seeds", SEEDS, 0.97, 0.97),
        ("unseen", FACTS / "unseen", 0.95, 0.85),
        ("held_out", FACTS / "held_out", 0.95, 0.85),
        ("second", FACTS / "second", 0.95, 0.85),
    ],
)
def test_the_documents_that_texts_name(name: str, folder: Path, precision: float, recall: float) -> None:
    """Of the documents that texts name this share is found, and of those found this share is named."""
    gold = json.loads((FACTS / f"{name}.json").read_text("utf-8"))

    counts = [
        count(documents((folder / file).read_text("utf-8-sig")), held["documents"]) for file, held in gold.items()
    ]
    right, wanted, wrong = (sum(column) for column in zip(*counts, strict=True))

    assert right / wanted >= recall
    assert right / (right + wrong) >= precision


def test_no_fact_is_less_sure_than_is_shown() -> None:
    """Facts below the least confidence are left out in every seed."""
    facts = [fact for path in SEEDS.glob("*.txt") for fact in documents(path.read_text("utf-8-sig"))]

    assert [fact.name for fact in facts if not LEAST_CONFIDENCE <= fact.confidence <= 1] == []


@pytest.mark.parametrize("mark", ["", "DỰ THẢO\n\n"])
def test_a_draft_is_one_in_the_register(mark: str) -> None:
    """As its head says."""
    own = documents(mark + DECISION)[0]

    assert (own.is_self, own.type, own.draft) == (True, "Quyết định", bool(mark))


def test_a_column_s_title_begins_no_name() -> None:
    """A number below "TT" is the row's; one with a symbol is a document's, without the title."""
    rows = (("TT", "Quyết định", "Nội dung"), ("1", "15/QĐ-UBND", "Chợ xã"), ("2", "16", "Theo Kế hoạch số 7/KH-UBND"))
    cells = [
        TableCell((paragraph(words),), row, column, is_heading=not row)
        for row, held in enumerate(rows)
        for column, words in enumerate(held)
    ]
    held = written([Table(tuple(cells), is_ruled=True)])
    found = find_documents(read(held.text, held.layout))

    assert [(fact.type, fact.number, fact.name) for fact in found] == [
        ("Quyết định", "15", "15/QĐ-UBND"),
        ("Kế hoạch", "7", "Kế hoạch số 7/KH-UBND"),
    ]
