"""Answers from evidence made by hand: who, when, where, how many, about what, or nothing."""

import datetime
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Document, Header
from retrieval.answers.people.holders import MAX_PEOPLE
from retrieval.answers.sentences.confidence import fitted_judge
from retrieval.answers.sentences.judging import Sentences
from retrieval.answers.sentences.passages import ExtractiveAnswerer
from retrieval.evidence.clauses import LIST_CHARS, held_in
from retrieval.types import ANSWER_MAX_CHARS, Draft
from tests.fakes import understand
from tests.retrieval.made_evidence import answer, make_document, make_evidence, no_view

VAN_HO = make_document(
    "Ngày 09/7/2020, Huyện ủy tổ chức hội nghị. Các đồng chí: Trần Văn An, Tỉnh ủy viên, Bí thư Huyện ủy, Chủ tịch "
    "HĐND huyện; Lê Thị Bình, Phó Bí thư Thường trực Huyện ủy; Phạm Văn Cường, Phó Bí thư Huyện ủy, Chủ tịch UBND "
    "huyện đồng chủ trì hội nghị.",
    place="huyện Vân Hồ",
)
MOC_CHAU = make_document("Đồng chí Ngô Văn Dũng - Bí thư Huyện uỷ phát biểu.", place="huyện Mộc Châu", source="b.txt")
AN = "Trần Văn An, Tỉnh ủy viên, Bí thư Huyện ủy, Chủ tịch HĐND huyện"
BINH = "Lê Thị Bình, Phó Bí thư Thường trực Huyện ủy"
CUONG = "Phạm Văn Cường, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện"
DUNG = "Ngô Văn Dũng - Bí thư Huyện uỷ"


def quotes(draft: Draft) -> list[str]:
    """What a draft cites, best first, after its marks were found to agree with it."""
    assert re.findall(r"\[(\d+)\]", draft.text) == [str(citation.marker) for citation in draft.citations]
    return [citation.quote for citation in draft.citations]


# Who holds an office


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Bí thư Huyện ủy Vân Hồ là ai?", [AN]),
        ("bi thu huyen uy van ho la ai", [AN]),
        ("Bí thư Huyện ủy Mộc Châu là ai?", [DUNG]),
        ("BTHU Mộc Châu là đồng chí nào?", [DUNG]),
        ("CT HĐND huyện Vân Hồ là ai?", [AN]),
        ("Phó Bí thư Thường trực Huyện ủy Vân Hồ là ai?", [BINH]),
        ("Phó Bí thư Huyện ủy Vân Hồ là ai?", [CUONG]),
        ("Chủ tịch UBND huyện Vân Hồ là ai?", [CUONG]),
        ("Ai là Phó Bí thư kiêm Chủ tịch UBND huyện Vân Hồ?", [CUONG]),
        ("Ai giữ chức vụ Bí thư Huyện ủy Vân Hồ?", [AN]),
        ("Who is the secretary of the district party committee of Van Ho?", [AN]),
        ("Bí thư Huyện ủy là ai?", [AN, DUNG]),
    ],
)
def test_who_holds_an_office(asked: str, expected: list[str]) -> None:
    """The name with all offices beside it is the answer: of the place asked for, or of every place."""
    draft = answer(asked, VAN_HO, MOC_CHAU)

    assert quotes(draft) == expected
    assert draft.text == "\n".join(f"{said} [{at}]" for at, said in enumerate(expected, start=1))


@pytest.mark.parametrize(
    "asked",
    [
        "Phó Chủ tịch UBND huyện Vân Hồ là ai?",
        "Bí thư Tỉnh ủy là ai?",
        "Bí thư Huyện ủy Sơn Dương là ai?",
        "bí thư huyện ủy sơn dương nhiệm kỳ 2020 - 2025 là ai",
        "bi thu huyen uy thanh ha la ai",
        "Trưởng Ban Tổ chức Huyện ủy là ai?",
        "Chủ tịch UBND xã là ai?",
    ],
)
def test_an_office_that_nobody_is_said_to_hold(asked: str) -> None:
    """Another office, level or place than those in the evidence has no holder."""
    assert answer(asked, VAN_HO, MOC_CHAU).citations == ()


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Trần Văn An, Phó Bí thư Huyện ủy dự.",
        "Phó Bí thư Huyện ủy Trần Văn An dự.",
        "Đồng chí Trần Văn An - Phó Bí thư Thường trực Huyện ủy dự.",
        "Đồng chí Trần Văn An, nguyên Bí thư Huyện ủy dự.",
        "Đồng chí Trần Văn An, Bí thư Huyện đoàn dự.",
        "Đồng chí Trần Văn An, Bí thư Tỉnh ủy dự.",
        "Bí thư Huyện ủy phát biểu, sau đó đồng chí Trần Văn An phát biểu.",
    ],
)
@pytest.mark.parametrize("asked", ["Bí thư Huyện ủy là ai?", "bi thu huyen uy la ai", "Ai là Bí thư Huyện ủy?"])
def test_a_deputy_is_never_the_secretary(asked: str, text: str) -> None:
    """A "Phó Bí thư", a former secretary, one of another body, and one beyond a verb are no "Bí thư Huyện ủy"."""
    assert answer(asked, make_document(text)).citations == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Huyện ủy Trần Văn An dự.", "Bí thư Huyện ủy Trần Văn An"),
        ("Đồng chí Trần Văn An (Bí thư Huyện ủy) dự.", "Trần Văn An (Bí thư Huyện ủy"),
        ("Đồng chí Trần Văn An Bí thư Huyện uỷ dự.", "Trần Văn An Bí thư Huyện uỷ"),
        ("Đồng chí Trần Văn An - TUV, Bí thư HU dự.", "Trần Văn An - TUV, Bí thư HU"),
    ],
)
def test_an_office_beside_its_name(text: str, expected: str) -> None:
    """The office may stand before the name, after a dash, in brackets, directly after it, or be abbreviated."""
    assert quotes(answer("Bí thư Huyện ủy là ai?", make_document(text))) == [expected]


