"""The officials of a document, with their offices, places and what is former."""

import json
import time
from pathlib import Path

import pytest

from index.entities.holders.officials import find_officials
from index.entities.names import find_names
from index.facts.officials.officials import find_officials_of
from index.facts.types import CERTAIN, OfficialFact
from index.language.text import fold, fold_space, normalise_text, tokens
from index.lexicon.abbreviations import written_out
from index.structure.reading import read
from tests.paths import DATA, SEEDS

GOLD = DATA / "facts"
Pair = tuple[str, str]


def facts_of(text: str) -> list[OfficialFact]:
    """The officials of a document with this text."""
    return find_officials_of(read(normalise_text(text)))


def offices_of(text: str) -> dict[str, list[tuple[str, bool]]]:
    """Each official's offices, written out, with whether they are former."""
    return {fact.name: [(office.name, office.former) for office in fact.offices] for fact in facts_of(text)}


def comparable(office: str) -> str:
    """An office's folded words, written out."""
    return " ".join(fold(word) for word in tokens(written_out(office)) if fold(word) != "nguyen")


def are_same(one: Pair, other: Pair) -> bool:
    """Whether a person and office are the same, the office perhaps given with more of its unit or term."""
    shorter, longer = sorted((one[1].split(), other[1].split()), key=len)
    return one[0] == other[0] and (shorter == longer or (len(shorter) >= 2 and longer[: len(shorter)] == shorter))


def measured(folder: Path, gold: Path) -> tuple[float, float]:
    """Precision and recall of the pairs of name and office, those that the gold calls doubtful left aside."""
    expected = json.loads(gold.read_text("utf-8"))
    right = wrong = missed = 0
    for path in sorted(folder.glob("*.txt")):
        wanted: list[tuple[Pair, bool]] = []
        for official in expected[path.name]["officials"]:
            name = fold(fold_space(official["name"]))
            for office in official["offices"]:
                doubtful = bool(official.get("doubtful") or office.get("doubtful"))
                wanted.append(((name, comparable(office["office"])), doubtful))
        found = [
            (fold(fact.name), comparable(office.name))
            for fact in facts_of(path.read_text("utf-8-sig"))
            for office in fact.offices
        ]
        hits = [pair for pair, doubtful in wanted if not doubtful and any(are_same(pair, other) for other in found)]
        right += len(hits)
        missed += sum(not doubtful for _, doubtful in wanted) - len(hits)
        wrong += sum(not any(are_same(pair, other) for other, _ in wanted) for pair in found)
    return right / (right + wrong), right / (right + missed)


def test_the_officials_of_the_seeds_are_found() -> None:
    """Of the pairs of person and office in the seeds at least 97 % are found, and of those found 97 % are right."""
    precision, recall = measured(SEEDS, GOLD / "seeds.json")

    assert precision >= 0.97
    assert recall >= 0.97


@pytest.mark.parametrize("name", ["unseen", "held_out", "second"])
def test_the_officials_of_other_texts_are_found(name: str) -> None:
    """The same of news and office documents that are not among the seeds: 95 % right, 85 % found."""
    precision, recall = measured(GOLD / name, GOLD / f"{name}.json")

    assert precision >= 0.95
    assert recall >= 0.85


