"""How well a sentence meets a question."""

import datetime
from dataclasses import replace

import pytest

from index.language.words import contains
from index.layout import Layout
from retrieval.evidence.constraints import unmet
from retrieval.evidence.matching import candidates, question_pairs
from tests.fakes import understand
from tests.retrieval.made_evidence import candidate_of, equally_rare, make_document, make_evidence

FOREST = make_document(
    "Rừng được giữ. Sản xuất rừng tốt. Trồng chè. Nuôi ong. Dệt vải.",
    title="Phát triển nông thôn",
    place="huyện Vân Hồ",
)
ASKED = "phát triển sản xuất rừng"


def missing(asked: str, text: str, sentence: str, *, heading: str | None = None, **header: object) -> list[str]:
    """What the question names and the sentence with these words lacks in a document of this text and header."""
    document = make_document(text, **header)  # type: ignore[arg-type]
    return unmet(understand(asked), candidate_of(asked, document, sentence, heading=heading))


# Coverage


def test_pairs_are_neighbours_that_are_both_looked_for() -> None:
    """Each pair of neighbouring terms comes once, none across a question word."""
    question = understand("Trồng rừng ở đâu, trồng rừng thế nào?")

    assert question_pairs(question) == [("trồng", "rừng")]
    assert question_pairs(understand("ai")) == []


def test_a_word_counts_by_where_it_stands() -> None:
    """A word in the sentence counts 1, only in the title 0.7, only beside it 0.5, and nowhere 0."""
    found = candidate_of(ASKED, FOREST, "Sản xuất")

    assert found.own_coverage == pytest.approx(3 / 5)
    assert found.coverage == pytest.approx((3 + 2 * 0.7) / 5)
    assert candidate_of("bắt ong", FOREST, "Trồng").coverage == pytest.approx(0.5 / 2)
    assert candidate_of("đào ao", FOREST, "Trồng").coverage == 0.0


def test_pairs_count_like_words() -> None:
    """A pair in the sentence counts 1 and in the title 0.7; words far apart are no pair."""
    found = candidate_of(ASKED, FOREST, "Sản xuất")

    # phát_triển in the title, triển_sản nowhere, sản_xuất and xuất_rừng here.
    assert found.pair_coverage == pytest.approx((0.7 + 0 + 1 + 1) / 4)


def test_a_slip_of_recognition_counts_as_what_is_asked() -> None:
    """On a page read from a picture two words that differ by marks are met; elsewhere and in names they are not."""
    printed = make_document("Ông Thăng nêu việc phòng chông dich bệnh.")
    scanned = replace(printed, layout=Layout(pages=(0,), recognised=(1,)))

    assert candidate_of("phòng chống dịch bệnh", printed, "Ông").own_coverage == pytest.approx(2 / 4)
    assert candidate_of("phòng chống dịch bệnh", scanned, "Ông").own_coverage == 1.0
    named = replace(scanned, text="Ông Bùi Văn Thăng nêu ý kiến.")
    assert unmet(understand("Bùi Văn Thắng nêu ý kiến gì?"), candidate_of("Bùi Văn Thắng nêu ý kiến gì?", named, "Ông"))


def test_a_single_word_has_no_pairs() -> None:
    """Without pairs their coverage is that of the words."""
    found = candidate_of("chè", FOREST, "Trồng")

    assert (found.coverage, found.pair_coverage, found.own_coverage) == (1.0, 1.0, 1.0)


def test_rare_words_count_more_and_weak_ones_a_third() -> None:
    """Shares are weighted by rarity; what says little ("hội nghị") counts a third of it."""
    question = understand("hội nghị trồng chè")
    evidence = make_evidence(FOREST)

    found = candidates(question, [evidence], lambda text, **_: 4.0 if text == "chè" else 1.0)

    (tea,) = (candidate for candidate in found if candidate.text.startswith("Trồng"))
    assert tea.own_coverage == pytest.approx((4 + 1) / (4 + 1 + 2 / 3))


def test_a_question_without_marks_meets_words_with_marks() -> None:
    """Unmarked words are compared with the sentence's folded words."""
    found = candidate_of("san xuat rung", FOREST, "Sản xuất")

    assert (found.own_coverage, found.words) == (1.0, ("san", "xuat", "rung", "tot"))