def test_a_person_is_named_once() -> None:
    """One who is named in several documents is cited from the newest of them only."""
    texts = [
        "Đồng chí Trần Văn An, Bí thư Huyện ủy nói.",
        "TRẦN VĂN AN, BÍ THƯ HUYỆN ỦY",
        "Bí thư Huyện ủy Trần Văn An.",
    ]
    documents = [
        make_document(text, source=f"{at}.txt", date=datetime.date(2020, 7, 9 - at)) for at, text in enumerate(texts)
    ]

    draft = answer("Bí thư Huyện ủy là ai?", *reversed(documents))

    assert [citation.source for citation in draft.citations] == ["0.txt"]


def test_at_most_five_people_are_named() -> None:
    """Of seven with the same office five are named, each with a citation of its own."""
    names = [
        f"{family} Văn {given}" for family, given in zip("Trần Lê Phạm Ngô Đỗ Bùi Hồ".split(), "ABCDEGH", strict=True)
    ]
    holders = "; ".join(f"{name}, Phó Chủ tịch UBND huyện" for name in names)

    draft = answer("Phó Chủ tịch UBND huyện là ai?", make_document(f"Dự có các đồng chí: {holders}."))

    assert quotes(draft) == [f"{name}, Phó Chủ tịch UBND huyện" for name in names[:MAX_PEOPLE]]


# What office someone holds


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Trần Văn An giữ chức vụ gì?", [AN]),
        ("tran van an giu chuc gi", [AN]),
        ("Lê Thị Bình là ai?", [BINH]),
        ("Bà Bình làm chức gì?", [BINH]),
        ("Ông Cường ở Vân Hồ giữ chức vụ gì?", [CUONG]),
        ("What position does Ngo Van Dung hold?", [DUNG]),
        ("Đỗ Văn Khoa giữ chức vụ gì?", []),
        ("Trần Văn An ở Mộc Châu giữ chức gì?", []),
    ],
)
def test_offices_of_a_person(asked: str, expected: list[str]) -> None:
    """All offices beside the name are given, for a given name too, and none for someone unknown or of elsewhere."""
    assert quotes(answer(asked, VAN_HO, MOC_CHAU)) == expected


def test_the_fullest_mention_is_taken() -> None:
    """Where one document gives two offices of a person and another one, the two are cited."""
    one = make_document("Đồng chí Trần Văn An, Bí thư Huyện ủy dự.")
    two = make_document("Đồng chí Trần Văn An, Bí thư Huyện ủy, Chủ tịch HĐND huyện dự.", source="b.txt")

    (citation,) = answer("Trần Văn An là ai?", one, two).citations

    assert (citation.source, citation.quote) == ("b.txt", "Trần Văn An, Bí thư Huyện ủy, Chủ tịch HĐND huyện")


# Minutes


MINUTES = make_document(
    "Đồng chí Trần Văn An, Bí thư Huyện ủy kết luận hội nghị. Các xã cần trồng 50 ha rừng trước ngày 30/9/2021. "
    "Chú trọng công tác phòng cháy rừng.\n"
    "Đồng chí Lê Thị Bình, Chủ tịch UBND huyện phát biểu. Tập trung làm đường liên thôn ở bản Nà Bai.",
    place="huyện Vân Hồ",
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "Ai yêu cầu làm đường liên thôn?",
            ["Lê Thị Bình, Chủ tịch UBND huyện", "Tập trung làm đường liên thôn ở bản Nà Bai."],
        ),
        (
            "ai yeu cau chu trong phong chay rung",
            ["Trần Văn An, Bí thư Huyện ủy", "Chú trọng công tác phòng cháy rừng."],
        ),
    ],
)
def test_who_says_something_in_minutes(asked: str, expected: list[str]) -> None:
    """Words without a name are those of who is named last before them in the paragraph, and both are cited."""
    assert quotes(answer(asked, MINUTES)) == expected