def test_all_mentions_make_one_fact() -> None:
    """A person named several times is one fact, with every office once, in its fullest form."""
    text = (
        "Đồng chí Lê Văn Sáu, Ủy viên Ban Thường vụ, Bí thư Huyện ủy dự.\n\n"
        "Kết luận, Bí thư Huyện ủy Nam Sách Lê Văn Sáu, Ủy viên Ban Thường vụ Tỉnh ủy yêu cầu.\n"
    )

    assert offices_of(text) == {
        "Lê Văn Sáu": [("Ủy viên Ban Thường vụ Tỉnh ủy", False), ("Bí thư Huyện ủy Nam Sách", False)]
    }
    assert [fact.place for fact in facts_of(text)] == ["huyện Nam Sách"]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("ông Lê Văn Sáu, nguyên Bí thư Huyện ủy, Chủ tịch HĐND huyện", [True, True]),
        ("ông Lê Văn Sáu, nguyên Bí thư Huyện ủy, nay là Chủ tịch Hội Người cao tuổi huyện", [True, False]),
        ("ông Lê Văn Sáu thôi giữ chức Chánh Thanh tra để giữ chức Bí thư Đảng ủy xã", [False, True]),
        ("miễn nhiệm chức danh Chủ tịch UBND huyện đối với ông Lê Văn Sáu", [True]),
        ("cố Bí thư Huyện ủy Lê Văn Sáu", [True]),
        ("tân Bí thư Huyện ủy Lê Văn Sáu", [False]),
    ],
)
def test_what_was_held_before_is_former(text: str, offices: list[bool]) -> None:
    """What a text calls former, takes away or tells of the dead is former; what it gives now is not."""
    (fact,) = facts_of(text)

    assert sorted(office.former for office in fact.offices) == sorted(offices)


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "ông Lê Văn Sáu, Chủ tịch UBND xã Phú Mỹ được luân chuyển về xã Tân An, giữ chức Bí thư Đảng ủy xã Tân An",
            [("Chủ tịch Ủy ban nhân dân xã Phú Mỹ", True), ("Bí thư Đảng ủy xã Tân An", False)],
        ),
        (
            "điều động đồng chí Lê Văn Sáu, Phó Trưởng phòng Nội vụ, đến nhận công tác tại Phòng Tư pháp",
            [("Phó Trưởng phòng Nội vụ", True)],
        ),
        (
            "ông Lê Văn Sáu, Huyện ủy viên, Chánh Thanh tra huyện, được điều động giữ chức Trưởng phòng Tư pháp",
            [("Huyện ủy viên", False), ("Chánh Thanh tra huyện", True), ("Trưởng phòng Tư pháp", False)],
        ),
        (
            "ông Lê Văn Sáu, Bí thư Huyện ủy Sơn Hạ, thôi giữ chức Bí thư Huyện ủy Sơn Hạ để nhận nhiệm vụ mới",
            [("Bí thư Huyện ủy Sơn Hạ", True)],
        ),
        (
            "ông Lê Văn Sáu thôi giữ chức Chủ tịch UBND huyện để nhận nhiệm vụ Phó Giám đốc Sở Xây dựng",
            [("Chủ tịch Ủy ban nhân dân huyện", True), ("Phó Giám đốc Sở Xây dựng", False)],
        ),
        ("ông Lê Văn Sáu, Phó Bí thư Huyện ủy, sẽ được điều động về tỉnh", [("Phó Bí thư Huyện ủy", False)]),
        (
            "ông Lê Văn Sáu, Trưởng phòng Nội vụ huyện được bầu giữ chức Phó Chủ tịch UBND huyện",
            [("Trưởng phòng Nội vụ huyện", False), ("Phó Chủ tịch Ủy ban nhân dân huyện", False)],
        ),
    ],
)
def test_who_is_moved_leaves_the_office_named_before(text: str, offices: list[tuple[str, bool]]) -> None:
    """An office that its own sentence says to be left is former, membership of a committee is not."""
    assert offices_of(text) == {"Lê Văn Sáu": offices}


