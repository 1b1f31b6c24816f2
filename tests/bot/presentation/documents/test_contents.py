"""What is shown of a document as it was read."""

from bot.presentation.documents.contents import document_as_json
from bot.presentation.documents.described import described
from index.types import DocumentSummary, Upkeep
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