def test_what_someone_says_in_minutes() -> None:
    """What an office's holder asks for is found below his name, and cited without it."""
    draft = answer("Bí thư Huyện ủy yêu cầu gì về phòng cháy rừng?", MINUTES)

    assert draft.text == "Chú trọng công tác phòng cháy rừng [1]"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Khi nào phải trồng xong rừng?", "Các xã cần trồng 50 ha rừng trước ngày 30/9/2021 [1]"),
        ("Các xã cần trồng bao nhiêu ha rừng?", "Các xã cần trồng 50 ha rừng trước ngày 30/9/2021 [1]"),
        ("cac xa can trong bao nhieu ha rung", "Các xã cần trồng 50 ha rừng trước ngày 30/9/2021 [1]"),
        ("Làm đường liên thôn ở đâu?", "Tập trung làm đường liên thôn ở bản Nà Bai [1]"),
    ],
)
def test_when_where_and_how_many(asked: str, expected: str) -> None:
    """The sentence that holds the day, place or number is the answer."""
    assert answer(asked, MINUTES).text == expected


def test_a_sentence_with_what_is_asked_for_is_preferred() -> None:
    """Of two sentences of the same words, the one that holds a day answers when, and the one with a place where."""
    document = make_document(
        "Huyện tổ chức lễ trồng cây của huyện. Huyện tổ chức lễ trồng cây ngày 17/2. Huyện tổ chức lễ trồng cây tại xã."
    )

    assert answer("Huyện tổ chức lễ trồng cây ngày nào?", document).text == "Huyện tổ chức lễ trồng cây ngày 17/2 [1]"
    assert answer("Huyện tổ chức lễ trồng cây ở đâu?", document).text == "Huyện tổ chức lễ trồng cây tại xã [1]"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Ngày nào họp?", ["09/7/2020"]),
        ("Năm nào họp?", ["09/7/2020", "năm 2022"]),
        ("Ngày 09/7/2020 họp đến năm nào?", ["năm 2022"]),
        ("Họp 2022 khi nào?", ["09/7/2020"]),  # the year, however it is said, is no answer
        ("Có bao nhiêu xã dự?", ["25"]),
        ("co may thon du", []),
        ("Ai chủ trì?", ["Trần Văn An", "đồng chí"]),
        ("Họp ở đâu?", ["tại"]),
        ("Thực hiện chỉ thị số mấy?", ["Chỉ thị 05-CT/HU"]),
        ("Chỉ thị về việc gì?", ["về"]),
        ("Họp lần thứ mấy?", []),
        ("hop lan thu may", []),
        ("Họp thế nào?", None),
    ],
)
def test_signs_of_what_is_asked_for(asked: str, expected: list[str] | None) -> None:
    """A text is searched for names, days, places or numbers by the question's kind, less what the question says."""
    text = "Ngày 09/7/2020, đồng chí Trần Văn An họp với 25 xã tại 3 nơi về Chỉ thị 05-CT/HU đến năm 2022."

    found = held_in(understand(asked), text)

    assert (None if found is None else sorted(text[span.start : span.end] for span in found)) == (
        None if expected is None else sorted(expected)
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Kỳ họp thu bao nhiêu?", ["30", "2"]),
        ("ky hop thu bao nhieu", ["30", "2"]),
        ("Kỳ họp thứ mấy?", ["nhất"]),
        ("ky hop thu may", ["nhất"]),
    ],
)
def test_what_is_taken_in_is_no_count(asked: str, expected: list[str]) -> None:
    """What is taken in ("thu") is an amount, which of a count is asked for with another tone ("thứ")."""
    text = "Kỳ họp thứ nhất thu 30 đồng của 2 xã."

    found = held_in(understand(asked), text)

    assert [text[span.start : span.end] for span in found or []] == expected


# Documents


DIRECTIVES = make_document(
    """Thực hiện tốt Chỉ thị 05-CT/HU ngày 15/01/2021 của Ban Thường vụ Huyện ủy về công tác tiếp công dân.
Hai là, triển khai Kế hoạch 210/KH-UBND về cải cách hành chính.
- Trồng cây xanh ở trường học.
3) Nạo vét kênh mương.
a) Sửa chữa cầu treo."""
)
DIRECTIVE_05 = "Chỉ thị 05-CT/HU ngày 15/01/2021 của Ban Thường vụ Huyện ủy về công tác tiếp công dân [1]"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Chỉ thị 05-CT/HU về việc gì?", DIRECTIVE_05),
        ("chi thi 05 ve viec gi", DIRECTIVE_05),
        ("Chỉ thị 05 ban hành ngày nào?", DIRECTIVE_05),
        ("Kế hoạch 210 về việc gì?", "Kế hoạch 210/KH-UBND về cải cách hành chính [1]"),
        ("Kế hoạch số mấy về cải cách hành chính?", "Kế hoạch 210/KH-UBND về cải cách hành chính [1]"),
        ("Kế hoạch 05 về việc gì?", ""),
        ("Chỉ thị 05-CT/TU về việc gì?", ""),
        ("Chỉ thị 6 về việc gì?", ""),
    ],
)
def test_documents_by_number(asked: str, expected: str) -> None:
    """What a document is about and its day begin at its name; another number, kind or symbol is not answered."""
    assert answer(asked, DIRECTIVES).text == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Triển khai cải cách hành chính thế nào?", "triển khai Kế hoạch 210/KH-UBND về cải cách hành chính [1]"),
        ("Trồng cây xanh ở đâu?", "Trồng cây xanh ở trường học [1]"),
        ("Nạo vét kênh mương thế nào?", "Nạo vét kênh mương [1]"),
        ("Sửa chữa cầu treo thế nào?", "Sửa chữa cầu treo [1]"),
    ],
)
def test_the_mark_of_an_item_is_cut(asked: str, expected: str) -> None:
    """Words such as "Hai là,", dashes, numbers and letters before an item are no part of the answer."""
    assert answer(asked, DIRECTIVES).text == expected