@pytest.mark.parametrize(
    ("text", "office", "former"),
    [
        ("bà Lê Thị Hoa, Trưởng phòng Tài nguyên Môi trường huyện", "Trưởng phòng Tài nguyên Môi trường huyện", False),
        ("bà Lê Thị Hoa, nguyên Giám đốc Sở Tài nguyên và Môi trường", "Giám đốc Sở Tài nguyên và Môi trường", True),
    ],
)
def test_a_word_for_former_is_none_inside_an_office(text: str, office: str, former: bool) -> None:
    """The syllable in "Tài nguyên" says nothing of when the office was held, and stays in its name."""
    assert offices_of(text) == {"Lê Thị Hoa": [(office, former)]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tân Chủ tịch UBND huyện Phú Nhạc Thịnh Văn Kha cảm ơn", {"Thịnh Văn Kha": "huyện Phú Nhạc"}),
        ("Chủ tịch UBND xã Đông Lĩnh Thẩm Thị Sen phát biểu", {"Thẩm Thị Sen": "xã Đông Lĩnh"}),
        ("Ông Quách Văn Tới được điều động làm Bí thư Huyện ủy An Tràm", {"Quách Văn Tới": "huyện An Tràm"}),
        ("Bà Hoàng Thị Lan, Phó Bí thư Huyện ủy Sơn Hạ, dự", {"Hoàng Thị Lan": "huyện Sơn Hạ"}),
        ("Bí thư Huyện ủy Lê Nam phát biểu", {"Lê Nam": None}),
        ("Đồng chí Ông Văn Bảy, Bí thư Đảng ủy, chủ trì", {"Ông Văn Bảy": None}),
        ("Đại biểu: Ông Trần Văn Bảy, Bí thư Đảng ủy", {"Trần Văn Bảy": None}),
        ("Trưởng Phòng Văn Hóa huyện phát biểu", {}),
    ],
)
def test_names_and_units_do_not_eat_each_other(text: str, found: dict[str, str | None]) -> None:
    """A rare family name is told by the middle name; behind somebody's office stands its unit and no second person."""
    assert {fact.name: fact.place for fact in facts_of(text)} == found


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("ông Lê Văn Sáu, PCT.UBND huyện", "Phó Chủ tịch Ủy ban nhân dân huyện"),
        ("ông Lê Văn Sáu, UVT.Ư Đảng", "Ủy viên Trung ương Đảng"),
        ("ông Lê Văn Sáu, PBT TT Huyện ủy", "Phó Bí thư Thường trực Huyện ủy"),
        ("ông Lê Văn Sáu, UV BTV Huyện ủy", "Ủy viên Ban Thường vụ Huyện ủy"),
        ("ông Lê Văn Sáu, Phó CT. UBND H. Châu Thành", "Phó Chủ tịch Ủy ban nhân dân huyện Châu Thành"),
        ("ông Lê Văn Sáu, Chỉ huy trưởng Ban CHQS huyện", "Chỉ huy trưởng Ban Chỉ huy Quân sự huyện"),
        ("ông Lê Văn Sáu, Giám đốc TT Y tế huyện", "Giám đốc TT Y tế huyện"),
    ],
)
def test_offices_are_written_out(text: str, office: str) -> None:
    """What stands for one thing in an office is written out, dotted too."""
    assert [held.name for fact in facts_of(text) for held in fact.offices] == [office]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (
            "Cùng ngày, HĐND huyện Sơn Hạ miễn nhiệm chức danh Chủ tịch UBND huyện đối với ông Lê Văn Sáu",
            "huyện Sơn Hạ",
        ),
        ("Sau khi nghe lãnh đạo huyện Sơn Hạ nói, ông Lê Văn Sáu, Chủ tịch UBND huyện kết luận", "huyện Yên Mô"),
        ("Ông Lê Văn Sáu, Chủ tịch UBND huyện tiếp đoàn của HĐND huyện Sơn Hạ", "huyện Yên Mô"),
    ],
)
def test_an_office_without_its_unit_is_of_the_body_that_acts(sentence: str, place: str) -> None:
    """A sentence in which another unit's council acts speaks of that unit's offices, and not of the document's."""
    head = "ỦY BAN NHÂN DÂN\nHUYỆN YÊN MÔ\n-------\nSố: 12/BC-UBND\n\nBÁO CÁO\nVề công tác cán bộ\n\n"

    assert [fact.place for fact in facts_of(f"{head}{sentence}.\n")] == [place]


