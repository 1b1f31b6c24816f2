"""What a question names, and where around a sentence it stands: in reports that tell of several of a kind."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Document
from retrieval.answers.sentences.named.named import named_in
from retrieval.answers.sentences.named.where import What, Where
from tests.fakes import understand
from tests.retrieval.answers.sentences.standing import all_seen, answering, scope_of, seen_of
from tests.retrieval.made_evidence import make_document

DAYS = """Ngày 3/2/2024, huyện Tân Phúc tổ chức mít tinh kỷ niệm. Có 300 người dự.
Ngày 9/8/2024, huyện khánh thành cầu Bến Đá. Cầu dài 40 m.
Đoàn xe chạy thử qua cầu."""
YEARS = """Năm 2021, huyện trồng 120 ha rừng. Tỷ lệ sống đạt 90%.
Năm 2022, huyện xóa 35 nhà tạm, tăng 5 nhà so với năm 2021."""
REVIEW = "Ngày 17/2/2023, tại hội trường xã, Hội Khuyến học tổng kết năm 2022."
QUARTER = "Ngày 19/4, hội họp đánh giá kết quả quí 1."
MONTHS = "Tháng 3, xã Phú Khê nạo vét 2 km kênh. Tháng 4, xã làm 1 km đường."
BRIEFING = make_document(
    "Sáng 2/7, Huyện ủy tổ chức giao ban. Bí thư Xa Thị Đào chủ trì.", title="Huyện ủy tổ chức giao ban tháng 6"
)
SESSIONS = """Kỳ họp thứ 5 thông qua nghị quyết về giá đất. Có 30 đại biểu dự.
Kỳ họp thứ 6 bầu Phó Chủ tịch HĐND. Có 28 đại biểu dự."""
ROUNDS = "Đợt 1 phun thuốc ngày 2/3.\nĐợt 2 phun thuốc ngày 9/4."
DIRECTIVES = """Chỉ thị số 05-CT/HU yêu cầu Công an tuần tra ban đêm. Mỗi tổ có 5 người.
Chỉ thị số 06-CT/HU phân công Đoàn Thanh niên trồng cây."""
PLACES = """Xã Phú Khê có 12 thôn. Dân số 4.120 người.
Xã Tân Hội có 9 thôn. Diện tích 20 km2."""
PEOPLE = """Đồng chí Mai Thị Huệ trình bày tờ trình. Tờ trình dài 12 trang.
Đồng chí Lý Văn Khải kết luận hội nghị."""
BODIES = """Hội Phụ nữ huyện có 4.120 hội viên. Hội mở 5 lớp dạy nghề.
Phòng Tư pháp huyện có 12 công chức."""


def where(question: str, text: str | Document, begins: str) -> list[tuple[str, Where]]:
    """Each thing that is named, and where it stands seen from the sentence that begins so."""
    scope = scope_of(text, begins)
    return [(named.what.value, named.where(scope)) for named in named_in(understand(question))]


@pytest.mark.parametrize(
    ("question", "text", "begins", "expected"),
    [
        ("Ngày 3/2/2024 có gì?", DAYS, "Ngày 3/2", ("day", Where.OWN)),
        ("Ngày 3/2 có gì?", DAYS, "Có 300", ("day", Where.BEFORE)),
        ("Ngày 3/2/2024 có gì?", DAYS, "Ngày 9/8", ("day", Where.ANOTHER)),
        ("Ngày 3/2/2024 có gì?", DAYS, "Cầu dài", ("day", Where.ANOTHER)),
        ("Ngày 9/8/2024 có gì?", DAYS, "Đoàn xe", ("day", Where.OPENED)),
        ("Ngày 3/2/2023 có gì?", DAYS, "Ngày 3/2", ("day", Where.ANOTHER)),
        ("Ngày 5/5/2024 có gì?", "Trời nắng.", "Trời", ("day", Where.NOWHERE)),
        ("Năm 2021 huyện làm gì?", YEARS, "Tỷ lệ", ("year", Where.BEFORE)),
        ("Năm 2021 huyện làm gì?", YEARS, "Năm 2022", ("year", Where.ANOTHER)),
        ("Năm 2022 huyện làm gì?", YEARS, "Năm 2022", ("year", Where.OWN)),
        ("Tổng kết năm 2022 ở đâu?", REVIEW, "Ngày 17/2", ("year", Where.OWN)),
        ("Tháng 3 xã làm gì?", MONTHS, "Tháng 3", ("period", Where.OWN)),
        ("Quý 1 họp ngày nào?", QUARTER, "Ngày 19/4", ("period", Where.OWN)),
        ("Tháng 3 xã làm gì?", MONTHS, "Tháng 4", ("period", Where.ANOTHER)),
        ("Họp thường kỳ tháng 5 ngày nào?", "Chiều 7/6, xã họp thường kỳ tháng 5.", "Chiều", ("period", Where.OWN)),
        ("Họp thường kỳ tháng 6 ngày nào?", "Chiều 7/6, xã họp thường kỳ tháng 5.", "Chiều", ("period", Where.ANOTHER)),
        ("Ai chủ trì giao ban tháng 7?", BRIEFING, "Bí thư Xa", ("period", Where.ANOTHER)),
        ("Ai chủ trì giao ban tháng 6?", BRIEFING, "Bí thư Xa", ("period", Where.HEAD)),
        ("Kỳ họp thứ 5 có bao nhiêu đại biểu?", SESSIONS, "Có 30", ("ordinal", Where.BEFORE)),
        ("Kỳ họp thứ 5 có bao nhiêu đại biểu?", SESSIONS, "Kỳ họp thứ 6", ("ordinal", Where.ANOTHER)),
        ("Đợt 2 phun thuốc ngày nào?", ROUNDS, "Đợt 2", ("ordinal", Where.OWN)),
        ("Đợt 2 phun thuốc ngày nào?", ROUNDS, "Đợt 1", ("ordinal", Where.ANOTHER)),
        ("Chỉ thị 05-CT/HU nói gì?", DIRECTIVES, "Mỗi tổ", ("document", Where.BEFORE)),
        ("Chỉ thị 05-CT/HU nói gì?", DIRECTIVES, "Chỉ thị số 06", ("document", Where.ANOTHER)),
        ("Xã Phú Khê có gì?", PLACES, "Dân số", ("place", Where.BEFORE)),
        ("Xã Phú Khê có gì?", PLACES, "Xã Tân Hội", ("place", Where.ANOTHER)),
        ("Xã Tân Hội có gì?", PLACES, "Diện tích", ("place", Where.BEFORE)),
        ("Mai Thị Huệ làm gì?", PEOPLE, "Tờ trình dài", ("person", Where.BEFORE)),
        ("Mai Thị Huệ làm gì?", PEOPLE, "Đồng chí Lý", ("person", Where.ANOTHER)),
        ("Hội Phụ nữ huyện có gì?", BODIES, "Hội mở", ("organisation", Where.BEFORE)),
        ("Hội Phụ nữ huyện có gì?", BODIES, "Phòng Tư pháp", ("organisation", Where.ANOTHER)),
        ("Hội Nông dân huyện có gì?", BODIES, "Hội Phụ nữ", ("organisation", Where.ANOTHER)),
    ],
)
def test_where_a_thing_stands(question: str, text: str | Document, begins: str, expected: tuple[str, Where]) -> None:
    """In the sentence, before it in its paragraph, where one before it opens, or it is of another of its kind."""
    assert expected in where(question, text, begins)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Ngày 3/2/2024 huyện khánh thành cầu nào?", DAYS),
        ("Ngày 9/8/2024 huyện tổ chức mít tinh gì?", DAYS),
        ("Năm 2022 huyện trồng bao nhiêu ha rừng?", YEARS),
        ("Năm 2021 huyện xóa bao nhiêu nhà tạm?", YEARS),
        ("Kỳ họp thứ 6 thông qua nghị quyết nào về giá đất?", SESSIONS),
        ("Chỉ thị 06-CT/HU giao ai tuần tra ban đêm?", DIRECTIVES),
        ("Xã Tân Hội có dân số bao nhiêu?", PLACES),
        ("Phòng Tư pháp huyện có bao nhiêu hội viên?", BODIES),
        ("Hội Nông dân huyện có bao nhiêu hội viên?", BODIES),
    ],
)
def test_what_is_another_ones_answers_nothing(question: str, text: str) -> None:
    """The day, year, session, directive, place and body that are asked about must be those of the sentence."""
    assert list(answering(question, make_document(text))) == []


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Ngày 9/8/2024 huyện khánh thành cầu nào?", DAYS, "Ngày 9/8/2024, huyện khánh thành cầu Bến Đá."),
        ("Năm 2021 huyện trồng bao nhiêu ha rừng?", YEARS, "Năm 2021, huyện trồng 120 ha rừng."),
        ("Kỳ họp thứ 5 có bao nhiêu đại biểu dự?", SESSIONS, "Có 30 đại biểu dự."),
        ("Xã Phú Khê có dân số bao nhiêu?", PLACES, "Dân số 4.120 người."),
        ("Phòng Tư pháp huyện có bao nhiêu công chức?", BODIES, "Phòng Tư pháp huyện có 12 công chức."),
    ],
)
def test_what_is_its_own_may_be_said(question: str, text: str, expected: str) -> None:
    """The sentence of what is asked about stands among those that may be said, and none of another's before it."""
    assert answering(question, make_document(text))[0] == expected


