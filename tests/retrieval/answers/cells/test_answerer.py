"""Questions about cells: the row that is named, the column that is asked for, nothing near where it is not there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.assembly.assemble import assemble_answerer
from index.store.corpus import open_corpus
from retrieval.answers.cells.answerer import CellAnswerer
from retrieval.citations import cite
from retrieval.question.question import Question
from retrieval.types import Answer, Draft, Evidence
from tests.fakes import HashedEmbedder, index_folder, silent, write_files

TASKS = """<title>Kế hoạch</title><h1>Kế hoạch chuyển đổi số huyện Tân Lĩnh năm 2024</h1>
<p>Phụ lục: Danh mục nhiệm vụ</p><table>
<tr><th>TT<th>Nhiệm vụ<th>Đơn vị chủ trì<th>Đơn vị phối hợp<th>Thời hạn</tr>
<tr><td>1<td>Số hóa sổ hộ tịch<td>Phòng Tư pháp<td>Công an huyện<td>30/9/2024</tr>
<tr><td>2<td>Tập huấn kỹ năng số<td>Phòng Nội vụ<td><td>Quý II/2024</tr>
<tr><td>3<td>Nâng cấp mạng truyền số liệu<td>Phòng Nội vụ<td>Viễn thông<td>20/7/2024</tr></table>"""
TARGETS = """<title>Chỉ tiêu</title><h1>Chỉ tiêu kinh tế huyện Tân Lĩnh</h1><table>
<tr><th rowspan=2>Chỉ tiêu<th rowspan=2>Đơn vị tính<th colspan=2>Năm 2021<th colspan=2>Năm 2022</tr>
<tr><th>Kế hoạch<th>Thực hiện<th>Kế hoạch<th>Thực hiện</tr>
<tr><td>Thu ngân sách<td>Tỷ đồng<td>180<td>201,9<td>240<td>248,3</tr>
<tr><td>Chi ngân sách<td>Tỷ đồng<td>600<td>640,2<td>690<td></tr>
<tr><td>Tỷ lệ hộ nghèo<td>%<td>6,0<td>5,92<td>5,5<td>7,14</tr></table>"""
ROTA = """| Ngày | Buổi | Trực lãnh đạo | Điện thoại |
|---|---|---|---|
| 12/3/2024 | Sáng | Mai Thị Huệ | 0912 000 222 |
| 12/3/2024 | Chiều | Lý Văn Khải | 0912 000 111 |
| 13/3/2024 | Sáng | Bạch Thị Nhàn | 0912 000 444 |
"""

STAFF = """CƠ CẤU TỔ CHỨC

1. Đội Kiểm tra 1

| TT | Họ và tên | Chức danh |
|---|---|---|
| 1 | Kiều Văn Vạc | P.Đội trưởng |
| 2 | Ngô Thị Vó | Kiểm tra viên |

2. Đội Kiểm tra 2

| TT | Họ và tên | Chức danh |
|---|---|---|
| 1 | Tạ Văn Nơm | Đội trưởng |
| 2 | Bùi Thị Lờ | Phó đội trưởng |
"""
CAMP = """UBND HUYỆN TÂN LĨNH
TRƯỜNG THCS HÀ MỖ

KẾ HOẠCH
Tổ chức trại hè của học sinh

| Giờ | Việc | Phụ trách |
|---|---|---|
| 7h00 - 8h30 | Dựng trại | Đại diện Công an xã Hà Mỗ |
| 8h30 - 9h00 | Chào cờ | Ban Giám hiệu |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Answer]]:
    """What answers over three papers with a table each."""
    papers: Path = write_files(
        tmp_path_factory.mktemp("papers"),
        {"tasks.html": TASKS, "targets.html": TARGETS, "rota.md": ROTA, "staff.md": STAFF, "camp.md": CAMP},
    )
    data = tmp_path_factory.mktemp("data")
    index_folder(data, [papers])
    with open_corpus(data) as corpus:
        yield assemble_answerer(corpus, HashedEmbedder(), data, silent).answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Đơn vị nào chủ trì nhiệm vụ số 2?", "Tập huấn kỹ năng số – Đơn vị chủ trì: Phòng Nội vụ [1]"),
        ("so hoa so ho tich bao gio xong", "Số hóa sổ hộ tịch – Thời hạn: 30/9/2024 [1]"),
        ("Công an huyện phối hợp nhiệm vụ nào?", "Công an huyện – Nhiệm vụ: Số hóa sổ hộ tịch [1]"),
        ("kế hoạch thu ngân sách năm 2022 là bao nhiêu", "Thu ngân sách – Năm 2022 - Kế hoạch: 240 tỷ đồng [1]"),
        ("tỷ lệ hộ nghèo thực hiện năm 2021", "Tỷ lệ hộ nghèo – Năm 2021 - Thực hiện: 5,92% [1]"),
        ("chiều 12/3 ai trực lãnh đạo", "12/3/2024, Chiều – Trực lãnh đạo: Lý Văn Khải [1]"),
        ("đội trưởng đội kiểm tra 2 là ai", "Đội trưởng – Họ và tên: Tạ Văn Nơm [1]"),
        ("anh Bùi Thị Lờ làm gì ở đội kiểm tra", "Bùi Thị Lờ – Chức danh: Phó đội trưởng [1]"),
        ("trường Hà Mỗ dựng trại lúc mấy giờ", "Dựng trại, Đại diện Công an xã Hà Mỗ – Giờ: 7h00 - 8h30 [1]"),
        ("Số điện thoại của Mai Thị Huệ?", "Mai Thị Huệ – Điện thoại: 0912 000 222 [1]"),
    ],
)
def test_a_cell_answers(ask: Callable[[str], Answer], question: str, said: str) -> None:
    """The cell with its title, the row named by what it was told by, the quote being the row."""
    assert ask(question).text == said


