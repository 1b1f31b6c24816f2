"""From the words of a question to what it asks."""

import time
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.language.text import fold
from retrieval.question.asked_office import split_office
from retrieval.question.marked import mark
from retrieval.question.question import Question
from retrieval.question.types import Language, Name, QuestionKind
from retrieval.question_reader import QUESTION_MAX_CHARS
from tests.fakes import understand

# What each kind of question sounds like. Without marks every one is asked too.
KINDS = [
    (QuestionKind.WHO, "Bí thư Huyện ủy Nam Sách là ai?"),
    (QuestionKind.WHO, "Đồng chí nào chủ trì hội nghị?"),
    (QuestionKind.WHO, "Trưởng phòng Tư pháp tên là gì?"),
    (QuestionKind.OFFICE, "Đồng chí Hồ Ngọc Lâm giữ chức vụ gì?"),
    (QuestionKind.OFFICE, "Bà Hương làm chức gì?"),
    (QuestionKind.NUMBER, "Chỉ thị số mấy nói về tiếp công dân?"),
    (QuestionKind.NUMBER, "Số hiệu của kế hoạch cải cách hành chính?"),
    (QuestionKind.WHEN, "Hội nghị họp ngày nào?"),
    (QuestionKind.WHEN, "Khi nào tổ chức lễ giao nhận quân?"),
    (QuestionKind.WHEN, "Huyện trở thành thị xã năm nào?"),
    (QuestionKind.WHERE, "Hội nghị họp ở đâu?"),
    (QuestionKind.WHERE, "Họp tại hội trường nào?"),
    (QuestionKind.HOW_MANY, "Có bao nhiêu xã dự hội nghị?"),
    (QuestionKind.HOW_MANY, "Đại hội lần thứ mấy?"),
    (QuestionKind.ABOUT, "Kế hoạch 210 về việc gì?"),
    (QuestionKind.ABOUT, "Nghị quyết quy định gì?"),
    (QuestionKind.WHAT, "Hội nghị đã thống nhất những gì?"),
    (QuestionKind.WHAT, "Các xã phải chuẩn bị như thế nào?"),
    (QuestionKind.OTHER, "phòng chống dịch bệnh"),
]
ENGLISH_KINDS = [
    (QuestionKind.WHO, "Who is the party secretary of the district?"),
    (QuestionKind.OFFICE, "What position does Ho Ngoc Lam hold?"),
    (QuestionKind.ATTENDANCE, "Who attended the conference of the district?"),
    (QuestionKind.WHEN, "When was the conference held?"),
    (QuestionKind.WHERE, "Where was the conference held?"),
    (QuestionKind.HOW_MANY, "How many communes are there in the district?"),
    (QuestionKind.NUMBER, "Which directive number is it?"),
    (QuestionKind.ABOUT, "What is the directive about?"),
    (QuestionKind.WHAT, "Why did the conference take place?"),
]


@pytest.mark.parametrize(("kind", "asked"), KINDS)
def test_kind_with_marks(kind: QuestionKind, asked: str) -> None:
    """The question's words tell what would answer it."""
    assert (understand(asked).kind, understand(asked).language) == (kind, Language.VIETNAMESE)


@pytest.mark.parametrize(("kind", "asked"), KINDS)
def test_kind_without_marks(kind: QuestionKind, asked: str) -> None:
    """Typed in lower case without marks it is of the same kind."""
    question = understand(fold(asked))

    assert (question.kind, question.language) == (kind, Language.WITHOUT_MARKS)


