"""Questions of yes or no over small corpora."""

from pathlib import Path

import pytest

from retrieval.types import Answer, AnswerKind, Status, Verdict
from tests.retrieval.answers.test_register import ask

NEWS = """Hội nghị Ban Chấp hành Đảng bộ huyện Tân Phú lần thứ 5
Ngày 10/7/2023, Ban Chấp hành Đảng bộ huyện Tân Phú tổ chức Hội nghị lần thứ 5 tại Nhà văn hóa huyện.
Đồng chí Trần Văn An, Bí thư Huyện ủy chủ trì hội nghị. Dự có đồng chí Lê Thị Bình, Phó Bí thư Huyện ủy, \
Chủ tịch UBND huyện; đồng chí Phạm Đức Cường, nguyên Bí thư Huyện ủy.
Thu ngân sách huyện đạt 214,6 tỷ đồng. Số hộ nghèo của huyện giảm còn 1.250 hộ.
Huyện đã khánh thành Trường THCS Hoa Lư. Huyện phấn đấu khởi công chợ Cây Da trước ngày 30/11/2023.
"""
PAPER = """ỦY BAN NHÂN DÂN
HUYỆN TÂN PHÚ
Số: 77/QĐ-UBND
Tân Phú, ngày 20 tháng 9 năm 2023
QUYẾT ĐỊNH
Ban hành Quy chế tiếp công dân của UBND huyện Tân Phú
Điều 1. Nâng mức bồi dưỡng người tiếp công dân từ 80.000 đồng/ngày lên 100.000 đồng/ngày.
Điều 2. Người tiếp công dân không được ghi âm công dân.
Điều 3. Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 05/6/2019 của UBND huyện.
Điều 4. Bãi bỏ Điều 6 của Quyết định số 15/QĐ-UBND ngày 01/3/2020 của UBND huyện.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Thị Bình
"""
TEXTS = {"tin.txt": NEWS, "quyet_dinh.txt": PAPER}


def said(answer: Answer) -> tuple[Verdict | None, str]:
    """The verdict and the text without marks of citations."""
    return answer.said.form.verdict, answer.text


@pytest.mark.parametrize(
    ("asked", "verdict", "clause"),
    [
        ("Bí thư Huyện ủy Tân Phú là ông Trần Văn An phải không?", Verdict.YES, "Trần Văn An, Bí thư Huyện ủy"),
        ("ong tran van an co phai bi thu huyen uy tan phu ko", Verdict.YES, "Trần Văn An, Bí thư Huyện ủy"),
        ("Bà Lê Thị Bình là Bí thư Huyện ủy Tân Phú à?", Verdict.NO, "Trần Văn An, Bí thư Huyện ủy"),
        ("Ông Phạm Đức Cường còn làm bí thư huyện ủy Tân Phú không?", Verdict.NO, "Trần Văn An, Bí thư Huyện ủy"),
        ("Ông Phạm Đức Cường từng là Bí thư Huyện ủy Tân Phú phải không?", Verdict.YES, "Phạm Đức Cường, nguyên"),
        ("Quyết định 77 do ông Trần Văn An ký đúng không?", Verdict.NO, "Lê Thị Bình"),
        ("Hội nghị lần thứ 5 huyện Tân Phú họp ngày 12/7/2023 phải không?", Verdict.NO, "10/7/2023"),
        ("Thu ngân sách huyện Tân Phú đạt 214,6 tỷ đúng không?", Verdict.YES, "214,6 tỷ đồng"),
        ("Thu ngân sách huyện Tân Phú đạt 241 tỷ đúng không?", Verdict.NO, "214,6 tỷ đồng"),
        ("Quyết định 12/QĐ-UBND của Tân Phú còn hiệu lực không?", Verdict.NO, "thay thế Quyết định số 12/QĐ-UBND"),
        ("Quyết định 12/QĐ-UBND bị thay thế chưa?", Verdict.YES, "thay thế Quyết định số 12/QĐ-UBND"),
        ("Trường THCS Hoa Lư đã khánh thành chưa?", Verdict.YES, "đã khánh thành Trường THCS Hoa Lư"),
        ("Người tiếp công dân có được ghi âm công dân không?", Verdict.NO, "không được ghi âm công dân"),
    ],
)
def test_what_the_documents_say_in_its_place_decides(tmp_path: Path, asked: str, verdict: Verdict, clause: str) -> None:
    """The same value says yes, another of the same matter no, each with the clause that has it."""
    answer = ask(tmp_path, TEXTS, asked)

    assert (answer.said.form.kind, answer.said.form.verdict) == (AnswerKind.YES_NO, verdict)
    assert clause in answer.text