# Lists and long sentences


ATTENDANCE = (
    "Dự Hội nghị có các đồng chí lãnh đạo HĐND, UBND huyện; trưởng các phòng, ban; bí thư đảng ủy các xã, thị trấn; "
    "đại diện các doanh nghiệp, hợp tác xã, trường học và trạm y tế trên địa bàn huyện cùng các phóng viên"
)


@pytest.mark.parametrize(
    "asked",
    ["Những ai dự hội nghị?", "nhung ai du hoi nghi", "Who attended the conference?", "Dự hội nghị có những ai?"],
)
def test_who_attended_is_the_whole_list(asked: str) -> None:
    """A list is not cut to the clause that meets the question best."""
    draft = answer(asked, make_document(f"Trời đẹp. {ATTENDANCE}. Hội nghị bàn về kinh tế."))

    assert draft.text == f"{ATTENDANCE} [1]"


INSPECTION = "tăng cường thanh tra, kiểm tra công vụ tại các xã, thị trấn, phòng, ban, trường học, trạm y tế"
ELECTION = "chuẩn bị thật tốt nguồn nhân sự cho cuộc bầu cử đại biểu Hội đồng nhân dân các cấp trong nhiệm kỳ mới"
CLAUSES = (
    "Đẩy mạnh cải cách hành chính, cải thiện môi trường đầu tư kinh doanh trên toàn địa bàn huyện trong năm nay và "
    f"những năm sau; {INSPECTION}; {ELECTION}."
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Chuẩn bị nguồn nhân sự cho cuộc bầu cử nào?", f"{ELECTION} [1]"),
        ("Tăng cường kiểm tra công vụ tại đâu?", f"{INSPECTION} [1]"),
    ],
)
def test_a_long_sentence_is_cut_to_the_clause_that_answers(asked: str, expected: str) -> None:
    """Of a sentence over 160 characters the clause that meets the question is the answer."""
    assert len(CLAUSES) > 160
    assert answer(asked, make_document(CLAUSES)).text == expected


@pytest.mark.parametrize(
    ("asked", "most"), [("Hội nghị bàn những việc gì?", LIST_CHARS), ("Rừng xanh tốt nào?", ANSWER_MAX_CHARS)]
)
def test_an_answer_ends_between_words(asked: str, most: int) -> None:
    """What is too long is cut at a space and never inside a word."""
    text = "Hội nghị bàn việc rừng xanh tốt " + "nhiềuviệc " * 100 + "xong."

    draft = answer(asked, make_document(text))

    assert 300 < len(draft.text) <= most + len(" [1]")
    assert draft.text.endswith(" nhiềuviệc [1]")


def test_one_long_word_is_cut_where_it_must_be() -> None:
    """A word longer than an answer may be is cut inside, rather than leaving the answer too long or empty."""
    draft = answer("Hội nghị bàn gì về rừng?", make_document("x" * 700 + " hội nghị bàn về rừng."))

    assert 0 < len(draft.text) <= ANSWER_MAX_CHARS


# Refusals


@pytest.mark.parametrize(
    "asked",
    [
        "Các xã cần trồng 60 ha rừng khi nào?",
        "Hội nghị lần thứ ba bàn gì về phòng cháy rừng?",
        "Lò Văn Tám nói gì về phòng cháy rừng?",
        "Huyện Mai Sơn yêu cầu gì về phòng cháy rừng?",
        "Nghị quyết 12 nói gì về phòng cháy rừng?",
        "Ngày 30/8/2021 các xã cần trồng bao nhiêu rừng?",
        "Ngày 30/9/2022 các xã cần trồng bao nhiêu rừng?",
        "Năm 2019 các xã cần trồng bao nhiêu rừng?",
        "Giá vàng hôm nay bao nhiêu?",
        "gia vang hom nay bao nhieu",
        "What is the price of gold today?",
        "",
        "ai là gì ở đâu",
        "🙂",
        "?!",
    ],
)
def test_what_is_named_and_not_met_is_refused(asked: str) -> None:
    """A number, ordinal, name, place, document, day or year that the evidence lacks, another matter, or nothing."""
    assert answer(asked, MINUTES, similarity=0.75).citations == ()


