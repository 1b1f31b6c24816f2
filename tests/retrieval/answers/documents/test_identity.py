"""What papers say of themselves: who signed, when, to whom, number, basis, what it replaces, from when it is valid."""

from pathlib import Path

import pytest

from retrieval.types import Status
from tests.retrieval.answers.test_register import ask

DECISION = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN SÔNG LỤA\tĐộc lập - Tự do - Hạnh phúc

Số: 417/QĐ-UBND\tSông Lụa, ngày 09 tháng 5 năm 2024


QUYẾT ĐỊNH
Về việc kiện toàn Ban Quản lý chợ Đình huyện Sông Lụa


CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN SÔNG LỤA

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Nghị định số 60/2024/NĐ-CP ngày 05 tháng 6 năm 2024 của Chính phủ quy định về phát triển và quản lý chợ;
Xét đề nghị của Trưởng phòng Nội vụ huyện tại Tờ trình số 66/TTr-NV ngày 02 tháng 5 năm 2024.

QUYẾT ĐỊNH:

Điều 1. Kiện toàn Ban Quản lý chợ Đình, do ông Tạ Đình Khuê làm Trưởng ban.

Điều 2. Quyết định này có hiệu lực sau 07 ngày kể từ ngày ký và thay thế Quyết định số 120/QĐ-UBND ngày 03/4/2019.

Điều 3. Chánh Văn phòng HĐND và UBND huyện chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:\tCHỦ TỊCH
- Như Điều 3;
- Thường trực Huyện ủy (b/c);
- UBND thị trấn Lụa;\t(Đã ký)
- Lưu: VT, NV.\tMạc Thị Hiên
"""
OTHER = DECISION.replace("SÔNG LỤA", "BẾN CÁT").replace("Sông Lụa", "Bến Cát").replace("Mạc Thị Hiên", "Ngô Văn Tuyến")
LETTER = """UBND HUYỆN SÔNG LỤA
PHÒNG NỘI VỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 88/NV-TCBC
V/v rà soát biên chế sự nghiệp năm 2025

Sông Lụa, ngày 21 tháng 10 năm 2024

Kính gửi:
- Các phòng, ban, ngành thuộc huyện;
- UBND các xã, thị trấn.

Thực hiện Kế hoạch số 143/KH-UBND ngày 11/10/2024 của UBND huyện, Phòng Nội vụ đề nghị các đơn vị gửi báo cáo trước ngày
05/11/2024.

Nơi nhận:
- Như trên;
- Lưu: NV.

KT. TRƯỞNG PHÒNG
PHÓ TRƯỞNG PHÒNG

Bùi Quốc Thước
"""
NEWS = """Huyện ủy Sông Lụa trao các quyết định về công tác cán bộ

Sáng 12/3/2025, Ban Thường vụ Huyện ủy Sông Lụa tổ chức hội nghị công bố các quyết định về công tác cán bộ như sau:

1. Quyết định số 501-QĐ/HU ngày 10/3/2025 của Ban Thường vụ Huyện ủy: điều động đồng chí Hà Trọng Nghĩa, Phó Chánh Văn
phòng Huyện ủy giữ chức Bí thư Đảng ủy xã Lụa Thượng.

2. Quyết định số 502-QĐ/HU: bổ nhiệm đồng chí Vũ Thị Mơ giữ chức Phó Trưởng Ban Dân vận Huyện ủy.
"""
RULES = """ỦY BAN NHÂN DÂN
TỈNH LAM GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 71/2025/QĐ-UBND

Lam Giang, ngày 20 tháng 11 năm 2025

QUYẾT ĐỊNH
Phân cấp cho Sở Công Thương tỉnh Lam Giang cấp giấy phép bán lẻ rượu

Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 912/TTr-SCT ngày 03/11/2025;

Điều 1. Phân cấp cho Sở Công Thương cấp, cấp lại giấy phép bán lẻ rượu.