def test_who_signs_is_an_official() -> None:
    """The name below an office in capitals at a document's end is its holder's, a rank before it or not."""
    text = "Nơi nhận:\n- Như trên.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nThượng tá Lê Văn Sáu\n"

    assert offices_of(text) == {"Lê Văn Sáu": [("Phó Chủ tịch", False)]}
    head = "ỦY BAN NHÂN DÂN\nHUYỆN YÊN MÔ\n-------\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nTrồng rừng năm 2022\n\n"
    assert offices_of(head + text) == {"Lê Văn Sáu": [("Phó Chủ tịch Ủy ban nhân dân huyện", False)]}


def test_who_signs_in_the_right_column_is_an_official() -> None:
    """Beside the list of receivers the office and the name are found as well, the office with the body that issues."""
    text = (
        "UBND TỈNH LONG CHÂU                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "   SỞ TƯ PHÁP                              Độc lập - Tự do - Hạnh phúc\n\n"
        "Số: 641/BC-STP                     Long Châu, ngày 06 tháng 3 năm 2025\n\n"
        "                               BÁO CÁO\n            Về việc công chứng\n\n"
        "Sở Tư pháp kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét.\n\n"
        "Nơi nhận:                                     KT. GIÁM ĐỐC\n"
        "- Như trên;                                   PHÓ GIÁM ĐỐC\n"
        "- Lưu: VT, BTTP.\n\n\n                                              Lê Thị Kim Oanh\n"
    )

    assert offices_of(text) == {"Lê Thị Kim Oanh": [("Phó Giám đốc Sở Tư pháp tỉnh Long Châu", False)]}
    assert [fact.place for fact in facts_of(text)] == ["tỉnh Long Châu"]


@pytest.mark.parametrize(
    "signature",
    [
        "| Nơi nhận:     | CHỦ TỊCH      |\n| - Lưu: VT.    | Lã Quốc Bảo   |\n",
        "|Nơi nhận:  |TM. ỦY BAN NHÂN DÂN |\n|- Lưu: VT. |CHỦ TỊCH  |\n|  |(đã ký) |\n|  |Lã Quốc Bảo |\n",
        "Nơi nhận:\tCHỦ TỊCH\n- Lưu: VT.\t\n\tLã Quốc Bảo\n",
    ],
)
def test_who_signs_in_a_table_is_an_official(signature: str) -> None:
    """A signature drawn with pipes or tabs is read as one in columns, and cited by the name alone."""
    text = (
        "ỦY BAN NHÂN DÂN\nHUYỆN YÊN MÔ\n-------\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nTrồng rừng năm 2022\n\n"
        f"UBND huyện trồng rừng.\n\n{signature}"
    )
    (fact,) = facts_of(text)

    assert [office.name for office in fact.offices] == ["Chủ tịch Ủy ban nhân dân huyện"]
    assert text[fact.span.start : fact.span.end] == fact.name == "Lã Quốc Bảo"
    assert fact.confidence >= CERTAIN


def test_a_line_with_a_colon_gives_the_items_their_office() -> None:
    """Those of a list have the office of the line above it, less certainly than one beside the name."""
    text = "Các Ủy viên:\n\n1. Ông Lê Văn Sáu - Trưởng phòng Nội vụ;\n\n2. Bà Võ Thị Tám.\n"

    assert offices_of(text) == {
        "Lê Văn Sáu": [("Ủy viên", False), ("Trưởng phòng Nội vụ", False)],
        "Võ Thị Tám": [("Ủy viên", False)],
    }
    assert [fact.confidence >= CERTAIN for fact in facts_of(text)] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "dâng hương tưởng nhớ Chủ tịch Hồ Chí Minh và Chủ tịch Tôn Đức Thắng",
        "nhân ngày sinh Tổng Bí thư Lê Hồng Phong",
        "Tin, ảnh: Mai Hoa",
    ],
)
def test_the_commemorated_are_no_officials(text: str) -> None:
    """Leaders of the past and authors are not among the officials of a document."""
    assert facts_of(text) == []


def test_a_namesake_of_a_leader_is_an_official() -> None:
    """The name alone does not make somebody a leader of the past."""
    assert offices_of("ông Trần Phú, Bí thư Đảng ủy xã") == {"Trần Phú": [("Bí thư Đảng ủy xã", False)]}