def test_a_threshold_above_every_support_refuses() -> None:
    """The least support that is said can be set: at 2, which none reaches, no sentence is said."""
    strict = ExtractiveAnswerer(Sentences(no_view(), fitted_judge()), threshold=2.0)
    evidence = [make_evidence(MINUTES)]

    assert strict.answer(understand("Làm đường liên thôn ở đâu?"), evidence).citations == ()


@pytest.mark.parametrize("sentence", ["…", "***", "- ", "./."])
def test_a_sentence_without_words_is_no_answer(sentence: str) -> None:
    """Signs between paragraphs are not said, however well the title meets the question."""
    document = make_document(sentence, title="Hội nghị bàn về trồng rừng")

    assert answer("Hội nghị bàn gì về trồng rừng?", document).citations == ()


# Citations


def test_citations_tell_where_they_are_from() -> None:
    """A citation carries its document, title, heading, span and score."""
    document = make_document("Mở đầu.\nLàm đường ở bản Nà Bai.", title="Nghị quyết", source="x/y.txt")

    evidence = [make_evidence(document, heading="I- NHIỆM VỤ")]
    draft = ExtractiveAnswerer(Sentences(no_view(), fitted_judge())).answer(
        understand("Làm đường ở bản nào?"), evidence
    )

    (citation,) = draft.citations
    assert (citation.document_id, citation.source, citation.title) == (document.id, "x/y.txt", "Nghị quyết")
    assert (citation.standing.heading, citation.start, citation.end) == ("I- NHIỆM VỤ", 8, 31)
    assert citation.quote == document.text[8:31] == "Làm đường ở bản Nà Bai."
    assert 0.0 < citation.score <= 1.0


@pytest.mark.parametrize("asked", ["Bí thư Huyện ủy là ai?", "Trần Văn An là ai?"])
def test_a_quote_too_long_to_be_cited_is_left_out(asked: str) -> None:
    """A name a thousand blanks before its office makes no citation, and no error either."""
    blanks = " " * 1200

    assert answer(asked, make_document(f"Đồng chí Trần Văn An,{blanks}Bí thư Huyện ủy phát biểu.")).citations == ()


@given(
    said=st.lists(
        st.sampled_from(
            "Đồng chí Trần Văn An , Bí thư Huyện ủy Phó ; Chủ tịch UBND huyện . ngày 09/7/2020 tại xã 50 ha rừng về "
            "Chỉ thị 05-CT/HU lần thứ bảy - \n cần trồng … *** ( ) : 🙂 \u00a0\u00a0".split(" ")
        ),
        min_size=1,
        max_size=60,
    ),
    asked=st.sampled_from(
        [
            "Bí thư Huyện ủy là ai?",
            "Trần Văn An giữ chức gì?",
            "Trồng rừng ngày nào?",
            "Những ai dự?",
            "Cần trồng bao nhiêu ha rừng tại xã?",
            "Chỉ thị 05 về việc gì?",
            "can trong rung tai xa nao",
        ]
    ),
)
def test_any_evidence_gives_short_verified_quotes(said: list[str], asked: str) -> None:
    """Whatever the text, the answer is short, begins and ends with words, and every quote stands in the document."""
    document = make_document(" ".join(said))

    draft = answer(asked, document)

    assert len(draft.text) <= ANSWER_MAX_CHARS
    for line, citation in zip(draft.text.split("\n"), draft.citations, strict=bool(draft.citations)):
        assert citation.quote == document.text[citation.start : citation.end]
        assert any(c.isalnum() for c in line.rsplit(" [", 1)[0])


# Documents that disagree


def dated(text: str, day: datetime.date | None, *, place: str = "huyện Vân Hồ") -> Document:
    """A document of a day and place."""
    return make_document(text, source=f"{day}-{place}.txt", place=place, date=day)


OLD, NEW = datetime.date(2019, 3, 1), datetime.date(2022, 5, 4)


def test_holders_at_different_times_come_newest_first() -> None:
    """Where two documents name different holders of an office, the newest is first, and one of unknown date last."""
    old = dated("Đồng chí Trần Văn An, Bí thư Huyện ủy phát biểu.", OLD)
    new = dated("Đồng chí Lê Thị Bình, Bí thư Huyện ủy phát biểu.", NEW)
    undated = dated("Đồng chí Phạm Văn Cường, Bí thư Huyện ủy phát biểu.", None)

    draft = answer("Bí thư Huyện ủy Vân Hồ là ai?", undated, old, new)

    assert [quote.split(",")[0] for quote in quotes(draft)] == ["Lê Thị Bình", "Trần Văn An", "Phạm Văn Cường"]
    assert [citation.date for citation in draft.citations] == [NEW, OLD, None]