@pytest.mark.parametrize(
    "asked",
    [
        "Ông Hoàng Văn Dũng có phải chủ tịch UBND huyện Vĩnh Hưng không?",
        "Huyện Tân Phú có sân bay chưa?",
        "Huyện Tân Phú đã khởi công chợ Cây Da chưa?",
        "Quyết định 15/QĐ-UBND của Tân Phú còn hiệu lực không?",
    ],
)
def test_what_no_document_decides_is_neither_yes_nor_no(tmp_path: Path, asked: str) -> None:
    """Nothing found is no "không", an aim is no "có", and what is ended in part is in force for the rest."""
    answer = ask(tmp_path, TEXTS, asked)

    assert answer.said.form.verdict is None
    assert answer.status is not Status.FOUND


def test_a_person_of_the_name_elsewhere_decides_nothing(tmp_path: Path) -> None:
    """A namesake in another unit neither holds the office here nor is denied it by what he holds there."""
    other = NEWS.replace("Tân Phú", "Vĩnh Hưng").replace("Trần Văn An", "Bùi Thị Em")

    answer = ask(tmp_path, {**TEXTS, "khac.txt": other}, "Bà Bùi Thị Em là Bí thư Huyện ủy Tân Phú phải không?")

    assert said(answer)[0] is Verdict.NO
    assert [citation.source for citation in answer.citations] == ["tin.txt"]


def test_a_value_that_was_left_for_another_is_no_more(tmp_path: Path) -> None:
    """Of "từ … lên …" the first says no, the second yes."""
    old = ask(tmp_path / "a", TEXTS, "Mức bồi dưỡng người tiếp công dân là 80.000 đồng/ngày đúng không?")
    new = ask(tmp_path / "b", TEXTS, "Mức bồi dưỡng người tiếp công dân là 100.000 đồng/ngày đúng không?")

    assert (said(old)[0], said(new)[0]) == (Verdict.NO, Verdict.YES)


def test_two_papers_that_differ_decide_nothing_and_are_both_cited(tmp_path: Path) -> None:
    """Where one says what is claimed and another something else of the same, it is not clear, and both are shown."""
    other = "Tin tức\nSố hộ nghèo của huyện Tân Phú giảm còn 1.300 hộ.\n"
    here = "Báo cáo\nSố hộ nghèo của huyện Tân Phú giảm còn 1.250 hộ.\n"

    answer = ask(tmp_path, {"a.txt": here, "b.txt": other}, "Số hộ nghèo của huyện Tân Phú còn 1.250 hộ phải không?")

    assert said(answer)[0] is Verdict.UNCLEAR
    assert sorted(citation.source for citation in answer.citations) == ["a.txt", "b.txt"]


