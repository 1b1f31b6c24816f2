"""An entry of the register line by line."""

import datetime
from pathlib import Path

import pytest

from bot.presentation.cards import Card, card_of
from bot.presentation.lists import Kind, selected
from bot.presentation.register_columns import entry_as_json
from bot.presentation.sources import Passages
from bot.presentation.summaries import summary_of
from index.store.corpus import open_corpus
from index.store.corrections import Corrections
from retrieval.register.registry import Registry
from tests.bot.small_register import DIRECTIVE, REPORT, TODAY, make_register
from tests.fakes import index_folder, write_files
from tests.paths import DATA

NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


@pytest.fixture
def register(tmp_path: Path) -> Registry:
    """The small register."""
    return make_register(tmp_path)


def lines(card: Card) -> list[tuple[str, str, str | None]]:
    """Heading, text and quote of each line."""
    return [
        (s.heading, line.text, line.source.quote if line.source else None) for s in card.sections for line in s.lines
    ]


def test_card_of_an_official(register: Registry) -> None:
    """A person's offices stand with their days, the newest first, each with the passage that gives it."""
    card = card_of(register.officials("nam sách")[0], register)
    first = "Bùi Văn Thăng, Bí thư Huyện ủy,\nChủ tịch HĐND huyện"
    second = "Bùi Văn Thăng, Bí thư Huyện ủy Nam Sách"
    assert (card.title, card.own) == ("Bùi Văn Thăng", None)
    assert lines(card) == [
        ("", f"Địa bàn: huyện Nam Sách ({TODAY})", second),
        ("Chức vụ", "Bí thư Huyện ủy · theo tài liệu ngày 10/03/2022", second),
        ("Chức vụ", "Bí thư Huyện ủy · theo tài liệu ngày 09/07/2020", first),
        ("Chức vụ", "Chủ tịch Hội đồng nhân dân huyện · theo tài liệu ngày 09/07/2020", first),
        (
            "Cùng tên, có thể là người khác",
            "Bùi Văn Thăng · Phó Bí thư, đã thôi giữ · huyện Nam Đông · theo tài liệu không rõ ngày (chưa chắc chắn)",
            None,
        ),
    ]


def test_namesake_is_a_link_and_never_the_person(register: Registry) -> None:
    """A namesake leads to the card of another entry, and that one's card leads back."""
    one, other = register.officials("bùi văn thăng")
    found = {entry.id: card_of(entry, register).sections[-1].lines[0].other for entry in (one, other)}
    assert found == {one.id: (other.id, "Bùi Văn Thăng"), other.id: (one.id, "Bùi Văn Thăng")}


def test_card_of_a_meeting(register: Registry) -> None:
    """A meeting's facts stand at the top, then who is to do what by when, then the documents that report it."""
    card = card_of(register.meetings("lần thứ 2")[0], register)
    name = "Hội nghị lần thứ 2"
    assert lines(card) == [
        ("", "Ngày họp: 09/07/2020", name),
        ("", "Lần thứ: 2", name),
        ("", "Cơ quan: Ban Chấp hành Đảng bộ huyện Nam Sách", name),
        ("", f"Địa bàn: huyện Nam Sách ({TODAY})", name),
        ("", "Địa điểm: Hội trường A", "Hội trường A"),
        (
            "",
            "Chủ trì: Bùi Văn Thăng; Hồ Ngọc Lâm",
            "Bùi Văn Thăng, Bí thư Huyện ủy,\nChủ tịch HĐND huyện và Hồ Ngọc Lâm",
        ),
        ("", "Nội dung: nghe Tờ trình số 1", "nghe Tờ trình số 1"),
        (
            "Việc được giao",
            "Phòng Nội vụ — hoàn thành Quy chế trước ngày 30/9 — thời hạn: trước ngày 30/9 (lời Bùi Văn Thăng)",
            "Phòng Nội vụ hoàn thành Quy chế trước ngày 30/9.",
        ),
        ("Việc được giao", "Nên trồng thêm cây (ý kiến phát biểu, không phải kết luận)", "Nên trồng thêm cây."),
        ("Theo tài liệu", "Hội nghị lần thứ 2 · ngày 09/07/2020 · tường thuật", name),
    ]


def test_card_of_a_document_that_is_replaced(register: Registry) -> None:
    """That another document took its place stands at the top, with the passage and the way to that document."""
    entry = register.documents("05-CT/HU")[-1]
    card = card_of(entry, register)
    (newer,) = register.documents("07-CT/HU")
    assert lines(card)[0] == (
        "",
        "Đã được thay thế bởi Chỉ thị 07-CT/HU ngày 04/05/2021",
        "thay thế Chỉ thị 05-CT/HU",
    )
    assert card.sections[0].lines[0].other == (newer.id, "Chỉ thị 07-CT/HU")
    assert [heading for heading, *_ in lines(card)] == [""] * 5 + ["Được nhắc đến trong"] * 2


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("Về việc ban hành Quy chế", "ban hành Quy chế"),
        ("về việc xuất tiền", "xuất tiền"),
        ("Về công tác thanh tra", "công tác thanh tra"),
        ("về thanh tra", "thanh tra"),
        ("ban hành Quy định về cán bộ", "ban hành Quy định về cán bộ"),
    ],
)
def test_subject_without_what_its_label_says(subject: str, shown: str, register: Registry, tmp_path: Path) -> None:
    """The words "về việc" stand once before a document's subject."""
    (entry,) = register.documents("07-CT/HU")
    Corrections(tmp_path).add(entry.main.id, {"subject": subject}, note="", now=NOON)
    (entry,) = register.documents("07-CT/HU")
    texts = [text for _, text, _ in lines(card_of(entry, register))]
    assert f"Về việc: {shown} (đã đính chính ngày 22/11/2026)" in texts


