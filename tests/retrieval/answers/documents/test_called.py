"""Papers as people call them: by another kind, by a symbol typed at once, by what they name, in layout text."""

from pathlib import Path

import pytest

from retrieval.types import Status
from tests.retrieval.answers.test_register import ask

LETTER = """     ỦY BAN NHÂN DÂN                        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      TỈNH LAM GIANG                            Độc lập – Tự do – Hạnh phúc
  SỞ GIÁO DỤC VÀ ĐÀO TẠO

      Số: 812 /SGDĐT-HSSV                   Lam Giang, ngày 18 tháng 11 năm 2024
  V/v hướng dẫn công tác y tế
trường học trong mùa mưa


                                    Kính gửi:
                        - Ủy ban nhân dân các xã, phường;
                        - Hiệu trưởng các trường trung học phổ thông.

     Căn cứ Kế hoạch số 311/KH-UBND ngày 02 tháng 10 năm 2024 của Ủy ban nhân dân tỉnh, Sở Giáo dục và Đào
tạo hướng dẫn các đơn vị tổng vệ sinh trường lớp mỗi tuần một lần.

 Nơi nhận:                                             KT. GIÁM ĐỐC
 - Như trên;                                           PHÓ GIÁM ĐỐC
 - UBND tỉnh (để báo cáo);
 - Lưu: VT, HSSV.

                                                       Trịnh Thị Bích Vân
"""
SCHOOL = """ SỞ GIÁO DỤC VÀ ĐÀO TẠO                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     TỈNH LAM GIANG                            Độc lập - Tự do - Hạnh phúc
TRƯỜNG THPT VĂN LÂM

 Số:45 /KH-THPT.VL                           Lam Giang, ngày 14 tháng 10 năm 2024

                                   KẾ HOẠCH
                  Tổ chức ngày hội đọc sách năm học 2024-2025

     Nhà trường tổ chức ngày hội đọc sách tại sân trường vào sáng thứ Bảy.

 Nơi nhận :                                              KT. HIỆU TRƯỞNG
 - Hiệu trưởng (b/c);
                                                         PHÓ HIỆU TRƯỞNG
- Lưu VT.

                                                         Đỗ Mạnh Trường
"""
DECISION = """   ỦY BAN NHÂN DÂN             CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
    TỈNH LAM GIANG                Độc lập - Tự do - Hạnh phúc

   Số: 26/2024/QĐ-UBND          Lam Giang, ngày 12 tháng 8 năm 2024

                               QUYẾT ĐỊNH
          Phê duyệt danh mục nghề đào tạo theo Đề án 34

      Theo đề nghị của Giám đốc Sở Lao động;
      Căn cứ Quyết định số 900/QĐ-TTg ngày 02/5/2023 của Thủ tướng Chính phủ phê duyệt Đề án 34;

      Điều 1. Phê duyệt danh mục nghề đào tạo tháng 8/2024 theo Đề án 34 kèm theo Quyết định này.
      Điều 2. Quyết định này có hiệu lực kể từ ngày 20 tháng 8 năm 2024.

Nơi nhận:                                          TM. ỦY BAN NHÂN DÂN
- Như Điều 4;                                          KT. CHỦ TỊCH
- Thường trực Tỉnh ủy (b/c);                          PHÓ CHỦ TỊCH
- Lưu: VT.
                                                       Ngô Đức Thắng

                               DANH MỤC
      (Kèm theo Quyết định số 26/2024/QĐ-UBND ngày 13 tháng 8 năm 2024 của Ủy ban nhân dân tỉnh Lam Giang)
      Nghề hàn, nghề điện nước.
"""
STATUTE = """               ĐIỀU LỆ
       HỘI NGƯỜI TRỒNG HOA TỈNH LAM GIANG
          (Đại hội đại biểu lần thứ IV
      Hội người trồng hoa thông qua ngày 13/12/2017)

Điều 1. Mục đích
Hội tập hợp những người trồng hoa của tỉnh.
Điều 2. Hội viên
Hội viên đóng hội phí hằng năm.
"""
LISTED = """Phòng Nội vụ thông báo các văn bản về kỳ thi viên chức huyện Đá Trắng năm 2022 để các thí sinh được biết:

1. Kế hoạch số 71/KH-UBND ngày 21/3/2022 của UBND huyện Đá Trắng về thi viên chức huyện Đá Trắng năm 2022

2. Kế hoạch số 98/KH-UBND ngày 18/6/2022 của UBND huyện Đá Trắng về sửa đổi, bổ sung Kế hoạch thi viên chức huyện
Đá Trắng năm 2022
"""
PAPERS = {
    "letter.txt": LETTER,
    "school.txt": SCHOOL,
    "decision.txt": DECISION,
    "statute.txt": STATUTE,
    "listed.txt": LISTED,
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("hướng dẫn 812 do ai ký", "Trịnh Thị Bích Vân, Phó Giám đốc"),
        ("cong van 812/sgddt-hssv noi ve viec gi", "hướng dẫn công tác y tế"),
        ("huong dan 812 sgddt-hssv ban hanh ngay nao", "ngày 18 tháng 11 năm 2024"),
        ("Công văn 812 gửi những nơi nào?", "Ủy ban nhân dân các xã, phường"),
        ("Kế hoạch 45/KH-THPT.VL do ai ký?", "Đỗ Mạnh Trường, Phó Hiệu trưởng"),
        ("ke hoach 45/kh-thpt.vl ai ky", "Đỗ Mạnh Trường"),
        ("Ai ký Quyết định 26/2024/QĐ-UBND của tỉnh Lam Giang?", "Ngô Đức Thắng, Phó Chủ tịch"),
        ("Quyết định 26/2024 có hiệu lực từ ngày nào?", "20 tháng 8 năm 2024"),
        ("Quyết định danh mục nghề đào tạo Đề án 34 ban hành ngày nào?", "12 tháng 8 năm 2024"),
        ("quyet dinh 26 de an 34 gui bao cao ai", "Thường trực Tỉnh ủy (b/c)"),
        ("quyet dinh 26 de an 34 do so nao de nghi", "Theo đề nghị của Giám đốc Sở Lao động"),
        ("Quyết định 26/2024 được ban hành theo đề nghị của ai?", "Theo đề nghị của Giám đốc Sở Lao động"),
        ("Phó Giám đốc Sở ký công văn 812 về y tế trường học là ai?", "Trịnh Thị Bích Vân"),
        ("số kế hoạch tổ chức ngày hội đọc sách của trường THPT Văn Lâm", "45 /KH-THPT.VL"),
        ("Điều lệ Hội người trồng hoa khóa IV được thông qua ngày nào?", "thông qua ngày 13/12/2017"),
        ("Ai là người ký Công văn số 812 của Sở Giáo dục và Đào tạo tỉnh Lam Giang?", "Trịnh Thị Bích Vân"),
        ("Công văn số 812 của Sở Giáo dục và Đào tạo tỉnh Lam Giang về việc gì?", "hướng dẫn công tác y tế"),
        ("Công văn 812/SGDĐT-HSSV ngày mấy", "ngày 18 tháng 11 năm 2024"),
        ("cong van so 812 cua so giao duc va dao tao tinh lam giang ngay nao", "ngày 18 tháng 11 năm 2024"),
        ("ke hoach to chuc ngay hoi doc sach co so hieu la gi", "45 /KH-THPT.VL"),
        ("Kế hoạch thi viên chức huyện Đá Trắng năm 2022 là kế hoạch số mấy?", "71/KH-UBND"),
        ("Kế hoạch sửa đổi Kế hoạch thi viên chức huyện Đá Trắng năm 2022 số mấy?", "98/KH-UBND"),
        ("PCT UBND tỉnh LG nào ký quyết định 26 về đề án 34", "Ngô Đức Thắng"),
    ],
)
def test_a_paper_is_met_as_it_is_called(tmp_path: Path, question: str, said: str) -> None:
    """By its number under another kind, a symbol with a point, a matter that has a number, a name by its letters."""
    assert said.casefold() in ask(tmp_path, PAPERS, question).text.casefold()


@pytest.mark.parametrize(
    "question",
    [
        "Thông báo 812 do ai ký?",
        "hướng dẫn 813/sgddt-hssv do ai ký",
        "Kế hoạch 45/KH-THPT.XM do ai ký?",
        "Kế hoạch 45/KH-THPT.VL do phòng nào đề nghị?",
        "Kế hoạch 45/KH-THPT.VL họp phụ huynh ngày nào",
        "Điều lệ Hội người trồng hoa khóa V được thông qua ngày nào?",
        "Quyết định danh mục nghề đào tạo Đề án 35 ban hành ngày nào?",
        "PCT UBND tỉnh HB nào ký quyết định 26",
    ],
)
def test_another_paper_is_not(tmp_path: Path, question: str) -> None:
    """A kind that its title does not give, another number or symbol, another paper's matter or place."""
    assert ask(tmp_path, PAPERS, question).status is not Status.FOUND


def test_who_speaks_about_what_is_not_the_subject_of_a_paper(tmp_path: Path) -> None:
    """Of a question for a person the title of the paper in which he is named is no answer."""
    question = "ai vắng mặt theo kế hoạch tổ chức ngày hội đọc sách, nói về cái gì"

    assert not ask(tmp_path, PAPERS, question).said.from_register