@pytest.mark.parametrize(("kind", "asked"), ENGLISH_KINDS)
def test_kind_in_english(kind: QuestionKind, asked: str) -> None:
    """An English question is known as such, and its kind."""
    assert (understand(asked).kind, understand(asked).language) == (kind, Language.ENGLISH)


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("Phùng Mạnh Thắng là ai?", QuestionKind.OFFICE),
        ("Ai là Phùng Mạnh Thắng?", QuestionKind.OFFICE),
        ("Hội nghị nghe tờ trình của ai?", QuestionKind.WHAT),
        ("Giao cho ai thực hiện?", QuestionKind.WHAT),
    ],
)
def test_who_may_ask_something_else(asked: str, kind: QuestionKind) -> None:
    """Who a named person is asks for the offices, and "của ai" or "cho ai" for no person's name alone."""
    assert understand(asked).kind is kind


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("", Language.WITHOUT_MARKS),
        ("🙂?!", Language.WITHOUT_MARKS),
        ("bi thu huyen uy nam sach la ai", Language.WITHOUT_MARKS),
        ("UBND", Language.WITHOUT_MARKS),
        ("ủy ban", Language.VIETNAMESE),
        ("UBND huyện họp hôm nào", Language.VIETNAMESE),
        ("What was discussed at the conference?", Language.ENGLISH),
        ("conference", Language.WITHOUT_MARKS),
        ("hoi nghi hop o dau the", Language.WITHOUT_MARKS),
    ],
)
def test_language(asked: str, language: Language) -> None:
    """A share of marks makes it Vietnamese, two English words among few others English, and neither unmarked."""
    question = understand(asked)

    assert question.language is language
    assert question.folded == (language is not Language.VIETNAMESE)


# Names and places


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Bí thư Huyện ủy Nam Sách là ai?", [["nam", "sách"]]),
        ("Thị trấn Mạo Khê họp ngày nào?", [["mạo", "khê"]]),
        ("Đồng chí Hồ Ngọc Lâm giữ chức vụ gì?", [["hồ", "ngọc", "lâm"]]),
        ("Bùi Văn Thăng và Lê Quang Thụ giữ chức gì?", [["bùi", "văn", "thăng"], ["lê", "quang", "thụ"]]),
        ("Ông Thăng ở Nam Sách làm chức gì?", [["thăng"], ["nam", "sách"]]),
        ("Hội nghị lần thứ hai của Ban Chấp hành Đảng bộ huyện họp ngày nào?", []),
        ("UBND huyện có bao nhiêu phòng?", []),
        ("Ai chủ trì Hội nghị?", []),
        ("Hội nghị lần thứ Bảy Ban Chấp hành họp ở đâu?", []),
        ("Huyện Chương Mỹ và huyện Thanh Hà họp gì?", [["chương", "mỹ"], ["thanh", "hà"]]),
        ("Quý I làm gì?", []),
        ("Dự án nào ở Khu Công nghiệp?", []),
    ],
)
def test_names_by_their_capitals(asked: str, names: list[list[str]]) -> None:
    """Capitals make a name, but not those of offices, bodies, abbreviations and the first word."""
    assert sorted(list(name.words) for name in understand(asked).names) == sorted(names)


@pytest.mark.parametrize(
    "asked",
    [
        "bí thư huyện ủy nam sách là ai",
        "Ai là bí thư huyện ủy nam sách?",
        "Bí Thư Huyện Ủy Nam Sách Là Ai?",
        "BÍ THƯ HUYỆN ỦY NAM SÁCH LÀ AI?",
        "BTHU Nam Sách là ai?",
        "Bí thư HU Nam Sách là đồng chí nào?",
        "bí thư huyện uỷ nam sách tên gì",
        "ai đang giữ chức vụ bí thư huyện ủy nam sách",
        "Bí thư Huyện ủy Nam Sách",
        "bí thư huyện ủy nam sách",
    ],
)
def test_an_office_and_its_place(asked: str) -> None:
    """However it is written, the office whose holder is asked for and the place after it are told apart."""
    question = understand(asked)

    assert question.offices.asked == ("bí", "thư", "huyện", "ủy")
    assert question.names == (Name(("nam", "sách"), "Nam Sách"),)
    assert question.wording.topic >= {"bí", "thư"}
    assert not question.wording.topic & {"nam", "sách"}


@pytest.mark.parametrize(
    "asked",
    [
        "bi thu huyen uy nam sach la ai",
        "Bi Thu Huyen Uy Nam Sach La Ai",
        "ai la bi thu huyen uy nam sach",
        "bi thu huyen uy nam sach nam 2020 la ai",
        "bi thu huyen uy nam sach nhiem ky 2020 - 2025 la ai",
        "bthu nam sach la ai",
        "bi thu huyen uy nam sach",
    ],
)
def test_an_office_and_its_place_without_marks(asked: str) -> None:
    """The same without marks; a year or term after the place is no part of it."""
    question = understand(asked)

    assert question.offices.asked == ("bi", "thu", "huyen", "uy")
    assert [name.words for name in question.names] == [("nam", "sach")]