def test_a_name_in_capitals_is_written_as_names_are() -> None:
    """The fact's name has capitals where names have them."""
    assert list(offices_of("BÙI VĂN THĂNG - BÍ THƯ HUYỆN ỦY")) == ["Bùi Văn Thăng"]


@pytest.mark.parametrize(
    "unit",
    [
        "Nguyễn ", "Bí thư ", "đồng chí ", "A, ", "; ", "và ", "Phó ", "H'", "Nguyễn Văn An Bí thư ", "Trưởng Ban ",
        " ", "đối với ông ", "xã Tân Phú ", "(", "các đồng chí: ", "Ng. ", "nguyên ", "giữ chức ",
        "nghỉ hưu cho ", "Công ty xây dựng ", "Công Tằng Tôn Nữ ", "bồi thường, ", "Ông A, Bí thư xã nghỉ ", "HTX ",
    ],
)  # fmt: skip
def test_long_runs_are_read_in_linear_time(unit: str) -> None:
    """Ten thousand repetitions of a word or sign take about four times as long as a fourth of them, not sixteen."""
    list(find_officials(unit * 100))  # the table of units is read once
    few, many = _seconds(unit * 2_500), _seconds(unit * 10_000)

    assert many < 9 * max(few, 0.05)


def _seconds(text: str) -> float:
    started = time.thread_time()
    list(find_officials(text))
    return time.thread_time() - started


def test_a_page_of_names_is_read_in_linear_time() -> None:
    """Five thousand names in one paragraph, with an office each or none, are a matter of a second."""
    names = [f"Nguyễn Văn {chr(65 + i % 26)}n" for i in range(5000)]
    started = time.thread_time()

    assert len(list(find_names(", ".join(names)))) == 5000
    assert len(list(find_officials(", Bí thư Chi bộ; ".join(names)))) == 4999
    assert time.thread_time() - started < 10.0


def test_namesakes_of_two_units_are_two() -> None:
    """Mentions whose offices name different units of one level are of two people, with two keys."""
    text = (
        "Dự có đồng chí Trần Văn Hải, Chủ tịch UBND huyện Gia Lộc và đồng chí Trần Văn Hải, Phó Bí thư Huyện ủy"
        " Ninh Giang.\n\nChủ tịch UBND huyện Trần Văn Hải phát biểu.\n"
    )

    one, other = facts_of(text)

    assert [(fact.name, fact.place) for fact in (one, other)] == [
        ("Trần Văn Hải", "huyện Gia Lộc"),
        ("Trần Văn Hải", "huyện Ninh Giang"),
    ]
    assert [office.name for office in one.offices] == ["Chủ tịch Ủy ban nhân dân huyện Gia Lộc"]
    assert one.key != other.key
    assert [fact.key for fact in facts_of(text)] == [one.key, other.key]
    assert min(one.confidence, other.confidence) >= CERTAIN


def test_whose_mention_it_is_may_be_open() -> None:
    """A mention that may be either namesake's goes to the first and makes that one uncertain."""
    text = (
        "Đồng chí Trần Văn Hải, Chủ tịch UBND xã Thạch Khôi và đồng chí Trần Văn Hải, Chủ tịch UBND xã Gia Xuyên dự."
        "\n\nĐồng chí Trần Văn Hải, Trưởng Ban Tổ chức lễ hội phát biểu.\n"
    )

    assert [(fact.place, fact.confidence >= CERTAIN) for fact in facts_of(text)] == [
        ("xã Thạch Khôi", False),
        ("xã Gia Xuyên", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Trần Văn Hải, Bí thư Đảng ủy xã Tân Phú.\n\nĐồng chí Trần Văn Hải, Huyện ủy viên Gia Lộc dự.\n",
        "Đồng chí Trần Văn Hải, Chủ tịch UBND huyện Kinh Môn.\n\nChủ tịch UBND thị xã Kinh Môn Trần Văn Hải nói.\n",
        "Điều động đồng chí Trần Văn Hải, Chủ tịch UBND huyện Gia Lộc.\n\nĐồng chí Trần Văn Hải giữ chức Bí thư"
        " Huyện ủy Ninh Giang.\n",
    ],
)
def test_one_person_of_several_units(text: str) -> None:
    """Units of two levels, a district that became a town, and a transfer make no namesakes."""
    assert len(facts_of(text)) == 1