SPOKEN = {
    "thu_vien.txt": """UBND XÃ TÂN AN
Số: 14/TB-UBND
Tân An, ngày 08 tháng 01 năm 2024
THÔNG BÁO
Lịch phục vụ của thư viện xã Tân An
Thư viện xã mở cửa từ 14 giờ đến 20 giờ các ngày thứ Ba, thứ Năm, thứ Bảy và Chủ nhật; nghỉ thứ Hai.
Nhà văn hóa xã mở cửa từ thứ Hai đến thứ Sáu.
""",
    "ket_luan.txt": """UBND HUYỆN TÂN PHÚ
Số: 55/TB-UBND
Tân Phú, ngày 28 tháng 4 năm 2024
THÔNG BÁO
Kết luận phiên họp thường kỳ tháng 4 năm 2024 của UBND huyện Tân Phú
1. Chưa thông qua Tờ trình thành lập Cụm công nghiệp Suối Ngà; giao Phòng Kinh tế bổ sung hồ sơ.
2. Việc di dời 23 hộ khỏi vùng sạt lở sông Đăm mới xong 09 hộ vì khu tái định cư còn thiếu điện.
3. Nội dung tố cáo cán bộ địa chính nhận quà của nhà thầu kè Bến Cát là không có cơ sở.
4. Xã hỗ trợ tiền giống khoai tây cho hộ trồng liền vùng; không hỗ trợ diện tích trồng xen trong vườn.
7. Không được ký các văn bản về tuyển dụng, kỷ luật viên chức.
8. Giao Trường Mầm non Bến Gạch thu hồi, nộp ngân sách 312,4 triệu đồng trước ngày 30/9/2024.
9. Đoàn kiểm tra làm việc không quá 02 ngày tại mỗi trường.
5. Công bố Quyết định nghỉ hưu đối với đồng chí Lương Thị Hoài, Trưởng phòng Nông nghiệp huyện.
6. Kênh N5 dài 1.850 m, sạt lở 03 đoạn. Đường trục thôn dài 640 m.
""",
}


@pytest.mark.parametrize(
    ("asked", "verdict", "clause"),
    [
        ("Thứ Hai thư viện xã Tân An có mở cửa không?", Verdict.NO, "nghỉ thứ Hai"),
        ("Thứ Năm thư viện xã Tân An có mở cửa không?", Verdict.YES, "thứ Năm"),
        ("Thứ Tư thư viện xã Tân An có mở cửa không?", Verdict.NO, "thứ Ba, thứ Năm"),
        ("Thứ Tư nhà văn hóa xã Tân An có mở cửa không?", Verdict.YES, "thứ Hai đến thứ Sáu"),
        ("Cụm công nghiệp Suối Ngà đã được huyện đồng ý thành lập rồi đúng không?", Verdict.NO, "Chưa thông qua"),
        ("23 hộ vùng sạt lở sông Đăm đã di dời hết chưa?", Verdict.NO, "mới xong 09 hộ"),
        ("Cán bộ địa chính nhận quà của nhà thầu kè Bến Cát có thật không?", Verdict.NO, "không có cơ sở"),
        ("Nhà tôi trồng khoai tây xen trong vườn có được hỗ trợ tiền giống không?", Verdict.NO, "không hỗ trợ"),
        ("Trường có được ký quyết định kỷ luật, tuyển dụng viên chức không?", Verdict.NO, "Không được ký"),
        ("Chị Lương Thị Hoài còn làm trưởng phòng nông nghiệp huyện Tân Phú nữa không?", Verdict.NO, "nghỉ hưu"),
    ],
)
def test_the_sentence_of_the_matter_decides(tmp_path: Path, asked: str, verdict: Verdict, clause: str) -> None:
    """What is done only in part, denied, untrue, left or closed on that weekday is not so."""
    answer = ask(tmp_path, SPOKEN, asked)

    assert answer.said.form.verdict == verdict
    assert clause in " ".join(answer.text.split())


@pytest.mark.parametrize(
    "asked",
    [
        "Kênh N5 dài 640 m phải không?",
        "Trường Mầm non Bến Gạch đã nộp ngân sách đủ chưa?",
        "Bà Lương Thị Hoài nghỉ hưu là do bị kỷ luật đúng không?",
    ],
)
def test_another_things_value_a_task_and_an_untold_cause_say_no_yes(tmp_path: Path, asked: str) -> None:
    """A road's length is not the canal's, what is to be paid may not be, and that something is so tells no cause."""
    assert ask(tmp_path, SPOKEN, asked).said.form.verdict is not Verdict.YES


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("Quyết định 77 của Tân Phú do chủ tịch ký đúng không?", Verdict.YES),
        ("Quyết định 77 của Tân Phú do phó chủ tịch ký đúng không?", Verdict.NO),
    ],
)
def test_the_office_of_who_signed_decides(tmp_path: Path, asked: str, verdict: Verdict) -> None:
    """Who signed is asked for, and held against the office that is claimed."""
    assert ask(tmp_path, TEXTS, asked).said.form.verdict == verdict