@pytest.mark.parametrize(
    ("asked", "office", "place"),
    [
        ("ai là chủ tịch ubnd tỉnh thanh hóa", "chủ tịch ủy ban nhân dân tỉnh", "thanh hóa"),
        ("chu tich ubnd xa thuong kiem la ai", "chu tich uy ban nhan dan xa", "thuong kiem"),
        ("chu tich ubnd huyen thanh ha la ai", "chu tich uy ban nhan dan huyen", "thanh ha"),
        ("chu tich hdnd tinh hoa binh la ai", "chu tich hoi dong nhan dan tinh", "hoa binh"),
        ("bí thư đảng ủy phường trần phú là ai", "bí thư đảng ủy phường", "trần phú"),
        ("bi thu tinh uy hoa binh la ai", "bi thu tinh uy", "hoa binh"),
    ],
)
def test_a_place_of_words_that_offices_have_too(asked: str, office: str, place: str) -> None:
    """After the name of a unit comes a place, even if its syllables are also those of offices."""
    question = understand(asked)

    assert (" ".join(question.offices.asked), [" ".join(name.words) for name in question.names]) == (office, [place])


@pytest.mark.parametrize(
    ("asked", "office"),
    [
        ("Ai là Phó Bí thư Thường trực Huyện ủy?", "phó bí thư thường trực huyện ủy"),
        ("PCT HĐND huyện là ai?", "phó chủ tịch hội đồng nhân dân huyện"),
        (
            "Ai là Phó Bí thư kiêm Chủ tịch UBND huyện?",
            "phó bí thư kiêm chủ tịch ủy ban nhân dân huyện",
        ),
        ("Trưởng phòng Giáo dục và Đào tạo huyện là ai?", "trưởng phòng giáo dục và đào tạo huyện"),
        ("Chủ tịch UBND huyện kiêm Phó Bí thư là ai?", "chủ tịch ủy ban nhân dân huyện kiêm phó bí thư"),
        ("Chủ tịch Hội Nông dân xã là ai?", "chủ tịch hội nông dân xã"),
        ("Bí thư Huyện đoàn là ai?", "bí thư huyện đoàn"),
        ("Who is the chairman of the People's Committee of the district?", "chu tich uy ban nhan dan huyen"),
    ],
)
def test_an_office_without_a_place(asked: str, office: str) -> None:
    """An office is taken whole, and no name is made of its words."""
    question = understand(asked)

    assert (" ".join(question.offices.asked), question.names) == (office, ())


@pytest.mark.parametrize("asked", ["Bí thư Huyện ủy yêu cầu gì?", "Bí thư Huyện ủy nhấn mạnh điều gì?"])
def test_an_office_whose_words_are_asked_for(asked: str) -> None:
    """An office that is not asked for itself is the subject, and its words count little."""
    question = understand(asked)

    assert question.offices.asked == ()
    assert question.offices.mentioned == ("bí", "thư", "huyện", "ủy")
    assert question.wording.weak >= {"bí", "thư", "huyện", "ủy"}


@pytest.mark.parametrize(
    "asked",
    ["Đại hội đại biểu Đảng bộ huyện là đại hội lần thứ mấy?", "dai hoi dai bieu dang bo huyen la dai hoi lan thu may"],
)
def test_a_congress_of_delegates_is_no_office(asked: str) -> None:
    """The delegates of "Đại hội đại biểu" are a congress, whose words count in full, and no office."""
    question = understand(asked)

    assert question.offices.mentioned == ()
    assert not {fold(word) for word in question.wording.weak} & {"dai", "bieu"}


def test_an_office_is_split_from_its_place() -> None:
    """Words without an office give neither, and what stands before the office is left out."""
    said = "hỏi bí thư tỉnh ủy hải dương".split()

    assert split_office(said, Language.VIETNAMESE) == (("bí", "thư", "tỉnh", "ủy"), ("hải", "dương"))
    assert split_office(["nam", "sách"], Language.VIETNAMESE) == ((), ())
    assert split_office([], Language.VIETNAMESE) == ((), ())


# Words