def test_offices_at_different_times_come_newest_first() -> None:
    """Where someone held another office in another document, both are shown."""
    old = dated("Đồng chí Trần Văn An, Phó Bí thư Huyện ủy phát biểu.", OLD)
    new = dated("Đồng chí Trần Văn An, Bí thư Huyện ủy phát biểu.", NEW)

    draft = answer("Trần Văn An giữ chức vụ gì?", old, new)

    assert quotes(draft) == ["Trần Văn An, Bí thư Huyện ủy", "Trần Văn An, Phó Bí thư Huyện ủy"]


def test_figures_of_different_times_come_newest_first() -> None:
    """Two documents of one place that count differently are both shown; one that repeats a figure is not."""
    old = dated("Toàn huyện có 12 xã đạt chuẩn nông thôn mới.", OLD)
    new = dated("Toàn huyện có 15 xã đạt chuẩn nông thôn mới.", NEW)
    again = dated("Toàn huyện có 15 xã đạt chuẩn nông thôn mới rồi.", datetime.date(2022, 6, 1))

    draft = answer("Huyện Vân Hồ có bao nhiêu xã đạt chuẩn nông thôn mới?", old, new, again)

    assert draft.citations[-1].date == OLD
    assert ["15 xã" in quote for quote in quotes(draft)] == [True, False]


def test_another_place_does_not_disagree() -> None:
    """What is so elsewhere is another matter, and so is a document whose day is unknown."""
    here = dated("Toàn huyện có 12 xã đạt chuẩn nông thôn mới.", OLD)
    there = dated("Toàn huyện có 15 xã đạt chuẩn nông thôn mới.", NEW, place="huyện Mộc Châu")
    undated = dated("Toàn huyện có 17 xã đạt chuẩn nông thôn mới.", None)

    assert len(quotes(answer("Có bao nhiêu xã đạt chuẩn nông thôn mới?", here, there, undated))) == 1


# What is not met, what was said, where it took place


def test_what_the_nearest_sentence_lacks_is_told() -> None:
    """A refusal has what the question names, as it names it, and the nearest sentence has not."""
    assert answer("Chỉ thị số 9 của Lò Văn Tám nói gì về họp?", VAN_HO).unmet == ("Chỉ thị số 9", "Lò Văn Tám")
    assert answer("Bí thư Huyện ủy Vân Hồ là ai?", VAN_HO).unmet == ()


def test_what_was_said_and_not_who_was_seen_saying_it() -> None:
    """Asked what was concluded, the sentence that tells it is taken, not the caption, and given whole."""
    document = make_document(
        "Đồng chí Trần Văn An phát biểu kết luận hội nghị.\n"
        "Kết luận hội nghị, đồng chí Trần Văn An yêu cầu các xã vùng cao tập trung trồng rừng, giữ nước và làm đường."
    )

    (quote,) = quotes(answer("Đồng chí Trần Văn An kết luận gì?", document))

    assert quote.endswith("trồng rừng, giữ nước và làm đường.")


def test_what_was_said_of_a_matter() -> None:
    """Asked what was demanded about a matter, the sentence on the matter is taken, not the one with the verb."""
    document = make_document(
        "Tại hội nghị, đồng chí Trần Văn An yêu cầu các xã vùng cao tập trung chuẩn bị đại hội và ổn định tình hình. "
        "Về công tác phòng cháy rừng, các địa phương trực canh lửa cả ngày lẫn đêm trong mùa khô."
    )

    (quote,) = quotes(answer("Đồng chí Trần Văn An yêu cầu gì về công tác phòng cháy rừng?", document))

    assert "trực canh lửa" in quote


def test_where_something_took_place_must_be_said() -> None:
    """Minutes that do not say where a meeting took place do not answer it; "at the meeting" is no place."""
    silent = make_document("Hội nghị giao ban bàn việc trồng rừng. Đồng chí Trần Văn An phát biểu tại hội nghị.")
    telling = make_document("Hội nghị giao ban họp tại nhà văn hóa xã.")

    assert answer("Hội nghị giao ban họp ở đâu?", silent).citations == ()
    assert quotes(answer("Hội nghị giao ban họp ở đâu?", telling)) == ["Hội nghị giao ban họp tại nhà văn hóa xã."]


def test_a_meeting_of_another_month_is_another() -> None:
    """A meeting of February that plans March is not the one of March."""
    document = make_document("Sáng 25/02, huyện giao ban công tác tháng 2, triển khai nhiệm vụ công tác tháng 3.")

    assert answer("Hội nghị giao ban tháng 3 họp ngày nào?", document).unmet == ("tháng 3",)
    assert len(quotes(answer("Hội nghị giao ban tháng 2 họp ngày nào?", document))) == 1


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ("Từ ngày 01/3/2019 đến ngày 05/3/2019 huyện bàn việc gì?", True),
        ("Từ ngày 02/3/2019 đến ngày 05/3/2019 huyện bàn việc gì?", False),
        ("Tết Kỷ Hợi huyện bàn việc gì?", True),
        ("Tết Canh Tý huyện bàn việc gì?", False),
        ("Quý I năm 2019 huyện bàn việc gì?", True),
        ("Cuối năm 2019 huyện bàn việc gì?", False),
    ],
)
def test_times_must_be_met(asked: str, met: bool) -> None:
    """A stretch of days, a lunar year and a part of a year are those of the document's date, or are not met."""
    document = dated("Huyện bàn việc trồng rừng.", OLD)

    assert (not answer(asked, document).unmet) == met