def test_the_office_named_before_in_the_paragraph_counts_as_said() -> None:
    """An office named earlier in the paragraph counts in its later sentences, and not in the next paragraph."""
    document = make_document("Bí thư Huyện ủy kết luận hội nghị. Có việc. Cần trồng rừng.\nCần trồng rừng ngay.")
    # Four words of the office and two of "yêu cầu" count a third each, "trồng" and "rừng" one.
    asked = "Bí thư Huyện ủy yêu cầu trồng rừng gì?"

    same, other = (candidate_of(asked, document, words) for words in ("Cần trồng rừng.", "Cần trồng rừng ngay."))

    assert same.own_coverage == pytest.approx((2 + 4 / 3) / (2 + 6 / 3))
    assert other.own_coverage == pytest.approx(2 / (2 + 6 / 3))


def test_scores_are_shares_and_the_best_comes_first() -> None:
    """Every share is in [0, 1], candidates come by score, and equal ones by document and place."""
    twins = [make_document("Trồng rừng. Trồng rừng.", source=name) for name in ("b.txt", "a.txt")]

    found = candidates(understand(ASKED), [make_evidence(document) for document in (*twins, FOREST)], equally_rare)

    for candidate in found:
        shares = (candidate.coverage, candidate.own_coverage, candidate.pair_coverage, candidate.similarity)
        assert all(0.0 <= share <= 1.0 for share in (*shares, candidate.support, candidate.score))
    assert found[0].text == "Sản xuất rừng tốt."
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    equal = [(c.evidence.document.id, c.sentence.start) for c in found if c.text == "Trồng rừng."]
    assert equal == sorted(equal)


@pytest.mark.parametrize(("cosine", "expected"), [(-1.0, 0.0), (0.75, 0.0), (0.835, 0.5), (0.92, 1.0), (1.0, 1.0)])
def test_similarity_is_scaled_over_the_range_that_the_model_uses(cosine: float, expected: float) -> None:
    """Cosines from 0.75 to 0.92 become 0 to 1; what is outside stays at the ends."""
    (found, *_) = candidates(understand("rừng"), [make_evidence(FOREST, similarity=cosine)], equally_rare)

    assert found.similarity == pytest.approx(expected)


def test_contains_finds_words_side_by_side() -> None:
    """A name is held where its words stand in order without others between."""
    words = "bí thư huyện ủy nam sách nam đông".split()

    assert contains(words, ["nam", "sách"])
    assert contains(words, ["nam", "đông"])
    assert not contains(words, ["sách", "đông"])
    assert not contains(words, ["đông", "nam"])
    assert not contains([], ["nam"])


# What must be met


FAR = "Có việc một. Có việc hai. Có việc ba."


@pytest.mark.parametrize(
    ("asked", "lacking"),
    [
        ("Chỉ thị 05-CT/HU được thực hiện ra sao?", []),
        ("Chỉ thị số 5 được thực hiện ra sao?", []),
        ("chi thi 05 thuc hien the nao", []),
        ("Chỉ thị 06-CT/HU được thực hiện ra sao?", ["Chỉ thị 06-CT/HU"]),
        ("Chỉ thị 05-CT/TU được thực hiện ra sao?", ["Chỉ thị 05-CT/TU"]),
        ("Kế hoạch 05 được thực hiện ra sao?", ["Kế hoạch 05"]),
    ],
)
def test_a_document_number_must_be_the_same(asked: str, lacking: list[str]) -> None:
    """Number, kind and symbol must not contradict what stands in the sentence."""
    assert missing(asked, "Thực hiện tốt Chỉ thị 05-CT/HU.", "Thực hiện") == lacking


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Chỉ thị 05-CT/HU yêu cầu gì?", "Ban hành Chỉ thị 05-CT/HU."),
        ("Tổng kết 05 năm làm gì?", "Tổng kết 5 năm."),
    ],
)
def test_numbers_must_stand_near(asked: str, said: str) -> None:
    """A number or figure must stand within two sentences, or in title or heading; farther off is too far."""
    lacking = missing(asked, f"{said} {FAR}", "Có việc ba")

    assert len(lacking) == 1
    assert missing(asked, f"{said} {FAR}", "Có việc hai") == []
    assert missing(asked, f"{FAR} {said}", "Có việc hai") == []
    assert missing(asked, FAR, "Có việc một", title=said) == []
    assert missing(asked, FAR, "Có việc một", heading=said) == []


def test_an_ordinal_may_stand_in_the_lead() -> None:
    """The lead of a document names its meeting, of which every sentence tells; what stands farther on does not."""
    asked = "Hội nghị lần thứ bảy bàn gì?"

    assert missing(asked, f"Hội nghị lần thứ 7 họp. {FAR}", "Có việc ba") == []
    assert missing(asked, f"{FAR} {'Có việc. ' * 50} Hội nghị lần thứ 7 họp.", "Có việc một") == ["lần thứ bảy"]