def test_terms_are_what_must_be_met() -> None:
    """Question words and function words are no terms, every term stands once, and what says little is weak."""
    question = understand("Hội nghị đã thảo luận những nội dung nào về phát triển rừng và trồng rừng?")

    assert question.wording.terms == ("hội", "nghị", "thảo", "luận", "nội", "dung", "phát", "triển", "rừng", "trồng")
    assert question.wording.weak == {"hội", "nghị", "nội", "dung"}


def test_abbreviations_are_written_out() -> None:
    """The words are those that the abbreviations stand for."""
    question = understand("CT UBND huyện nói gì về KT-XH?")

    assert " ".join(question.wording.words) == "chủ tịch ủy ban nhân dân huyện nói gì về kinh tế xã hội"


def test_english_terms_become_vietnamese() -> None:
    """An English question is looked up by folded Vietnamese terms, its names, its numbers, and what no glossary has."""
    question = understand("When did the People's Council of Nam Sach adopt resolution 15 on the zeppelin?")

    assert " ".join(question.wording.words) == "hoi dong nhan dan nam sach thong qua nghi quyet 15 zeppelin"
    assert [name.words for name in question.names] == [("nam", "sach")]


# Numbers


def test_document_numbers() -> None:
    """Documents are named by kind, number and symbol; they are no figures beside."""
    question = understand("Chỉ thị 05-CT/HU và kế hoạch số 210 nói gì?")

    assert [(n.kind, n.number, n.symbol) for n in question.numbers.documents] == [
        ("chỉ thị", "5", "cthu"),
        ("kế hoạch", "210", None),
    ]
    assert question.numbers.figures == frozenset()


@pytest.mark.parametrize(
    ("asked", "ordinals"),
    [
        ("Hội nghị lần thứ bảy khóa VII họp ngày nào?", [("lần", 7), ("khóa", 7)]),
        ("Hội nghị lần thứ 7 khoá 7 họp ngày nào?", [("lần", 7), ("khóa", 7)]),
        ("hoi nghi lan thu bay khoa vii hop ngay nao", [("lần", 7), ("khóa", 7)]),
        ("Where was the seventh conference held?", [("lần", 7)]),
        ("Hội nghị lần thứ mấy?", []),
    ],
)
def test_ordinals(asked: str, ordinals: list[tuple[str, int]]) -> None:
    """Ordinals are the same in words, digits and Roman numerals; they are no figures beside."""
    question = understand(asked)

    assert [(ordinal.what, ordinal.value) for ordinal in question.numbers.ordinals] == ordinals
    assert question.numbers.figures == frozenset()


@pytest.mark.parametrize(
    ("asked", "date", "years"),
    [
        ("Hội nghị ngày 09/7/2020 bàn gì?", (9, 7, 2020), set()),
        ("Hội nghị ngày 21 tháng 12 năm 2021 bàn gì?", (21, 12, 2021), set()),
        ("Hội nghị sáng 25/02 bàn gì?", (25, 2, None), set()),
        ("hoi nghi ngay 17 thang 2 ban gi", (17, 2, None), set()),
    ],
)
def test_dates(asked: str, date: tuple[int, int, int | None], years: set[int]) -> None:
    """A day is read with its year where it has one, and is no figure and no year beside."""
    question = understand(asked)

    assert [(found.day, found.month, found.year) for found in question.times.dates] == [date]
    assert question.times.years == years
    assert question.numbers.figures == frozenset()


def test_years_and_other_figures() -> None:
    """A year is a year, and any other number a figure, without leading zeros and with its decimal comma."""
    question = understand("Năm 2021 tăng 7,5% với 03 đề án giai đoạn 2021 - 2025?")

    assert question.times.years == {2021, 2025}
    assert question.numbers.figures == {"7,5", "3"}


def test_a_number_of_400_digits_is_kept_whole() -> None:
    """A number as long as anyone may paste is the number of a document like any other."""
    digits = "9" * 400

    assert [n.number for n in understand(f"Chỉ thị số {digits} về việc gì?").numbers.documents] == [digits]
    assert understand(f"tăng {digits} lần").numbers.figures == {digits}


