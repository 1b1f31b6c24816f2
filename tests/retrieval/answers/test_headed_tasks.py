"""Questions about tasks that stand under a heading which says whose they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assembly.assemble import assemble_answerer
from index.facts.tasks.tasks import find_tasks_of_paper
from index.store.corpus import open_corpus
from index.structure.reading import read
from retrieval.pipeline import QuestionAnswerer
from tests.fakes import HashedEmbedder, index_folder, silent

DIRECTIVE = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG LẠNH
Số: 07/CT-UBND
Sông Lạnh, ngày 17 tháng 4 năm 2023

CHỈ THỊ
Về việc phòng cháy rừng

Ủy ban nhân dân huyện yêu cầu các phòng, ban thực hiện các nhiệm vụ sau:
1. Hạt Kiểm lâm:
- Là cơ quan thường trực phòng cháy rừng, trực ban cả ngày lẫn đêm.
- Lập bản đồ các khoảnh rừng dễ cháy.
2. Phòng Tài chính - Kế hoạch
Bố trí kinh phí mua máy bơm trước ngày 30/6/2023.
3. Công an huyện tăng cường tuần tra các lối vào rừng.
4. Ủy ban nhân dân các xã, thị trấn:
a) Thành lập đội chữa cháy;
b) Ký cam kết với các hộ làm nương.

Nơi nhận:
- Như trên.
CHỦ TỊCH
Hà Văn Lịch
"""
TASKS = [
    ("Hạt Kiểm lâm", "Là cơ quan thường trực phòng cháy rừng, trực ban cả ngày lẫn đêm.", None),
    ("Hạt Kiểm lâm", "Lập bản đồ các khoảnh rừng dễ cháy.", None),
    ("Phòng Tài chính - Kế hoạch", "Bố trí kinh phí mua máy bơm trước ngày 30/6/2023.", "trước ngày 30/6/2023"),
    ("Công an huyện", "Công an huyện tăng cường tuần tra các lối vào rừng.", None),
    ("Ủy ban nhân dân các xã, thị trấn", "Thành lập đội chữa cháy;", None),
    ("Ủy ban nhân dân các xã, thị trấn", "Ký cam kết với các hộ làm nương.", None),
]
ASKED = [
    ("Theo Chỉ thị 07/CT-UBND, Hạt Kiểm lâm làm gì?", ("Là cơ quan thường trực", "Lập bản đồ")),
    ("hat kiem lam duoc giao nhiem vu gi trong chi thi phong chay rung", ("Là cơ quan thường trực", "Lập bản đồ")),
    ("Chỉ thị 07/CT-UBND giao Công an huyện việc gì?", ("tăng cường tuần tra",)),
    ("Phòng Tài chính - Kế hoạch có nhiệm vụ gì theo Chỉ thị 07/CT-UBND?", ("Bố trí kinh phí mua máy bơm",)),
    ("Cơ quan nào là thường trực phòng cháy rừng ở huyện Sông Lạnh?", ("Hạt Kiểm lâm", "thường trực")),
]


def test_what_stands_under_a_unit_is_its_task() -> None:
    """Bullets, points and paragraphs below a heading that names nobody but who is to do them, and items that do."""
    told = [(task.who, task.said.text, task.by_when) for task in find_tasks_of_paper(read(DIRECTIVE))]

    assert told == TASKS


@pytest.fixture(scope="module")
def directive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuestionAnswerer]:
    """What answers over a directive."""
    folder, data_dir = tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("index")
    Path(folder / "directive.txt").write_text(DIRECTIVE, encoding="utf-8")
    index_folder(data_dir, [folder])
    with open_corpus(data_dir) as corpus:
        yield assemble_answerer(corpus, HashedEmbedder(), data_dir, silent)


@pytest.mark.parametrize(("question", "said"), ASKED)
def test_all_tasks_under_a_heading_are_said(directive: QuestionAnswerer, question: str, said: tuple[str, ...]) -> None:
    """Those of the unit that is asked for, each; and who does one is the line above it."""
    answer = directive.answer(question)

    assert [words for words in said if words not in answer.text] == []