# Newest, own and whole


def test_a_person_is_shown_as_last_named() -> None:
    """Who is named in several documents stands with the newest, before those who held the office earlier."""
    first = dated("Đồng chí Trần Văn An, Bí thư Huyện ủy Vân Hồ chủ trì hội nghị.", datetime.date(2018, 6, 5))
    then = dated("Đồng chí Lê Thị Bình, Bí thư Huyện ủy phát biểu.", datetime.date(2020, 12, 30))
    again = dated("Đồng chí Trần Văn An, Bí thư Huyện ủy, Chủ tịch HĐND huyện phát biểu.", NEW)

    draft = answer("Bí thư Huyện ủy Vân Hồ là ai?", first, then, again)

    assert [(citation.quote.split(",")[0], citation.date) for citation in draft.citations] == [
        ("Trần Văn An", NEW),
        ("Lê Thị Bình", datetime.date(2020, 12, 30)),
    ]


@pytest.mark.parametrize("asked", ["Những ai là Bí thư Huyện ủy Vân Hồ?", "Ai đã từng làm Bí thư Huyện ủy Vân Hồ?"])
def test_all_holders_are_asked_for(asked: str) -> None:
    """However all holders of an office are asked for, they are named."""
    old = dated("Đồng chí Trần Văn An, Bí thư Huyện ủy phát biểu.", OLD)
    new = dated("Đồng chí Lê Thị Bình, Bí thư Huyện ủy phát biểu.", NEW)

    assert quotes(answer(asked, old, new)) == ["Lê Thị Bình, Bí thư Huyện ủy", "Trần Văn An, Bí thư Huyện ủy"]


def test_the_date_of_a_directive_is_not_that_of_another() -> None:
    """Of two directives in a sentence each has the date that follows its own number."""
    document = make_document(
        "Chỉ thị số 08-CT/HU thay thế Chỉ thị số 03-CT/HU ngày 10/5/2016.\n"
        "Chỉ thị số 08-CT/HU ngày 12/3/2020 của Huyện ủy về trồng rừng."
    )

    (quote,) = quotes(answer("Chỉ thị 08-CT/HU ban hành ngày nào?", document))

    assert "12/3/2020" in quote


def test_a_document_is_known_by_its_own_number() -> None:
    """What a numbered document says is met where the question names its number, which its body does not repeat."""
    header = Header(kind="Kết luận", number="12-KL/HU", title="KẾT LUẬN")
    document = Document("0123456789ab", "", "a.txt", "", "Kinh phí thực hiện là 1,5 tỷ đồng.", header)

    assert quotes(answer("Kết luận số 12-KL/HU kinh phí bao nhiêu?", document)) == [
        "Kinh phí thực hiện là 1,5 tỷ đồng."
    ]


def test_attendance_of_a_session_is_not_its_title() -> None:
    """Asked who attended a council's session, the sentence that tells it is taken."""
    document = make_document(
        "Kỳ họp thứ bảy HĐND huyện Vân Hồ\nDự kỳ họp có đồng chí Trần Văn An và 33 đại biểu HĐND huyện.",
        title="Kỳ họp thứ bảy HĐND huyện Vân Hồ",
    )

    (quote,) = quotes(answer("Những ai dự kỳ họp thứ 7 HĐND huyện Vân Hồ?", document))

    assert quote.startswith("Dự kỳ họp có đồng chí Trần Văn An")


def test_all_who_chaired_together_are_named() -> None:
    """Of several who chaired together none is left out of the answer."""
    (quote,) = quotes(answer("Ai chủ trì hội nghị ở Vân Hồ?", VAN_HO))

    assert [name in quote for name in ("Trần Văn An", "Lê Thị Bình", "Phạm Văn Cường")] == [True, True, True]


def test_a_sentence_made_to_take_long_does_not() -> None:
    """A document that begins to list people a thousand times over is read in time."""
    document = make_document("Các đồng chí: a; " * 1000)
    started = time.thread_time()

    answer("Ai chủ trì hội nghị của các đồng chí?", document)

    assert time.thread_time() - started < 20