@pytest.mark.parametrize(
    ("asked", "unit"),
    [
        ("Đạt bao nhiêu tỷ đồng?", "tỷ"),
        ("Có mấy xã dự họp?", "xã"),
        ("dat bao nhieu phan tram", "phan"),
        ("Tỷ lệ là bao nhiêu?", ""),
        ("Họp ngày nào?", ""),
    ],
)
def test_unit(asked: str, unit: str) -> None:
    """What is counted is the word after "bao nhiêu" or "mấy"."""
    assert understand(asked).wording.unit == unit


@pytest.mark.parametrize(
    ("asked", "asks_for_day", "asks_for_list"),
    [
        ("Hội nghị họp ngày nào?", True, False),
        ("hoi nghi hop hom nao", True, False),
        ("Hội nghị họp tháng nào?", False, False),
        ("On what day was the conference held?", True, False),
        ("Những ai dự hội nghị?", False, True),
        ("Hội nghị bàn những nội dung quan trọng nào?", False, True),
        ("Thành phần gồm những đồng chí nào?", False, True),
        ("Ai chủ trì?", False, False),
    ],
)
def test_a_day_or_a_list_may_be_asked_for(asked: str, asks_for_day: bool, asks_for_list: bool) -> None:
    """The words "ngày nào" ask for a day, "những … nào" for all of several."""
    question = understand(asked)

    assert (question.asks_for_day, question.asks_for_list) == (asks_for_day, asks_for_list)


# Any text


@pytest.mark.parametrize("asked", ["", "   \n\t", "🙂🙂🙂", "?!… — ()", "\u200b\u200d\ufeff", "\u0301\u0302"])
def test_a_text_without_words_asks_nothing(asked: str) -> None:
    """Blanks, pictures, punctuation and invisible characters have no words and no kind."""
    question = understand(asked)

    assert (question.wording.words, question.wording.terms, question.names, question.kind) == (
        (),
        (),
        (),
        QuestionKind.OTHER,
    )


def test_a_question_is_cleaned_and_cut() -> None:
    """The text is on one line, composed, without invisible characters, and at most 1,000 characters long."""
    assert understand("  Ai\n\t là\u200b ai?\r\n").text == "Ai là ai?"
    assert understand(unicodedata.normalize("NFD", "Huyện ủy")).text == "Huyện ủy"
    assert understand("á " * 5000).text == ("á " * 500)[:QUESTION_MAX_CHARS]


WORDS = (
    "Ai ai là gì nào đâu ở của những bí thư Bí thư phó Phó chủ tịch Huyện ủy huyện uỷ UBND HĐND HU TƯ CT ct T2 "
    "BTHU nam sách Nam Đông Nguyễn Văn Phú đồng chí Hoà hòa thuỷ thủy khoá khóa ngày tháng năm sáng 09/7/2020 "
    "25/02 21 12 2021 1.5 lần thứ bảy VII XXVIII mấy bao nhiêu tỷ 48,6% chỉ thị số 05-CT/HU 111/UBND-TH1 kế "
    "hoạch 210 kiêm nhiệm kỳ who is the when did party secretary district conference of seventh 2nd people's bi "
    "thu huyen uy la ai nam sach ² ٣ Ⅶ"
).split()
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=25).map(" ".join),
    st.lists(st.sampled_from([*WORDS, "\u0301", "\u200b", "🙂", "-", "/", ", ", "\n"]), max_size=40).map("".join),
)


def parts(question: Question) -> Question:
    """The question without its text."""
    return replace(question, asked="", marked=mark(""))


@given(text=texts)
@example("9" * 400)
@example("chỉ thị số " + "9" * 400)
@example("lần thứ ① ngày ٣/٤/2020 năm ²020")
@example("\u0301" * 1000)
def test_any_text_is_understood(text: str) -> None:
    """No text raises, and what is understood holds together."""
    question = understand(text)

    assert len(question.text) <= QUESTION_MAX_CHARS
    assert set(question.wording.terms) <= set(question.wording.words)
    assert question.wording.weak <= set(question.wording.terms)
    assert question.wording.topic <= set(question.wording.terms)
    assert all(name.words and name.text for name in question.names)
    assert len(set(question.wording.terms)) == len(question.wording.terms)
    assert parts(understand(unicodedata.normalize("NFD", text))) == parts(question)
    assert parts(understand(f"\u200b {text}\n")) == parts(question)