@pytest.mark.parametrize(
    ("asked", "lacking"),
    [
        ("Hội nghị lần thứ 7 khoá 7 họp ở đâu?", []),
        ("Hội nghị lần thứ tám họp ở đâu?", ["lần thứ tám"]),
        ("Hội nghị khóa VIII họp ở đâu?", ["khóa VIII"]),
        ("hoi nghi lan thu 6 khoa vi hop o dau", ["lan thu 6", "khoa vi"]),
    ],
)
def test_an_ordinal_must_be_the_same(asked: str, lacking: list[str]) -> None:
    """The seventh conference is not the eighth, and a term's number is not a conference's."""
    assert missing(asked, "Hội nghị lần thứ bảy khóa VII họp tại hội trường.", "Hội nghị") == lacking


@pytest.mark.parametrize(("asked", "lacking"), [("Tăng 7,5% nhờ đâu?", []), ("Tăng 8,5% nhờ đâu?", ["8,5"])])
def test_a_figure_must_be_the_same(asked: str, lacking: list[str]) -> None:
    """Another number is another fact."""
    assert missing(asked, "Giá trị tăng 7,5%.", "Giá trị") == lacking


HELD = datetime.date(2020, 2, 25)


@pytest.mark.parametrize(
    ("asked", "text", "lacking"),
    [
        ("Hội nghị ngày 9/7/2020 bàn gì?", "Ngày 09/7/2020 họp. " + FAR, []),
        ("Hội nghị ngày 9/7 bàn gì?", "Ngày 09/7/2020 họp. " + FAR, []),
        ("Hội nghị ngày 10/7 bàn gì?", "Ngày 09/7/2020 họp. " + FAR, ["ngày 10/7"]),
        ("Hội nghị ngày 09/7/2021 bàn gì?", "Ngày 09/7/2020 họp, bàn việc năm 2021. " + FAR, ["ngày 09/7/2021"]),
        ("Hội nghị ngày 09.7.2021 bàn gì?", "Ngày 09/7/2020 họp. " + FAR, ["ngày 09.7.2021"]),
        ("Hội nghị ngày 25/02/2020 bàn gì?", "Sáng 25/02 họp, bàn việc năm 2021. " + FAR, []),
        ("Hội nghị ngày 25/02/2021 bàn gì?", "Sáng 25/02 họp, bàn việc năm 2021. " + FAR, ["ngày 25/02/2021"]),
    ],
)
def test_a_day_must_be_the_same_with_its_year(asked: str, text: str, lacking: list[str]) -> None:
    """A day must stand in the document; one without a year is of the year of the document's own date."""
    found = missing(asked, text, "Có việc ba", date=HELD)

    assert found == lacking


def test_a_day_without_a_year_in_an_undated_document_may_be_of_any() -> None:
    """Where nothing tells the year, a day is not refused for it."""
    assert missing("Hội nghị ngày 25/02/2021 bàn gì?", "Sáng 25/02 họp năm 2021.", "Sáng") == []


@pytest.mark.parametrize(
    ("asked", "lacking"),
    [
        ("Năm 2021 làm gì?", ["năm 2021"]),  # the document speaks of it, but elsewhere
        ("Năm 2020 làm gì?", []),
        ("Năm 2019 làm gì?", ["năm 2019"]),
        ("nam 2019 lam gi", ["năm 2019"]),
    ],
)
def test_a_year_must_stand_nearby_or_be_that_of_the_document(asked: str, lacking: list[str]) -> None:
    """A year must stand near the sentence, or be that of the document's date."""
    document = make_document(f"Làm đường. {FAR} Việc của năm 2021.", date=HELD)
    assert unmet(understand(asked), candidate_of(asked, document, "Làm đường")) == lacking


@pytest.mark.parametrize(
    ("asked", "lacking"),
    [
        ("Thu 1234,5 tỷ đồng là năm nào?", []),
        ("Thu 1,234.5 tỷ đồng là năm nào?", []),
        ("Lương thực 45 670 tấn là năm nào?", []),
        ("Thu nhập 62,5 triệu đồng là năm nào?", []),
        ("Lương thực 45.671 tấn là năm nào?", ["45671"]),
        ("Thu nhập 62,6 triệu đồng là năm nào?", ["62,6"]),
    ],
)
def test_a_figure_is_met_however_it_is_spelt(asked: str, lacking: list[str]) -> None:
    """Points, commas, blanks and scales are ways of writing one number; another number is another."""
    text = "Thu đạt 1.234,5 tỷ đồng, lương thực đạt 45.670 tấn, thu nhập đạt 62.500.000 đồng."

    assert unmet(understand(asked), candidate_of(asked, make_document(text), text)) == lacking