def test_a_day_may_be_that_of_the_document() -> None:
    """A paper of a day tells of that day where its sentences name none, with a year and without."""
    document = make_document("Huyện tổ chức mít tinh.", date=datetime.date(2024, 2, 3))

    assert where("Ngày 3/2/2024 có gì?", document, "Huyện") == [("day", Where.HEAD)]
    assert where("Ngày 3/2 có gì?", document, "Huyện") == [("day", Where.HEAD)]
    assert where("Ngày 4/2/2024 có gì?", document, "Huyện") == [("day", Where.NOWHERE)]


def test_a_paper_that_replaces_another_stays_what_it_is() -> None:
    """Its own number holds for all that it says, though a sentence names the one that it replaces."""
    text = "Quyết định này thay thế Quyết định số 12/QĐ-UBND. Kinh phí là 2 tỷ đồng."
    document = make_document(text, title="Quyết định số 31/QĐ-UBND")

    assert where("Quyết định 31/QĐ-UBND kinh phí bao nhiêu?", document, "Kinh phí") == [("document", Where.HEAD)]
    assert where("Quyết định 31/QĐ-UBND thay thế văn bản nào?", document, "Quyết định này")[0][1] is Where.HEAD


def test_two_years_compared_are_told_by_one_that_has_either() -> None:
    """Of two years one may be told in a sentence; a span of years is one time."""
    text = "Năm 2021, huyện thu 40 tỷ đồng. Năm 2022, huyện thu 55 tỷ đồng. Năm 2023, huyện thu 60 tỷ đồng."
    compared = answering("So với năm 2021, năm 2022 huyện thu bao nhiêu?", make_document(text))

    assert list(compared) == text.replace(". ", ".|").split("|")[:2]
    assert list(answering("Giai đoạn 2021 - 2022 huyện thu bao nhiêu?", make_document(text))) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Bão số 3 gây thiệt hại gì?", [(What.FIGURE, "3")]),
        ("Chủ tịch UBND xã Phú Khê nói gì?", [(What.PLACE, "Phú Khê"), (What.OFFICE, "chủ tịch ủy ban nhân dân xã")]),
        ("Tết Tân Sửu huyện làm gì?", [(What.YEAR, "Tân Sửu")]),
        ("Từ ngày 01/3/2019 đến ngày 05/3/2019 có gì?", [(What.PERIOD, "từ ngày 01/03/2019 đến ngày 05/03/2019")]),
        ("Họp bàn gì?", []),
    ],
)
def test_what_a_question_names(question: str, expected: list[tuple[What, str]]) -> None:
    """Each thing by its kind and as it is shown where it is not met."""
    assert [(named.what, named.text) for named in named_in(understand(question))] == expected