# New and old placement of the tone mark (Quyết định 1989/QĐ-BGDĐT, 25/5/2018).
SPELLINGS = {"ủy": "uỷ", "Ủy": "Uỷ", "hóa": "hoá", "khóa": "khoá", "Hòa": "Hoà", "thủy": "thuỷ", "tòa": "toà"}


@given(said=st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(sorted(SPELLINGS))), min_size=1, max_size=15))
@example("Bí thư Huyện ủy Thanh Hóa khóa VII là ai".split())
@example("Hội nghị lần thứ bảy khóa VII ở Hòa Bình họp ngày nào".split())
def test_both_placements_of_the_tone_mark_ask_the_same(said: list[str]) -> None:
    """The spellings "Huyện uỷ" and "Huyện ủy", "khoá" and "khóa" make equal questions."""
    new = " ".join(said)
    old = new
    for spelling, other in SPELLINGS.items():
        old = old.replace(spelling, other)

    assert parts(understand(old)) == parts(understand(new))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "9" * 10_000,
        "🙂" * 10_000,
        "á " * 5_000,
        "1," * 5_000,
        "1/" * 5_000,
        "ai là " * 1_700,
        "Nguyễn Văn An, " * 700,
        "Bí thư " * 1_500,
        "chỉ thị số 5 " * 800,
        "ngày " + "1, " * 3_300,
        "ngày 1-2-3-4-5-6-7-" * 500,
        "lần thứ " * 1_250,
        "who is the " * 900,
        "((((" * 2_500,
        "a\u0301\u200b" * 3_300,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_ten_thousand_characters_are_understood_at_once(text: str) -> None:
    """Ten thousand characters of anything take seconds at most, on however slow a machine."""
    started = time.thread_time()

    understand(text)

    assert time.thread_time() - started < 5


@pytest.mark.parametrize("text", ["ngày 5 tháng ſáu", "ngày 5 tháng haı"])
def test_letters_that_only_look_alike_in_a_month_are_understood(text: str) -> None:
    """A long s or a dotless i in a month's name raises nothing."""
    assert understand(text).text == text


@pytest.mark.parametrize("text", ["ſixth conference", "the fıfth conference", "lần thứ ſáu", "lần thứ haı"])
def test_letters_that_only_look_alike_in_an_ordinal_are_understood(text: str) -> None:
    """A long s or a dotless i in an ordinal raises nothing."""
    assert understand(text).text == text


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("Khoản 2 Điều 3 Quyết định 12/QĐ-UBND Phú Mạc quy định đối tượng là ai?", QuestionKind.WHO),
        ("Bí thư Huyện ủy Nam Sách dự kỳ họp là ai?", QuestionKind.WHO),
        ("Ông Lê Văn Bình là ai?", QuestionKind.OFFICE),
        ("Hội nghị khai mạc lúc mấy giờ?", QuestionKind.WHEN),
    ],
)
def test_a_name_elsewhere_does_not_ask_who_someone_is(asked: str, kind: QuestionKind) -> None:
    """Only one right before "là ai" does, and an office that took part is asked for its holder."""
    assert understand(asked).kind is kind


def test_parts_of_papers_and_symbols_are_no_names() -> None:
    """Neither "Điều" nor "TTg", nor a verb behind a place."""
    question = understand("Mục 2 Điều 4 Công văn 12/TTg-KG nói gì về Đồng Tháp?")

    assert [name.text for name in question.names] == ["Đồng Tháp"]
    assert understand("Ai làm Bí thư Huyện ủy Nam Sách thay ông Lê Văn Bình?").marked.held.place == ("nam", "sách")


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("Mỗi tháng bao nhiêu tiền điện?", QuestionKind.HOW_MANY),
        ("Học phí một năm bao nhiêu?", QuestionKind.HOW_MANY),
        ("Hằng tháng họp vào ngày bao nhiêu?", QuestionKind.WHEN),
        ("Họp tháng bao nhiêu?", QuestionKind.WHEN),
    ],
)
def test_a_time_for_each_of_which_something_is_counted(asked: str, kind: QuestionKind) -> None:
    """It is asked how much, and not in which month; typed without marks too."""
    assert understand(asked).kind is kind
    assert understand(fold(asked)).kind is kind
