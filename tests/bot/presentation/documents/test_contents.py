"""What is shown of a document as it was read."""

import datetime
from dataclasses import replace

from bot.presentation.documents.contents import document_as_json
from bot.presentation.documents.described import described
from index.layout import Doubt, Layout, Part
from index.types import DocumentSummary, Header, Signer, Upkeep
from tests.bot.presentation.documents.papers import make_paper

PAPER = make_paper()
OLDER = DocumentSummary("00000000000a", "/documents", "cu.doc", "c", upkeep=Upkeep(newer=PAPER.id))
OTHER = DocumentSummary("00000000000b", "/documents", "khac.doc", "o")
ITSELF = DocumentSummary(PAPER.id, PAPER.root, PAPER.source, PAPER.digest)
CONTENTS = document_as_json(PAPER, [OLDER, OTHER, ITSELF])


def test_outline_has_headings_with_level_and_page() -> None:
    """The headings stand in the outline with their levels and the pages on which they begin."""
    assert [(held["level"], held["text"], held["page"]) for held in CONTENTS["outline"]] == [
        (4, "I. NHIỆM VỤ CHUNG", 1),
        (4, "II. TỔ CHỨC THỰC HIỆN", 2),
    ]
    assert all(PAPER.text[held["start"] :].startswith(held["text"]) for held in CONTENTS["outline"])


def test_pages_tell_which_were_recognised() -> None:
    """Every page has its span, a recognised one the share of its words that are sure."""
    first, second = CONTENTS["pages"]
    assert (first["page"], first["start"], first["recognised"], first["sure_words"]) == (1, 0, False, None)
    assert (second["page"], second["recognised"]) == (2, True)
    words = PAPER.text[second["start"] : second["end"]].split()
    assert second["sure_words"] == round(1 - 1 / len(words), 4)
    assert (first["end"], second["end"]) == (second["start"], len(PAPER.text))


def test_tables_have_their_cells() -> None:
    """A table has its columns' titles, its rows and every cell with the offsets of its text."""
    (table,) = CONTENTS["tables"]
    assert (table["page"], table["rows"], table["columns"]) == (1, 2, ["Nhiệm vụ", "Đơn vị chủ trì"])
    assert [(held["row"], held["column"], held["heading"], held["text"]) for held in table["cells"]] == [
        (0, 0, "Nhiệm vụ", "Rà soát hộ nghèo"),
        (0, 1, "Đơn vị chủ trì", "Phòng Nội vụ"),
        (1, 0, "Nhiệm vụ", "Sửa kênh mương"),
        (1, 1, "Đơn vị chủ trì", "Trạm Thủy nông"),
    ]
    assert all(PAPER.text[held["start"] : held["end"]] == held["text"] for held in table["cells"])


def test_fields_of_a_head_that_were_hardly_readable() -> None:
    """A field whose words recognition doubts is said to be unsure; the day by its figures, the signer at the end."""
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ VĨNH TRẠCH\nSố: 12/KH-UBND\nVĩnh Trạch, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nTrồng rừng\n\n"
        "Trần Văn An báo cáo.\n\nCHỦ TỊCH\nTrần Văn An"
    )
    day = datetime.date(2024, 3, 5)
    header = Header("Kế hoạch", "12/KH-UBND", day, issuer="Ủy ban nhân dân xã Vĩnh Trạch", title="KẾ HOẠCH Trồng rừng")
    paper = replace(PAPER, text=text, header=replace(header, signer=Signer("Trần Văn An", "Chủ tịch")))

    def doubted(phrase: str, *, last: bool = False) -> list[str]:
        start = text.rindex(phrase) if last else text.index(phrase)
        layout = Layout(pages=(0,), recognised=(1,), doubts=(Doubt(start, start + len(phrase), 0.3),))
        contents = document_as_json(replace(paper, layout=layout), [])
        said = [line.split(":")[0] for line in described(contents) if line.endswith("(đọc từ bản quét chưa chắc chắn)")]
        assert len(said) == len(contents["doubtful"])
        return said

    assert doubted("VĨNH") == ["Cơ quan"]
    assert doubted("12/KH-UBND") == ["Số"]
    assert doubted("05") == ["Ngày"]
    assert doubted("Văn") == []
    assert doubted("Văn", last=True) == ["Người ký"]
    assert doubted("Trồng") == ["Tiêu đề"]


def test_files_within_a_mail_tell_which_were_recognised() -> None:
    """Each with its span and the share of its words that are sure."""
    layout = Layout(parts=(Part(0), Part(10, is_recognised=True)), doubts=(Doubt(10, 14, 0.2),))
    mail = replace(PAPER, text="Kính gửi.\nNuôi cá, đào ao", layout=layout)
    first, second = document_as_json(mail, [])["parts"]

    assert (first["start"], first["end"], first["recognised"], first["sure_words"]) == (0, 10, False, None)
    assert (second["start"], second["end"], second["recognised"], second["sure_words"]) == (10, 25, True, 0.75)
    assert "Nhận dạng từ bản quét: tệp đính kèm 2 (75 % chữ chắc chắn)" in list(described(document_as_json(mail, [])))


def test_places_and_revisions() -> None:
    """The file of the text comes first, then copies; of other versions of the paper it is said which is the newest."""
    assert [(place["source"], place["gone"]) for place in CONTENTS["places"]] == [
        ("ke_hoach.pdf", True),
        ("ban_sao.docx", True),
    ]
    assert CONTENTS["revisions"] == [{"document_id": OLDER.id, "source": "cu.doc", "newest": False}]


def test_a_person_reads_all_of_it() -> None:
    """For a person everything but the text stands in lines, unknown things only where they are looked for."""
    assert list(described(CONTENTS)) == [
        "Mã: 0123456789ab",
        "Tệp: ke_hoach.pdf",
        "Loại: Kế hoạch",
        "Số: không rõ",
        "Ngày: không rõ",
        "Cơ quan: UBND xã Vĩnh Trạch",
        "Địa bàn: không rõ",
        "Tiêu đề: Kế hoạch <năm>",
        "Người ký: Trần Văn An",
        "Chức vụ người ký: Chủ tịch",
        "Dự thảo: có",
        "Tệp này không còn ở chỗ cũ.",
        "Cũng có ở: /other/ban_sao.docx",
        "Bản cũ hơn, vẫn được giữ: cu.doc (00000000000a)",
        "Số trang: 2",
        "Nhận dạng từ bản quét: trang 2 (93 % chữ chắc chắn)",
        "Đề mục:",
        "  I. NHIỆM VỤ CHUNG (trang 1)",
        "  II. TỔ CHỨC THỰC HIỆN (trang 2)",
        "Bảng:",
        "  Bảng 1: 2 dòng; cột: Nhiệm vụ, Đơn vị chủ trì (trang 1)",
        "Lưu ý khi đọc tệp:",
        "  Không đưa vào 2 lời bình bên lề.",
    ]