def test_card_of_a_document_of_the_corpus(register: Registry) -> None:
    """A document that the corpus has leads to its text, and says what it does to others."""
    (entry,) = register.documents("07-CT/HU")
    card = card_of(entry, register)
    assert card.own == "000000000003"
    assert lines(card)[-1] == (
        "Quan hệ với văn bản khác",
        "Thay thế Chỉ thị 05-CT/HU ngày 15/01/2019",
        "thay thế Chỉ thị 05-CT/HU",
    )


def test_card_of_a_plan(tmp_path: Path) -> None:
    """Who is to do what by when, and who takes part, each with the row of the table that says so."""
    index_folder(tmp_path, [DATA / "tables" / "files" / "ke_hoach_nong_thon_moi.docx"])
    with open_corpus(tmp_path) as corpus:
        held = Registry(corpus, Corrections(tmp_path))
        (plan,) = held.documents("112/KH-UBND")
        tasks = [line for line in lines(card_of(plan, held)) if line[0] == "Việc được giao"]
        summary = summary_of(plan, held)

    assert len(tasks) == 7
    assert tasks[3] == (
        "Việc được giao",
        "Trung tâm Y tế huyện — Kiểm nghiệm mẫu nước định kỳ — thời hạn: 20/12/2025 — phối hợp: Trạm Y tế các xã",
        "STT: b | Nội dung công việc: Kiểm nghiệm mẫu nước định kỳ | Phân công thực hiện: Trung tâm Y tế huyện chủ "
        "trì, phối hợp với Trạm Y tế các xã | Hoàn thành trước: 20/12/2025 | Kết quả: Phiếu kiểm nghiệm",
    )
    assert summary.facts.endswith("có trong kho · giao 7 việc")


def test_an_entry_says_that_its_file_is_gone(tmp_path: Path) -> None:
    """In lists, and as JSON of its source; not where another file of the same words is there."""
    text = "Đồng chí Lê Văn Tám, Bí thư Huyện ủy Yên Mô phát biểu chỉ đạo hội nghị và yêu cầu các xã khẩn trương."
    folder = write_files(tmp_path / "tài liệu", {"a.txt": text, "b.txt": text, "c.txt": "Nội dung khác."})
    index_folder(tmp_path, [folder])
    with open_corpus(tmp_path) as corpus:
        register = Registry(corpus, Corrections(tmp_path))
        (person,) = register.officials()
        said = []
        for name in ("a.txt", "b.txt"):
            (folder / name).unlink()
            gone = entry_as_json(person, Passages(register))["offices"][0]["source"]["gone"]
            said.append((gone, summary_of(person, register).facts.endswith(" · tệp gốc không còn")))

    assert said == [(False, False), (True, True)]


def test_every_quote_stands_in_its_document(register: Registry) -> None:
    """What a card quotes is the document's text between the offsets."""
    texts = {"000000000001": REPORT, "000000000003": DIRECTIVE}
    entries = [entry for kind in Kind for entry in selected(register, kind, "")]
    sources = [line.source for e in entries for s in card_of(e, register).sections for line in s.lines if line.source]
    quoted = [source for source in sources if source.document.id in texts]
    assert len(quoted) > 20
    assert all(texts[source.document.id][source.start : source.end] == source.quote for source in quoted)


def test_summaries(register: Registry) -> None:
    """A list shows of an entry what it is told apart by."""
    entries = [entry for kind in Kind for entry in selected(register, kind, "")]
    assert [(s.title, s.facts) for s in (summary_of(entry, register) for entry in entries)] == [
        ("Bùi Văn Thăng", "Bí thư Huyện ủy · huyện Nam Sách · theo tài liệu ngày 10/03/2022"),
        (
            "Bùi Văn Thăng",
            "Phó Bí thư, đã thôi giữ · huyện Nam Đông · theo tài liệu không rõ ngày (chưa chắc chắn)",
        ),
        ("Hội nghị lần thứ 2", "ngày 09/07/2020 · huyện Nam Sách"),
        ("Chỉ thị 07-CT/HU", "ngày 04/05/2021 · về thanh tra · có trong kho"),
        (
            "Chỉ thị 05-CT/HU",
            "ngày 15/01/2019 · về công tác thanh tra · chỉ được nhắc đến · không còn hiệu lực",
        ),
    ]


def test_meeting_that_is_only_mentioned_says_so(register: Registry) -> None:
    """A meeting that no document reports is listed for words only, and said to be mentioned."""
    (entry,) = selected(register, Kind.MEETINGS, "lần thứ nhất")
    assert summary_of(entry, register).facts == "không rõ ngày · huyện Nam Sách · chỉ được nhắc đến"


def test_corrected_fact_says_when(tmp_path: Path) -> None:
    """A fact that was corrected has the day of the correction behind it, in the list and on the card."""
    register = make_register(tmp_path)
    (entry,) = register.officials("phó bí thư")
    Corrections(tmp_path).add(entry.records[0].id, {"offices": "Bí thư"}, note="", now=NOON)
    (entry,) = register.officials("phó bí thư")
    assert summary_of(entry, register).facts == (
        "Bí thư · huyện Nam Đông · theo tài liệu không rõ ngày (đã đính chính ngày 22/11/2026)"
    )
    assert lines(card_of(entry, register))[1][1] == (
        "Bí thư · theo tài liệu không rõ ngày (đã đính chính ngày 22/11/2026)"
    )