def test_a_name_is_met_whole() -> None:
    """One word of a name is not the name."""
    assert where("Lê Văn Sáu làm gì?", "Ông Sáu sửa cầu.", "Ông") == [("person", Where.NOWHERE)]
    assert where("Hội Người cao tuổi huyện có gì?", "Người dân có 12 xe.", "Người") == [("organisation", Where.NOWHERE)]


PIECES = (*" ".join((DAYS, YEARS, MONTHS, SESSIONS, DIRECTIVES, PLACES, PEOPLE, BODIES)).split(), "nào?", "là ai", "số")


@given(
    asked=st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join),
    told=st.lists(st.sampled_from((*PIECES, "\n", ". ")), max_size=40).map(" ".join),
)
def test_any_question_is_held_against_any_text(asked: str, told: str) -> None:
    """Nothing raises, each thing has a place, and the same one each time."""
    document = make_document(told)
    first, second = (all_seen(asked, document) for _ in range(2))

    assert [held.named for held in first] == [held.named for held in second]
    for held in first:
        assert len(held.named) == len(held.asked.named)
        assert set(held.unmet) <= {named.text for named in held.asked.named}


def test_what_is_named_in_the_sentence_is_met() -> None:
    """A sentence that has all that is named lacks none of it."""
    question = "Ngày 9/8/2024 xã Phú Khê làm gì theo Chỉ thị số 05-CT/HU?"
    document = make_document("Ngày 9/8/2024, theo Chỉ thị số 05-CT/HU, xã Phú Khê trồng cây.")

    assert seen_of(question, document, "Ngày").unmet == ()


