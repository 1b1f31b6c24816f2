"""A small register made by hand: three reports, a directive and the one that takes its place."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.facts.types import (
    Course,
    DocumentFact,
    Facts,
    MeetingFact,
    Office,
    OfficialFact,
    Origin,
    Relation,
    Said,
    Task,
    said,
)
from index.layout import Span
from index.store.corpus import Corpus, open_corpus
from index.store.corrections import Corrections
from index.types import Document, Header
from retrieval.register.registry import Registry

REPORT = (
    "Ngày 09/7/2020, Ban Chấp hành Đảng bộ huyện Nam Sách, tỉnh Hải Dương họp Hội nghị lần thứ 2 tại Hội trường A.\n"
    "Bùi Văn Thăng, Bí thư Huyện ủy,\nChủ tịch HĐND huyện và Hồ Ngọc Lâm chủ trì.\n"
    "Hội nghị nghe Tờ trình số 1. Phòng Nội vụ hoàn thành Quy chế trước ngày 30/9. Nên trồng thêm cây.\n"
    "Thực hiện Chỉ thị 05-CT/HU ngày 15/01/2019 của Huyện ủy Nam Sách về công tác thanh tra."
)
LATER = "Ngày 10/3/2022, Bùi Văn Thăng, Bí thư Huyện ủy Nam Sách tiếp dân. Nhắc lại Hội nghị lần thứ nhất."
ELSEWHERE = "Huyện Nam Đông tiễn Bùi Văn Thăng, nguyên Phó Bí thư."
DIRECTIVE = "CHỈ THỊ 07-CT/HU\nvề thanh tra. Chỉ thị này thay thế Chỉ thị 05-CT/HU."
DAY, LATER_DAY, DIRECTIVE_DAY = datetime.date(2020, 7, 9), datetime.date(2022, 3, 10), datetime.date(2021, 5, 4)
PLACE = "huyện Nam Sách"
TODAY = "từ 01/7/2025 không còn cấp huyện; địa bàn nay thuộc thành phố Hải Phòng"


def document(number: int, text: str, date: datetime.date | None, title: str, place: str | None = PLACE) -> Document:
    """A document with this number for an id."""
    header = Header("Tin", None, date, place=place, title=title)
    return Document(f"{number:012x}", "/documents", f"{number}.txt", f"{number:064x}", text, header)


def span(text: str, phrase: str) -> Span:
    """Where the phrase stands first."""
    start = text.index(phrase)
    return Span(start, start + len(phrase))


def stated(text: str, phrase: str) -> Said:
    """The phrase where it stands first."""
    found = span(text, phrase)
    return said(text, found.start, found.end)


def official(
    text: str,
    phrase: str,
    name: str,
    offices: Sequence[tuple[str, str]],
    *,
    place: str | None = PLACE,
    as_of: datetime.date | None = DAY,
    confidence: float = 0.95,
    former: bool = False,
) -> OfficialFact:
    """Someone with offices, each as it is called and as the text has it."""
    held = tuple(Office(office, None, None, stated(text, words), former) for office, words in offices)
    return OfficialFact(name, held, place, as_of, span(text, phrase), confidence)


def meeting(text: str, name: str, *, reported: bool, **fields: object) -> MeetingFact:
    """A meeting with these fields, the others unknown."""
    values = {
        **dict.fromkeys(("ordinal", "body", "term", "date", "place")),
        "date_inferred": False,
        "confidence": 0.95,
        **{name: value for name, value in fields.items() if name not in Course.__slots__},
        "course": Course(**{name: value for name, value in fields.items() if name in Course.__slots__}),  # type: ignore[arg-type]
    }
    return MeetingFact(name=name, reported=reported, span=span(text, name), **values)  # type: ignore[arg-type]


def directive(text: str, phrase: str, number: str, **fields: object) -> DocumentFact:
    """A directive of the district committee with this number, the fields that are not given unknown."""
    values = {
        "subject": None,
        "type": "Chỉ thị",
        "symbol": "CT/HU",
        "origin": Origin("Huyện ủy Nam Sách"),
        "confidence": 0.95,
        "is_self": False,
        "draft": False,
        "relations": (),
        **fields,
    }
    return DocumentFact(name=phrase, number=number, span=span(text, phrase), **values)  # type: ignore[arg-type]


def facts_of_report() -> Facts:
    """What the first report says."""
    name = "Hội nghị lần thứ 2"
    chairs = (stated(REPORT, "Bùi Văn Thăng"), stated(REPORT, "Hồ Ngọc Lâm"))
    tasks = (
        Task(
            stated(REPORT, "Phòng Nội vụ hoàn thành Quy chế trước ngày 30/9."),
            *("Phòng Nội vụ", "trước ngày 30/9", "Bùi Văn Thăng"),
            concluding=True,
        ),
        Task(stated(REPORT, "Nên trồng thêm cây."), None, None, None, concluding=False),
    )
    held = meeting(
        REPORT,
        name,
        reported=True,
        ordinal=2,
        body="Ban Chấp hành Đảng bộ huyện Nam Sách",
        date=DAY,
        place=PLACE,
        venue=stated(REPORT, "Hội trường A"),
        chairs=chairs,
        agenda=(stated(REPORT, "nghe Tờ trình số 1"),),
        tasks=tasks,
    )
    person = official(
        REPORT,
        "Bùi Văn Thăng, Bí thư Huyện ủy,\nChủ tịch HĐND huyện",
        "Bùi Văn Thăng",
        [("Bí thư Huyện ủy", "Bí thư Huyện ủy"), ("Chủ tịch Hội đồng nhân dân huyện", "Chủ tịch HĐND huyện")],
    )
    cited = directive(
        REPORT,
        "Chỉ thị 05-CT/HU ngày 15/01/2019 của Huyện ủy Nam Sách",
        "05",
        origin=Origin("Huyện ủy Nam Sách", datetime.date(2019, 1, 15)),
        subject="về công tác thanh tra",
    )
    return Facts((person,), (held,), (cited,))


def facts_of_later_report() -> Facts:
    """What the second report says: the same person two years on, and a meeting that is only mentioned."""
    phrase = "Bùi Văn Thăng, Bí thư Huyện ủy Nam Sách"
    return Facts(
        (official(LATER, phrase, "Bùi Văn Thăng", [("Bí thư Huyện ủy", "Bí thư Huyện ủy")], as_of=LATER_DAY),),
        (meeting(LATER, "Hội nghị lần thứ nhất", reported=False, ordinal=1, place=PLACE),),
    )


def facts_of_elsewhere() -> Facts:
    """Somebody of the same name in another district, which is uncertain."""
    return Facts(
        (
            official(
                ELSEWHERE,
                "Bùi Văn Thăng, nguyên Phó Bí thư",
                "Bùi Văn Thăng",
                [("Phó Bí thư", "Phó Bí thư")],
                place="huyện Nam Đông",
                as_of=None,
                confidence=0.6,
                former=True,
            ),
        )
    )


def facts_of_directive() -> Facts:
    """What the new directive says of itself and of the one whose place it takes."""
    relation = Relation("thay thế", None, span(DIRECTIVE, "thay thế Chỉ thị 05-CT/HU"))
    origin = Origin("Huyện ủy Nam Sách", DIRECTIVE_DAY, "Lê An")
    own = directive(DIRECTIVE, "CHỈ THỊ 07-CT/HU", "07", origin=origin, subject="về thanh tra", is_self=True)
    return Facts(documents=(own, directive(DIRECTIVE, "Chỉ thị 05-CT/HU", "05", relations=(relation,))))


def put(corpus: Corpus, held: Document, facts: Facts) -> None:
    """The document is in the corpus with these facts, without passages."""
    corpus.replace_document(held, [], np.empty((0, 512), np.float32), facts)


def make_register(data_dir: Path) -> Registry:
    """The register of the four documents; its corrections are those in the folder."""
    corpus = open_corpus(data_dir, create=True)
    put(corpus, document(1, REPORT, DAY, "Hội nghị lần thứ 2"), facts_of_report())
    put(corpus, document(2, LATER, LATER_DAY, "Tiếp dân"), facts_of_later_report())
    put(corpus, document(4, ELSEWHERE, None, "Tiễn cán bộ", "huyện Nam Đông"), facts_of_elsewhere())
    put(corpus, document(3, DIRECTIVE, DIRECTIVE_DAY, "Chỉ thị về thanh tra"), facts_of_directive())
    return Registry(corpus, Corrections(data_dir))


def make_people(data_dir: Path, names: Sequence[str]) -> Registry:
    """A register of one document that gives each of these people an office."""
    text = "Các đồng chí là Bí thư Huyện ủy."
    corpus = open_corpus(data_dir, create=True)
    offices = [("Bí thư Huyện ủy", "Bí thư Huyện ủy")]
    put(
        corpus,
        document(9, text, DAY, "Danh sách"),
        Facts(tuple(official(text, "Các đồng chí", name, offices) for name in names)),
    )
    return Registry(corpus, Corrections(data_dir))
