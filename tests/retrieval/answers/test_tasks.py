"""Questions about the tasks that plans give: whose they are, who leads, until when."""

from collections.abc import Iterator

import pytest

from bot.assembly.assemble import assemble_answerer
from index.store.corpus import open_corpus
from retrieval.pipeline import QuestionAnswerer
from tests.fakes import HashedEmbedder, index_folder, silent
from tests.paths import DATA

TABLES, PAPERS = DATA / "tables" / "files", DATA / "papers" / "files"
FILES = (
    TABLES / "kh_phan_cong_nhiem_vu.docx",
    TABLES / "ke_hoach_nong_thon_moi.docx",
    PAPERS / "ct_ubnd_thanh_pho.html",
    PAPERS / "cv_ubnd_huyen_nv.docx",
)
SURVEY = "Khảo sát mức độ hài lòng của người dân đối với bộ phận một cửa – Thời hạn hoàn thành: Quý III/2024 [1]"
WATER = (
    "Sửa chữa 04 công trình cấp nước tự chảy – Phân công thực hiện: Phòng Nông nghiệp và Môi trường (chủ trì); Phòng "
    "Kinh tế và Hạ tầng, UBND xã Na Pán (phối hợp) [{}]"
)
ROADS = (
    "Cứng hóa 12 km đường trục thôn – Hoàn thành trước: 30/9/2025 [1]",
    "Lắp biển báo tại các ngã ba, ngã tư – Hoàn thành trước: 15/6/2025 [2]",
)
SUMMED_UP = "Tổng kết, đánh giá kết quả thực hiện Kế hoạch – Đơn vị phối hợp: Phòng Nội vụ [{}]"
OF_HOME_AFFAIRS = (
    SURVEY,
    "Kiểm tra kỷ luật, kỷ cương hành chính tại các xã, thị trấn – Thời hạn hoàn thành: 15/11/2024 [2]",
    "Xây dựng đề án vị trí việc làm – Thời hạn hoàn thành: 28/6/2024 [3]",
    "Kiểm tra công tác văn thư, lưu trữ tại 06 xã – Thời hạn hoàn thành: 25/10/2024 [4]",
)
ASKED = [
    ("Nhiệm vụ của Phòng Nội vụ trong kế hoạch cải cách hành chính?", (*OF_HOME_AFFAIRS, SUMMED_UP.format(5))),
    ("nhiem vu cua phong noi vu", (*OF_HOME_AFFAIRS, SUMMED_UP.format(5))),
    ("Phòng Nội vụ chủ trì những việc gì trong năm 2024?", OF_HOME_AFFAIRS),
    ("Phòng Nội vụ phối hợp thực hiện nhiệm vụ nào?", (SUMMED_UP.format(1),)),
    ("Phòng Kinh tế và Hạ tầng được giao những việc gì?", (*ROADS, WATER.format(3))),
    ("Phòng Kinh tế và Hạ tầng huyện Bảo Trì chủ trì việc gì?", ROADS),
    ("Đơn vị nào chủ trì sửa chữa công trình cấp nước tự chảy?", (WATER.format(1),)),
    ("Hạn của việc cứng hóa đường trục thôn?", ROADS[:1]),
    (
        "Việc số hóa sổ hộ tịch giao cho cơ quan nào, thời hạn khi nào?",
        ("Số hóa sổ hộ tịch – Đơn vị chủ trì: Phòng Tư pháp – Thời hạn hoàn thành: 30/9/2024 [1]",),
    ),
    (
        "Đơn vị nào phối hợp với Phòng Nội vụ kiểm tra kỷ luật, kỷ cương hành chính?",
        ("Kiểm tra kỷ luật, kỷ cương hành chính tại các xã, thị trấn – Đơn vị phối hợp: Thanh tra huyện [1]",),
    ),
    (
        "Sở Giao thông vận tải phải làm gì theo Chỉ thị 06/CT-UBND?",
        ("Sở Giao thông vận tải rà soát các tuyến đường cho phép để xe, hoàn thành trước ngày 31/3/2025 [1]",),
    ),
]
NOT_IN_IT = [
    "Nhiệm vụ của Phòng Nội vụ huyện Bảo Trì?",
    "Phòng Nội vụ có chức năng, nhiệm vụ gì?",
    "Phòng Nội vụ chủ trì những việc gì trong năm 2022?",
    "Kế hoạch 112/KH-UBND giao Phòng Nội vụ nhiệm vụ gì?",
    "Đơn vị nào chủ trì sửa chữa trụ sở xã?",
    "Phòng Nội vụ chủ trì hội nghị giao ban nào, giao nhiệm vụ gì?",
]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuestionAnswerer]:
    """What answers over two plans of two districts, a directive and a letter."""
    data_dir = tmp_path_factory.mktemp("plans")
    index_folder(data_dir, FILES)
    with open_corpus(data_dir) as corpus:
        yield assemble_answerer(corpus, HashedEmbedder(), data_dir, silent)


@pytest.mark.parametrize(("question", "said"), ASKED)
def test_tasks_are_said_as_their_rows_have_them(plans: QuestionAnswerer, question: str, said: tuple[str, ...]) -> None:
    """What a unit leads comes with its time, what it takes part in with the cell that says so, in the row's words."""
    answer = plans.answer(question)

    assert answer.said.from_register or answer.said.form.items  # of two parts each is answered
    assert tuple(answer.text.splitlines()) == said


def test_all_tasks_of_a_document_are_counted(plans: QuestionAnswerer) -> None:
    """As many as there is room for, each with who leads it, and how many there are in all."""
    answer = plans.answer("Kế hoạch 45/KH-UBND giao những nhiệm vụ gì?")
    shown = answer.text.splitlines()

    assert (
        shown[2] == "Khảo sát mức độ hài lòng của người dân đối với bộ phận một cửa – Đơn vị chủ trì: Phòng Nội vụ [3]"
    )
    assert (len(shown), answer.said.form.total) == (4, 14)


@pytest.mark.parametrize("question", NOT_IN_IT)
def test_tasks_of_others_answer_nothing(plans: QuestionAnswerer, question: str) -> None:
    """Another district's, year's or document's tasks, other matters, or a meeting's are not what is asked for."""
    assert not plans.answer(question).said.from_register