def test_a_year_may_stand_anywhere_in_a_document_without_a_date() -> None:
    """Where the document has no date, any year in it may be the sentence's."""
    document = make_document(f"Làm đường. {FAR} Việc của năm 2021.")
    assert unmet(understand("Năm 2021 làm gì?"), candidate_of("Năm 2021 làm gì?", document, "Làm đường")) == []


@pytest.mark.parametrize(
    ("asked", "text", "lacking"),
    [
        ("Thu ngân sách 6 tháng cuối năm?", "Thu ngân sách 6 tháng đầu năm đạt 5 tỷ đồng.", ["cuối năm"]),
        ("Thu ngân sách 6 tháng đầu năm?", "Thu ngân sách 6 tháng đầu năm đạt 5 tỷ đồng.", []),
        ("Thu ngân sách tháng 3?", "Thu ngân sách tháng 2 đạt 5 tỷ đồng.", ["tháng 3"]),
        ("Thu ngân sách tháng 3?", "Thu ngân sách ngày 12/3 đạt 5 tỷ đồng.", []),
        ("Thu ngân sách tháng 2?", "Thu ngân sách đạt 5 tỷ đồng.", []),  # the document is of February
        ("Thu ngân sách quý 2?", "Thu ngân sách quý 1 đạt 5 tỷ đồng.", ["quý 2"]),
    ],
)
def test_a_part_of_a_year_must_be_met(asked: str, text: str, lacking: list[str]) -> None:
    """A month, a quarter, the beginning or end of a year that is asked for must be named nearby."""
    document = make_document(text, date=HELD)
    assert unmet(understand(asked), candidate_of(asked, document, "Thu")) == lacking


PAGE = """Thứ ba, ngày 26/11/2024

Hội nghị lần thứ 2

Xem với cỡ chữ

Ngày 09/7/2020, huyện tổ chức hội nghị để bàn về nhiệm vụ của sáu tháng cuối năm và của những năm tiếp theo.
"""


@pytest.mark.parametrize("asked", ["Hội nghị ngày 26/11/2024 bàn gì?", "Hội nghị năm 2024 bàn gì?"])
def test_the_day_a_page_was_saved_is_not_in_the_document(asked: str) -> None:
    """Page furniture says nothing of the matter: its days and years are not met by the document."""
    assert missing(asked, PAGE, "Ngày 09/7/2020", date=datetime.date(2020, 7, 9)) != []


NAMED = "Đồng chí Trần Văn An phát biểu. Hội nghị kết thúc."


@pytest.mark.parametrize(
    ("asked", "sentence", "header", "lacking"),
    [
        ("Trần Văn An nói gì?", "Đồng chí", {"place": "huyện Nam Sách"}, []),
        ("Trần Văn An nói gì?", "Hội nghị", {"place": "huyện Nam Sách"}, ["Trần Văn An"]),
        ("Trần Văn An nói gì?", "Hội nghị", {}, []),
        ("Lê Văn Bình nói gì?", "Đồng chí", {}, ["Lê Văn Bình"]),
        ("Hội nghị ở Nam Sách ra sao?", "Hội nghị", {"place": "huyện Nam Sách"}, []),
        ("Hội nghị ở Nam Sách ra sao?", "Hội nghị", {"issuer": "Huyện ủy Nam Sách"}, []),
        ("Hội nghị ở Nam Sách ra sao?", "Hội nghị", {"title": "Nam Sách họp"}, []),
        ("Hội nghị ở Nam Đông ra sao?", "Hội nghị", {"place": "huyện Nam Sách"}, ["Nam Đông"]),
    ],
)
def test_a_name_must_be_met(asked: str, sentence: str, header: dict[str, str], lacking: list[str]) -> None:
    """A name must stand in the sentence or in title, heading, place or issuer; without a known place anywhere."""
    document = make_document(NAMED, **header)  # type: ignore[arg-type]

    assert unmet(understand(asked), candidate_of(asked, document, sentence)) == lacking


def test_a_document_of_another_place_may_name_the_place_in_the_sentence() -> None:
    """What a document of one district says of another in the sentence itself is met."""
    text = "Đoàn của huyện Nam Đông dự họp. Hội nghị kết thúc."

    assert missing("Đoàn của Nam Đông dự gì?", text, "Đoàn", place="huyện Nam Sách") == []
    assert missing("Đoàn của Nam Đông dự gì?", text, "Hội nghị", place="huyện Nam Sách") == ["Nam Đông"]