Điều 2. Hiệu lực
1. Quyết định này có hiệu
lực kể từ ngày 01 tháng 12 năm 2025.
2. Các quyết định sau hết hiệu
lực kể từ ngày Quyết định này có hiệu lực thi hành:

a) Quyết định số
14/2021/QĐ-UBND ngày 05 tháng 4 năm 2021 của Ủy ban nhân dân tỉnh Lam Giang;

b) Quyết định số
30/2023/QĐ-UBND ngày 09 tháng 8 năm 2023 của Ủy ban nhân dân tỉnh Thạch Vân.

Nơi nhận:
- Bộ Công Thương (b/c);
- Sở Tài chính;
- Lưu: VT.

CHỦ TỊCH

Cù Văn Thiện
"""
PAPERS = {"qd_ruou.txt": RULES, "qd.txt": DECISION, "qd_khac.txt": OTHER, "cv.txt": LETTER, "tin.txt": NEWS}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ai ký Quyết định 417/QĐ-UBND của huyện Sông Lụa?", "Mạc Thị Hiên, Chủ tịch"),
        ("qđ 417 sông lụa do ai ký", "Mạc Thị Hiên, Chủ tịch"),
        ("Quyết định 417/QĐ-UBND huyện Bến Cát ai ký", "Ngô Văn Tuyến, Chủ tịch"),
        ("Công văn 88/NV-TCBC ai ký?", "Bùi Quốc Thước, Phó Trưởng phòng"),
        ("Quyết định 417/QĐ-UBND huyện Sông Lụa ký ngày nào?", "Sông Lụa, ngày 09 tháng 5 năm 2024"),
        ("Công văn 88/NV-TCBC ngày nào?", "Sông Lụa, ngày 21 tháng 10 năm 2024"),
        ("Quyết định 501-QĐ/HU ban hành ngày nào?", "10/3/2025"),
        ("Công văn 88/NV-TCBC kính gửi ai?", "Các phòng, ban, ngành thuộc huyện; UBND các xã, thị trấn"),
        ("cv 88 của phòng nội vụ sông lụa gửi cho những đơn vị nào", "UBND các xã, thị trấn"),
        ("Nơi nhận của Quyết định 417/QĐ-UBND huyện Sông Lụa?", "Thường trực Huyện ủy (b/c); UBND thị trấn Lụa"),
        ("Quyết định kiện toàn Ban Quản lý chợ Đình huyện Sông Lụa số mấy?", "417/QĐ-UBND"),
        ("Quyết định 417/QĐ-UBND huyện Sông Lụa có hiệu lực khi nào?", "sau 07 ngày kể từ ngày ký"),
        ("Quyết định 417/QĐ-UBND huyện Sông Lụa căn cứ vào đâu?", "60/2024/NĐ-CP"),
        ("Quyết định 417/QĐ-UBND huyện Sông Lụa thay thế văn bản nào?", "120/QĐ-UBND"),
        ("Nghị định 60/2024/NĐ-CP quy định về gì?", "phát triển và quản lý chợ"),
        ("Quyết định 502-QĐ/HU về việc gì?", "Vũ Thị Mơ giữ chức Phó Trưởng Ban Dân vận"),
        ("Kế hoạch 143/KH-UBND do cơ quan nào ban hành?", "UBND huyện"),
        ("Công văn 88/NV-TCBC nói về việc gì?", "rà soát biên chế sự nghiệp năm 2025"),
        ("Chủ tịch nào ký Quyết định 71/2025 của Lam Giang?", "Cù Văn Thiện"),
        ("QĐ 71/2025 của Lam Giang có hiệu lực từ ngày nào?", "01 tháng 12 năm 2025"),
        ("qd 71/2025 lam giang theo to trinh nao", "912/TTr-SCT"),
        ("Quyết định 71/2025 của Lam Giang gửi báo cáo bộ nào?", "Bộ Công Thương (b/c)"),
        ("Quyết định 71/2025 của Lam Giang gửi sở nào?", "Sở Tài chính"),
        ("Quyết định 71/2025 Lam Giang phân cấp cho Sở Công Thương việc gì?", "cấp giấy phép bán lẻ rượu"),
        ("Quyết định 71/2025 làm hết hiệu lực quyết định nào của Thạch Vân?", "30/2023/QĐ-UBND"),
        ("Từ khi có Quyết định 71/2025 thì quyết định nào năm 2021 hết hiệu lực?", "14/2021/QĐ-UBND"),
    ],
)
def test_a_paper_says_it_in_its_own_parts(tmp_path: Path, question: str, said: str) -> None:
    """The part that says it is quoted: of the place, number and symbol that are asked for."""
    answer = ask(tmp_path, PAPERS, question)

    assert said in answer.text
    assert answer.said.from_register


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký Quyết định 418/QĐ-UBND huyện Sông Lụa?",
        "Ai ký Quyết định 417/QĐ-HĐND?",
        "Quyết định 417/QĐ-UBND huyện Vân Khê ai ký?",
        "Quyết định 503-QĐ/HU về việc gì?",
        "Công văn 88/NV-TCBC có hiệu lực từ ngày nào?",
        "Ai ký Tờ trình 66/TTr-NV?",
        "Quyết định 71/2025 làm hết hiệu lực quyết định nào của Hòa Lộc?",
        "Từ khi có Quyết định 71/2025 thì quyết định nào năm 2022 hết hiệu lực?",
        "Ký hiệu của Công văn trong văn bản phân cấp của Lam Giang là gì?",
        "Quyết định kiện toàn Ban Quản lý chợ Đình huyện Sông Lụa năm 2021 ai ký?",
    ],
)
def test_nothing_is_said_of_another_paper(tmp_path: Path, question: str) -> None:
    """Another number, symbol, place or year, and what the paper does not say, is never answered from beside it."""
    assert ask(tmp_path, PAPERS, question).status is not Status.FOUND


def test_a_number_that_no_paper_has_is_told(tmp_path: Path) -> None:
    """What is missing is the number as it was asked."""
    answer = ask(tmp_path, PAPERS, "Ai ký Quyết định 418/QĐ-UBND huyện Sông Lụa?")

    assert answer.status is Status.NOT_FOUND
    assert answer.absent == ("Quyết định 418/QĐ-UBND",)


@pytest.mark.parametrize(
    ("question", "said", "not_said"),
    [
        ("Quyết định 71/2025 của Lam Giang gửi báo cáo bộ nào?", "Bộ Công Thương", "Sở Tài chính"),
        ("Quyết định 71/2025 làm hết hiệu lực quyết định nào của Thạch Vân?", "30/2023", "14/2021"),
    ],
)
def test_only_what_is_asked_of_a_list_is_said(tmp_path: Path, question: str, said: str, not_said: str) -> None:
    """Of receivers those of the kind asked for, of papers that end those of the place asked for."""
    text = ask(tmp_path, PAPERS, question).text

    assert said in text
    assert not_said not in text


def test_two_papers_of_one_number_are_both_shown(tmp_path: Path) -> None:
    """Where nothing tells which office's paper is meant, each says its own."""
    text = ask(tmp_path, PAPERS, "Ai ký Quyết định 417/QĐ-UBND?").text

    assert "Mạc Thị Hiên" in text
    assert "Ngô Văn Tuyến" in text


def test_the_day_of_a_paper_known_by_number_says_what_it_is_about(tmp_path: Path) -> None:
    """Where it is named by nothing else, what it is about is said beside its day; not where the question says it."""
    assert "biên chế sự nghiệp năm 2025" in ask(tmp_path, PAPERS, "Công văn 88/NV-TCBC ngày nào?").text
    told = ask(tmp_path, PAPERS, "Công văn 88/NV-TCBC về rà soát biên chế ban hành ngày nào?").text
    assert "21 tháng 10" in told and "sự nghiệp năm 2025" not in told