LEVELS = """Văn bản của cơ quan cấp tỉnh ghi tên tỉnh. Văn bản của cơ quan cấp huyện ghi tên huyện.
Cơ quan cấp xã đóng dấu riêng. Văn bản của liên cơ quan ghi theo cơ quan chủ trì."""


@pytest.mark.parametrize(
    ("question", "begins", "expected"),
    [
        ("Văn bản của huyện ủy ghi tên gì?", "Văn bản của cơ quan cấp tỉnh", Where.ANOTHER),
        ("Văn bản của huyện ủy ghi tên gì?", "Văn bản của cơ quan cấp huyện", Where.OWN),
        ("van ban cap huyen ghi ten gi", "Văn bản của cơ quan cấp tỉnh", Where.ANOTHER),
        ("Văn bản cấp tỉnh ghi tên gì?", "Văn bản của cơ quan cấp tỉnh", Where.OWN),
        ("Văn bản cấp trung ương ghi gì?", "Cơ quan cấp xã", Where.ANOTHER),
        ("Văn bản cấp xã ghi gì?", "Văn bản của liên cơ quan", Where.BEFORE),
    ],
)
def test_the_level_of_offices(question: str, begins: str, expected: Where) -> None:
    """What a sentence says of the offices of one level it says of no other; one that names none may be of any."""
    assert ("level", expected) in where(question, LEVELS, begins)


@pytest.mark.parametrize("question", ["Huyện ủy Nam Sách họp ngày nào?", "Cấp tỉnh và cấp huyện khác gì nhau?"])
def test_no_level_is_meant(question: str) -> None:
    """A committee with its name is one unit's, and of two levels each may be told of."""
    assert What.LEVEL not in {named.what for named in named_in(understand(question))}


CONGRESS = "Tiểu ban văn kiện Đại hội Đảng bộ lần thứ XX tổ chức cuộc họp (lần 3). Kỳ họp lần 4 bàn về đất."


@pytest.mark.parametrize(
    ("question", "begins", "expected"),
    [
        ("Tiểu ban văn kiện Đại hội lần XX họp lần 3 hôm nào?", "Tiểu ban", [Where.OWN, Where.OWN]),
        ("Tiểu ban văn kiện ĐH lần XX họp lần 2 hôm nào?", "Tiểu ban", [Where.OWN, Where.ANOTHER]),
    ],
)
def test_each_ordinal_counts_its_own_meeting(question: str, begins: str, expected: list[Where]) -> None:
    """The congress's number is no number of a meeting of its committee."""
    assert [held for what, held in where(question, CONGRESS, begins) if what == "ordinal"] == expected


@pytest.mark.parametrize(
    ("question", "begins", "expected"),
    [
        ("Tổ công tác số 02 do ai làm tổ trưởng?", "Tổ công tác số 02", Where.OWN),
        ("Tổ công tác số 4 do ai làm tổ trưởng?", "Tổ công tác số 02", Where.ANOTHER),
        ("to cong tac 2 do ai phu trach", "Tổ công tác số 02", Where.OWN),
    ],
)
def test_what_is_told_by_a_number_behind_so(question: str, begins: str, expected: Where) -> None:
    """The word for it may stand before the number or not."""
    text = "Tổ công tác số 02 do bà Mai Thị Huệ làm tổ trưởng. Tổ công tác số 03 do ông Lý Văn Khải phụ trách."

    assert ("ordinal", expected) in where(question, text, begins)