@pytest.mark.parametrize(
    "question",
    [
        "Đơn vị nào chủ trì nhiệm vụ số 20?",  # a day of a row has the number
        "Đơn vị nào phối hợp nhiệm vụ số 2?",  # its cell is empty
        "thực hiện chi ngân sách năm 2022 là bao nhiêu",  # so is this, beside two figures
        "thu ngân sách năm 2023 là bao nhiêu",
        "chiều 13/3 ai trực lãnh đạo",  # only its morning is there
        "Ai trực lãnh đạo ngày 14/3?",
        "Số điện thoại của Trương Công Lịch?",
        "đội trưởng đội kiểm tra 1 là ai",  # only its second man is there
        "trường Hà Mỗ tổ chức trại hè khi nào",  # rows have its place, and parts of its day
        "trường Hà Mỗ dựng trại ngày nào",
        "Kinh phí số hóa sổ hộ tịch là bao nhiêu?",
        "phí số hóa sổ hộ tịch hết bao nhiêu",
    ],
)
def test_what_no_cell_says_is_refused(ask: Callable[[str], Answer], question: str) -> None:
    """A row, day, year or column that is not there is no other's, and an empty cell says nothing."""
    assert ask(question).text == ""


def test_the_quote_is_the_row(ask: Callable[[str], Answer]) -> None:
    """All pairs of the row, as the text has them."""
    (row,) = ask("Thời hạn của nhiệm vụ số 3?").citations
    assert row.quote == (
        "TT: 3 | Nhiệm vụ: Nâng cấp mạng truyền số liệu | Đơn vị chủ trì: Phòng Nội vụ"
        " | Đơn vị phối hợp: Viễn thông | Thời hạn: 20/7/2024"
    )


def test_a_long_list_is_narrowed_by_its_words(tmp_path: Path) -> None:
    """A row far down a list of hundreds answers as one of a short list does, and one that is not there does not."""
    head = "| TT | Chủ hộ | Thôn | Diện tích (m2) |\n|---|---|---|---|\n"
    rows = (f"| {at} | Hộ ông Chủ Số{at} | Thôn {at % 7} | {at * 3} |\n" for at in range(1, 501))
    papers = write_files(tmp_path / "papers", {"danh_sach.md": f"DANH SÁCH HỘ CÓ ĐẤT THU HỒI\n\n{head}{''.join(rows)}"})
    index_folder(tmp_path / "data", [papers])

    with open_corpus(tmp_path / "data") as corpus:
        ask = assemble_answerer(corpus, HashedEmbedder(), tmp_path / "data", silent).answer

        assert "1374" in ask("diện tích của hộ ông Chủ Số458 là bao nhiêu").text
        assert not ask("diện tích của hộ ông Chủ Số1458 là bao nhiêu").citations


RENT = """<title>Quy định</title><h1>Quy định cho thuê nhà văn hóa xã Tân Lĩnh</h1>
<p>Tiền thuê hội trường buổi tối được giảm một nửa cho đoàn thể. Hội trường mở cửa hằng ngày.</p>
<p>Người thuê giữ vệ sinh chung. Không hút thuốc trong nhà. Xe để đúng chỗ. Trả chìa khóa cho bảo vệ.</p><table>
<tr><th>TT<th>Nơi cho thuê<th>Tiền thuê buổi sáng</tr>
<tr><td>1<td>Hội trường<td>200.000 đồng</tr><tr><td>2<td>Sân khấu<td>150.000 đồng</tr></table>"""


@dataclass(frozen=True)
class _Says:
    """Says a sentence where its document is among the evidence."""

    sentence: str

    def answer(self, _: Question, evidence: Sequence[Evidence]) -> Draft:
        """As `Answerer.answer`."""
        for document in (item.document for item in evidence):
            if (at := document.text.find(self.sentence)) >= 0:
                quote = cite(document, at, at + len(self.sentence), marker=1, heading=None, score=1.0)
                return Draft(f"{self.sentence} [1]", (quote,))
        return Draft("", ())


@pytest.mark.parametrize(
    ("sentence", "is_said"),
    [
        ("Tiền thuê hội trường buổi tối được giảm một nửa cho đoàn thể.", True),
        ("Hội trường mở cửa hằng ngày.", False),
    ],
)
def test_text_beside_a_table_says_what_has_as_much(tmp_path: Path, sentence: str, is_said: bool) -> None:
    """Where a row has nearly all that is asked its document's text says only what has no less of it."""
    index_folder(tmp_path / "data", [write_files(tmp_path / "papers", {"thue.html": RENT})])
    with open_corpus(tmp_path / "data") as corpus:
        whole = assemble_answerer(corpus, HashedEmbedder(), tmp_path / "data", silent)
        question = whole.understand("tiền thuê hội trường buổi tối được giảm bao nhiêu")
        answerer = CellAnswerer(whole.retriever.view, _Says(sentence))

        said = answerer.answer(question, whole.retriever.retrieve(question))

    assert bool(said.text) is is_said