def test_who_does_it_may_stand_in_the_line_above() -> None:
    """Asked which office does something, the heading that names it is said with what stands below."""
    document = make_document(
        "QUYẾT ĐỊNH\nVề việc hỗ trợ hợp tác xã\n\nĐiều 3. Trách nhiệm thực hiện\n1. Trách nhiệm của Sở Tài chính\n"
        "Hàng năm, bố trí kinh phí hỗ trợ hợp tác xã mua máy sấy lúa.\n2. Trách nhiệm của Sở Y tế\n"
        "Hàng năm, kiểm tra nước sạch ở trường học.\n"
    )

    found = quotes(answer("Sở nào bố trí kinh phí hỗ trợ hợp tác xã mua máy sấy lúa hàng năm?", document))

    assert found == [
        "1. Trách nhiệm của Sở Tài chính",
        "Hàng năm, bố trí kinh phí hỗ trợ hợp tác xã mua máy sấy lúa.",
    ]


def test_the_day_with_which_a_sentence_begins_is_kept() -> None:
    """However long the sentence is: it is that of all it tells."""
    document = make_document(
        "Chiều 16/7/2024, Ủy ban MTTQ phường Yên Sở tổ chức hội nghị đánh giá công tác Mặt trận 6 tháng đầu năm, "
        "triển khai nhiệm vụ trọng tâm 6 tháng cuối năm và phát động các hoạt động kỷ niệm 77 năm ngày 27/7/1947."
    )

    (quote,) = quotes(answer("MTTQ phường Yên Sở họp đánh giá công tác Mặt trận 6 tháng đầu năm ngày nào?", document))

    assert quote.startswith("Chiều 16/7/2024")


DECREE = make_document(
    "ỦY BAN NHÂN DÂN\nTỈNH TRÀ LƯƠNG\nSố: 36/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề an toàn điện\n\n"
    "Theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 118/TTr-SCT ngày 4/3/2025;\n\nQUYẾT ĐỊNH:\n\n"
    "Điều 4. An toàn điện trong sản xuất\nNgười sản xuất kiểm tra máy bơm trước khi đóng điện.\n"
    "Điều 5. An toàn điện cho chiếu sáng công cộng\nĐèn đường tắt lúc 5 giờ sáng.\n"
)


def test_grounds_answer_only_what_asks_for_a_paper() -> None:
    """A submission that a decision stands on is said where it is asked for."""
    (quote,) = quotes(answer("Quyết định về an toàn điện theo tờ trình số mấy của Sở Công Thương?", DECREE))

    assert "118/TTr-SCT" in quote


def test_which_article_says_something() -> None:
    """The heading that has its number is the answer."""
    found = quotes(answer("Chiếu sáng công cộng nằm ở điều mấy của quyết định an toàn điện?", DECREE))

    assert found[0] == "Điều 5. An toàn điện cho chiếu sáng công cộng"


def test_what_stands_below_the_same_question_answers_it() -> None:
    """However few words it has in common with the question."""
    document = make_document(
        "Hỏi đáp về hộ tịch\nXã trả lời những câu hỏi thường gặp.\nThời hạn cấp lại giấy khai sinh?\n"
        "05 ngày làm việc.\nLệ phí đăng ký kết hôn?\n28.000 đồng."
    )

    assert quotes(answer("Lệ phí đăng ký kết hôn là bao nhiêu?", document)) == ["28.000 đồng."]


def test_nothing_is_said_behind_what_fits_better() -> None:
    """Where the likeliest sentence may not be said, a less likely one is no answer either."""
    document = make_document(
        "Đại hội Hội Người mù huyện Vân Hồ\nNgày 4/5/2023, Hội Người mù huyện đại hội tại Nhà văn hóa huyện Vân Hồ.\n"
        "Đại hội bầu Ban Chấp hành gồm 9 người."
    )

    assert quotes(answer("Đại hội Hội Người mù huyện Vân Hồ ngày 4/5/2023 họp ở đâu?", document))
    assert quotes(answer("Đại hội Hội Người mù huyện Vân Hồ ngày 6/7/2022 họp ở đâu?", document)) == []


def test_which_part_of_an_office_does_it() -> None:
    """What is asked for by a name of its own is said by the line above that begins with that."""
    document = make_document(
        "PHÂN CÔNG NHIỆM VỤ\n1. Bộ phận Kế toán\n- In ấn sổ tay học sinh và bảng biểu.\n"
        "2. Bộ phận Y tế\n- Trực sơ cứu tại sân trường."
    )

    assert quotes(answer("Bộ phận nào in ấn sổ tay học sinh?", document))[0] == "1. Bộ phận Kế toán"


def test_who_it_was_is_not_cut_off() -> None:
    """A long sentence is not cut between a name and the office behind it."""
    document = make_document(
        "Trường Phú Khê\nNgày 31/10, ông Hà Văn Lịch, Phó Chủ tịch UBND huyện Vân Hồ chủ trì cuộc họp với hội đồng "
        "quản trị và hội đồng sư phạm Trường tư thục Phú Khê; trong cuộc họp các bên trao đổi về số học sinh giảm dần, "
        "về tiền lương của giáo viên và về những việc còn lại của năm học."
    )

    (quote,) = quotes(answer("Ai chủ trì cuộc họp với Trường tư thục Phú Khê?", document))

    assert "Hà Văn Lịch" in quote
