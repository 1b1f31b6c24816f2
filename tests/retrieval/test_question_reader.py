"""A question is read once: each step in a row, nothing read again."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

from bot.assembly.assemble import Way, assemble_answerer
from index.language.spelling import Spelling
from index.store.corpus import open_corpus
from retrieval.answers.kinds.parts_asked import MOST, several
from retrieval.measure.answers import answers_to
from retrieval.question.asked_office import holder_asked, split_office
from retrieval.question.kinds import kind_told
from retrieval.question.marked import language_of
from retrieval.question.understanding import understand
from retrieval.question_reader import QuestionReader
from retrieval.types import MOST_CHOICES, Part
from tests.fakes import HashedEmbedder, index_folder, make_answer, silent
from tests.paths import DATA, SEEDS

TODAY = date(2020, 7, 10)
SECRETARY = "Bí thư Huyện ủy Nam Sách là ai?"


@contextmanager
def counted(*functions: Callable[..., object]) -> Iterator[Counter[str]]:
    """How often each function is entered meanwhile."""
    codes = {function.__code__: function.__name__ for function in functions}
    calls: Counter[str] = Counter()

    def look(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code in codes:
            calls[codes[frame.f_code]] += 1

    sys.setprofile(look)
    try:
        yield calls
    finally:
        sys.setprofile(None)


@pytest.fixture(scope="module")
def reader() -> QuestionReader:
    """What reads questions over the seeds."""
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return QuestionReader(Spelling.build(texts), today=lambda: TODAY)


def test_a_conversation_is_understood_once_a_turn(tmp_path: Path) -> None:
    """Whatever leans on what: so many turns, so many questions understood, and each of several in one turn."""
    lines = (DATA / "questions" / "conversations.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    index_folder(tmp_path, [SEEDS])
    with open_corpus(tmp_path) as corpus:
        answerer = assemble_answerer(corpus, HashedEmbedder(), tmp_path, silent, way=Way(today=lambda: TODAY))
        with counted(understand) as calls:
            answers = list(answers_to(rows, answerer.answer))

    assert any(row.get("conversation") for row in rows)
    parts = sum(count for answer in answers if (count := len(several(answer.read.text))) > 1)
    # A turn of which only one part has an answer is read as that alone; each choice is answered before it is offered.
    chosen = sum(2 * MOST_CHOICES for answer in answers if answer.said.form.choices)
    assert parts <= calls["understand"] - len(answers) <= parts + MOST + chosen
    assert len(answers) == len(rows)


@pytest.mark.parametrize(
    "asked",
    [
        SECRETARY,
        "Chỉ thị 05-CT/HU ban hành ngày nào?",
        "Ai giữ chức vụ Chủ tịch UBND huyện Nam Đông năm 2020?",
        "Hội nghị lần thứ bảy họp từ ngày 1/7/2020 đến ngày 3/7/2020 ở đâu?",
        "còn chủ tịch?",
    ],
)
def test_what_stands_in_a_question_is_found_once(reader: QuestionReader, asked: str) -> None:
    """Its kind and language are told once, the office that it names and the one asked for looked for once each."""
    with counted(kind_told, language_of, holder_asked, split_office) as calls:
        reader.read(asked)

    assert (calls["kind_told"], calls["language_of"]) == (1, 1)
    assert calls["holder_asked"] <= 1
    assert calls["split_office"] <= 2


def test_each_part_can_be_left_out() -> None:
    """Without a part the question is read as it stands: without marks, alone, or from no day."""
    spelling = Spelling.build(["Bí thư Huyện ủy Nam Sách"])
    earlier = [make_answer("Bí thư Huyện ủy Nam Sách là ai?")]
    asked = {Part.CORRECTION: "bi thu huyen uy", Part.FOLLOW_UPS: "còn Nam Đông?", Part.DATES: "hôm qua họp gì?"}

    def read(part: Part, text: str, *, without: frozenset[Part] = frozenset()) -> str:
        reader = QuestionReader(spelling, today=lambda: TODAY, without=without)
        return reader.read(text, earlier if part is Part.FOLLOW_UPS else ()).text

    assert {part: read(part, text) for part, text in asked.items()} == {
        Part.CORRECTION: "bí thư huyện ủy",
        Part.FOLLOW_UPS: "Bí thư Huyện ủy Nam Đông là ai?",
        Part.DATES: "ngày 09/07/2020 họp gì?",
    }
    assert {part: read(part, text, without=frozenset({part})) for part, text in asked.items()} == asked