@pytest.mark.parametrize(
    ("line", "office", "place"),
    [
        ("CHỦ TỊCH HĐND HUYỆN", "Chủ tịch Hội đồng nhân dân huyện", None),
        ("PHÓ CHỦ TỊCH UBND XÃ PHÚ AN", "Phó Chủ tịch Ủy ban nhân dân xã Phú An", "xã Phú An"),
        ("PHÓ TRƯỞNG BCĐ 138", "Phó Trưởng Ban Chỉ đạo 138", None),
        ("TRƯỞNG PHÒNG LAO ĐỘNG - TB&XH", "Trưởng phòng Lao động - Thương binh và Xã hội", None),
        ("TRƯỞNG PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "Trưởng phòng Giáo dục và Đào tạo", None),
        ("BÍ THƯ HUYỆN ỦY TỨ KỲ", "Bí thư Huyện ủy Tứ Kỳ", "huyện Tứ Kỳ"),
    ],
)
def test_an_office_in_capitals_is_written_as_in_a_sentence(line: str, office: str, place: str | None) -> None:
    """Abbreviations are written out, and units and bodies keep their capitals."""
    (fact,) = facts_of(f"Nơi nhận:\n- Như trên.\n\n{line}\n\nLê Văn Sáu\n")

    assert [held.name for held in fact.offices] == [office]
    assert fact.place == place


def test_a_short_issuer_completes_the_office_of_who_signs() -> None:
    """The letterhead may have the body as an abbreviation."""
    head = "UBND HUYỆN TỨ KỲ\n-------\nSố: 15/KH-UBND\n\nKẾ HOẠCH\nNạo vét kênh mương năm 2022\n\n"
    (fact,) = facts_of(f"{head}Nơi nhận:\n- Lưu.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Sáu\n")

    assert [office.name for office in fact.offices] == ["Phó Chủ tịch Ủy ban nhân dân huyện"]
    assert fact.place == "huyện Tứ Kỳ"


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định về việc nghỉ hưu đối với ông Lê Văn Sáu, Chánh Thanh tra huyện",
        "Quyết định cho ông Lê Văn Sáu, Chánh Thanh tra huyện được nghỉ hưu từ ngày 01/6/2021.",
        "Quyết định về việc hưởng chế độ hưu trí của bà Lê Văn Sáu, Chánh Thanh tra huyện",
        "Quyết định thôi giữ chức vụ đối với ông Lê Văn Sáu, Chánh Thanh tra huyện",
        "Ông Lê Văn Sáu, Chánh Thanh tra huyện dự.\n\nNguyên Chánh Thanh tra Lê Văn Sáu phát biểu.\n",
        "Nguyên Chánh Thanh tra huyện Lê Văn Sáu nói.\n\nÔng Lê Văn Sáu, Chánh Thanh tra huyện Nam Sách dự.\n",
    ],
)
def test_who_retires_holds_the_office_no_more(text: str) -> None:
    """What a decision ends, or what the document calls former elsewhere, is former."""
    (fact,) = facts_of(text)

    assert [office.former for office in fact.offices] == [True]


def test_a_former_office_says_nothing_of_another() -> None:
    """An office of another body, or one said with its head only, is still held."""
    text = "Nguyên Bí thư Đảng ủy xã Lê Văn Sáu nói.\n\nÔng Lê Văn Sáu, Bí thư Huyện ủy dự.\n"

    assert offices_of(text) == {"Lê Văn Sáu": [("Bí thư Đảng ủy xã", True), ("Bí thư Huyện ủy", False)]}
