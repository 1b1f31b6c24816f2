"""What a person meant to type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.spelling import Spelling
from index.language.text import fold, normalise_text, tokens
from retrieval.question.typed.mistyped import mend
from tests.paths import SEEDS

SPELLING = Spelling.build([path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bi thu huyen uy nam sach la ai", "bí thư huyện ủy Nam Sách là ai"),
        ("Hoi nghi lan thu bay hop ngay nao?", "Hội nghị lần thứ bảy họp ngày nào?"),
        ("chi thi 05-CT/HU noi gi", "chỉ thị 05-CT/HU nói gì"),
        ("van ban nao noi ve phong chong dich", "văn bản nào nói về phòng chống dịch"),
        ("tinh hinh noi bat la gi", "tình hình nổi bật là gì"),
        ("UBND huyen hop khi nao", "UBND huyện họp khi nào"),
        ("bi thu huyen uy nam dong la ai", "bí thư huyện ủy Nam Đông là ai"),
        ("con nam dong thi sao", "còn Nam Đông thì sao"),
        ("huyen nam nay hop may lan", "huyện năm nay họp mấy lần"),
        ("ct ubnd huyen va bt hu", "CT UBND huyện và BT HU"),
        ("thoi tiet ngay mai the nao", "thời tiết ngày mai thế nào"),
        ("BI THU HUYEN UY LA AI", "BÍ THƯ HUYỆN ỦY LÀ AI"),
    ],
)
def test_marks_are_restored(typed: str, meant: str) -> None:
    """What is typed without marks gets those that the corpus and general Vietnamese make most likely."""
    assert mend(typed, SPELLING) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("qd 2412/qd-ubnd tinh ky ngay nao", "QĐ 2412/QĐ-UBND tỉnh ký ngày nào"),
        ("quyet dinh 12 ky ngay may", "quyết định 12 ký ngày mấy"),
        ("to trinh 12 ai ky", "tờ trình 12 ai ký"),
        ("quyet dinh ban hanh co so hieu la gi", "quyết định ban hành có số hiệu là gì"),
        ("so thong bao lich tiep dan", "số thông báo lịch tiếp dân"),
        ("so ke hoach va dau tu", "sở kế hoạch và đầu tư"),
        ("co so du lieu la gi", "cơ sở dữ liệu là gì"),
        ("bao cao dinh ky khi nao nop", "báo cáo định kỳ khi nào nộp"),
        ("nghi quyet ky hop thu nam", "nghị quyết kỳ họp thứ năm"),
    ],
)
def test_what_is_asked_of_a_paper_is_told_from_other_words(typed: str, meant: str) -> None:
    """Behind a kind of paper and before who or when "ky" is "ký", unless a word ends with "kỳ"; "so hieu" is one."""
    assert mend(typed, SPELLING) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("qd 45/qd-ubnd ky ngay may", "QĐ 45/QĐ-UBND ký ngày mấy"),
        ("hoc ky nay hoc may tuan", "học kỳ này học mấy tuần"),
        ("moi nam ban duoc bao nhieu tan lua", "mỗi năm bán được bao nhiêu tấn lúa"),
        ("ho tro muc cao nhat bao nhieu tien", "hỗ trợ mức cao nhất bao nhiêu tiền"),
        ("muc 3 cua ke hoach noi gi", "mục 3 của kế hoạch nói gì"),
        ("ho so phai nop may anh", "hồ sơ phải nộp mấy ảnh"),
        ("moi ho duoc vay bao nhieu", "mỗi hộ được vay bao nhiêu"),
        ("ai lo kinh phi", "ai lo kinh phí"),
        ("so thong bao la bao nhieu", "số thông báo là bao nhiêu"),
        ("gui ve ai o so noi vu", "gửi về ai ở sở nội vụ"),
        ("truong cong an xa la ai", "trưởng công an xã là ai"),
        ("neu mua to thi doi sang ngay nao", "nếu mưa to thì dời sang ngày nào"),
        ("vi sao moi co 3 ha", "vì sao mới có 3 ha"),
        ("truong tieu ban hau can la ai", "trưởng tiểu ban hậu cần là ai"),
        ("truong tieu hoc nao", "trường tiểu học nào"),
        ("chay rung tren 5 ha thi goi ai", "cháy rừng trên 5 ha thì gọi ai"),
    ],
)
def test_what_people_ask_is_restored_whatever_the_corpus_has(typed: str, meant: str) -> None:
    """Words of asking, amounts with their units and offices are read as in speech, though no document has them."""
    assert mend(typed, SPELLING) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ho chu van dong duoc den bu bao nhieu", "hộ Chu Văn Đồng"),
        ("so dien thoai cua chi dau thi hoa", "chị Đậu Thị Hoa"),
        ("thay phung dinh an day mon gi", "thầy Phùng Đình An"),
        ("cu dinh thi suu o dau", "cụ Đinh Thị Sửu"),
    ],
)
def test_what_stands_before_a_family_name_is_a_form_of_address(typed: str, meant: str) -> None:
    """Whoever it is, "hộ", "chị", "thầy" and a family name are read together."""
    address, family, *_ = meant.split()

    assert f"{address} {family}".lower() in mend(typed, SPELLING).lower()


@pytest.mark.parametrize("typed", ["hồ chứa", "chi bộ", "thay thế", "có gì"])
def test_words_that_look_like_a_form_of_address_stay(typed: str) -> None:
    """Before anything else they are the words that they were."""
    assert mend(fold(typed), SPELLING) == typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hướng dẫn 36-HD/BTC nói gì?", "Hướng dẫn 36-HD/BTC nói gì?"),
        ("huong dan 12-hd/vphu", "hướng dẫn 12-HD/VPHU"),
        ("Hợp đồng 15-HĐ/VP ký ngày nào?", "Hợp đồng 15-HĐ/VP ký ngày nào?"),
        ("nghi dinh 30/2020/nd-cp", "nghị định 30/2020/NĐ-CP"),
        ("12-QD/HU", "12-QĐ/HU"),
        ("cua hdnd huyen", "của HĐND huyện"),
    ],
)
def test_what_is_an_abbreviation_as_it_stands_is_no_slip(typed: str, meant: str) -> None:
    """The short "HD" is not made "HĐ", for it is one itself; "QD" is none and becomes "QĐ"."""
    assert mend(typed, SPELLING) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Chi thi 17 ban hành khi nào", "Chỉ thị 17 ban hành khi nào"),
        ("hội nghị huyen uy họp ở đâu", "hội nghị huyện ủy họp ở đâu"),
        ("quyền của con khi cha mẹ ly hôn", "quyền của con khi cha mẹ ly hôn"),
        ("Đồng chí Lan Anh giữ chức vụ gì", "Đồng chí Lan Anh giữ chức vụ gì"),
    ],
)
def test_some_words_without_marks_among_others(typed: str, meant: str) -> None:
    """Two neighbours without marks are restored where they are a known pair only with them."""
    assert mend(typed, SPELLING) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("de ra bao nhieu chi tieu", "đề ra bao nhiêu chỉ tiêu"),
        ("bao nhieu chi thi", "bao nhiêu chỉ thị"),
        ("co bao nhieu chi bo", "có bao nhiêu chi bộ"),
        ("ngan sach bao nhieu ty", "ngân sách bao nhiêu tỷ"),
        ("bao nhieu ho ngheo", "bao nhiêu hộ nghèo"),
        ("quy che chi tieu noi bo", "quy chế chi tiêu nội bộ"),
    ],
)
def test_anything_can_be_counted(typed: str, meant: str) -> None:
    """What once stood behind "bao nhiêu" does not tell what stands there now: "chi bộ" does not make "chi tiêu"."""
    assert mend(typed, SPELLING) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bis thuw huyeenj uyr nam sachs laf ai", "bí thư huyện ủy Nam Sách là ai"),
        ("hooij nghij laanf thuws hai", "hội nghị lần thứ hai"),
        ("huwowngs daanx cuar ddangr", "hướng dẫn của đảng"),
        ("hoi65 nghi5 la62n thu71 hai", "hội nghị lần thứ hai"),
        ("d9o62ng chi1 bi1 thu7", "đồng chí bí thư"),
    ],
)
def test_keys_of_telex_and_vni(typed: str, meant: str) -> None:
    """Keys that the input method did not take are read as it would have."""
    assert mend(typed, SPELLING) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bí thư huyệm ủy là ai", "Bí thư huyện ủy là ai"),
        ("hội ngị lần thứ bảy", "hội nghị lần thứ bảy"),
        ("bi thu huyenn uy", "bí thư huyện ủy"),
        ("thnag 7 hop o dau", "tháng 7 họp ở đâu"),
    ],
)
def test_one_wrong_letter(typed: str, meant: str) -> None:
    """A word that is no syllable becomes the one that stands beside its neighbours."""
    assert mend(typed, SPELLING) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chủ tịch huyện nam sách", "chủ tịch huyện Nam Sách"),
        ("bi thu huyen uy cu chi la ai", "bí thư huyện ủy Củ Chi là ai"),
        ("dong chi tran quoc toan giu chuc vu gi", "đồng chí Trần Quốc Toản giữ chức vụ gì"),
        ("Văn bản chỉ đạo về việc gì?", "Văn bản chỉ đạo về việc gì?"),
        ("Ở Nam Sách ai chủ trì hội nghị tam dương", "Ở Nam Sách ai chủ trì hội nghị tam dương"),
    ],
)
def test_names_get_their_capitals(typed: str, meant: str) -> None:
    """Places and people are told in what is typed in lower case; where capitals were typed they are believed."""
    assert mend(typed, SPELLING) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bch dang bo huyen", "BCH đảng bộ huyện"),
        ("pbt thuong truc hu nam sach", "PBT thường trực HU Nam Sách"),
        ("chi thi 05-ct/hu", "chỉ thị 05-CT/HU"),
        ("hop tu ngay nao", "họp từ ngày nào"),
    ],
)
def test_abbreviations_and_symbols_get_their_capitals(typed: str, meant: str) -> None:
    """An abbreviation in lower case is no syllable without marks, unless it is a syllable that is in use."""
    assert mend(typed, SPELLING) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "🙂 ?!",
        "Bí thư Huyện ủy Nam Sách là ai?",
        "05-CT/HU",
        "Kế hoạch 210/KH-UBND về việc gì?",
        "Đồng chí Trần Văn Bảnh giữ chức vụ gì?",
        "Tỉnh Đắk Lắk có bao nhiêu huyện?",
        "trang facebook của huyện ở đâu",
        "ngày 31/02/2020",
        "t2 k7 a5",
        "1" * 400,
    ],
)
def test_what_is_well_typed_or_no_word_stays(typed: str) -> None:
    """Marked text, numbers, symbols, names and foreign words are left alone."""
    assert mend(typed, SPELLING) == typed


@given(st.text(max_size=60))
def test_any_text_keeps_its_shape(text: str) -> None:
    """Nothing is lost or added between the words, and no text fails."""
    text = normalise_text(text)

    assert len(tokens(mend(text, SPELLING))) == len(tokens(text))


@given(st.lists(st.sampled_from(sorted({t for t in SPELLING._syllables if t.isalpha()})), min_size=1, max_size=8))
def test_restoring_only_adds_marks(syllables: list[str]) -> None:
    """Known syllables typed without marks come back as syllables that differ by marks alone."""
    typed = fold(" ".join(syllables))

    assert fold(mend(typed, SPELLING)) == typed
