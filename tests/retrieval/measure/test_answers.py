"""Measuring answers: figures that can be checked by hand, and questions that are malformed."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index.errors import QuestionsUnreadable
from index.types import Document, Header
from retrieval.citations import cite
from retrieval.measure.answers import FIGURES, AnswerFigures, evaluate_answers
from retrieval.types import Answer
from tests.fakes import make_answer
from tests.sentences import saying, sentence

TEXT = "Đồng chí Trần Văn An, Bí thư Huyện uỷ Vân Hồ, chủ trì hội nghị. Họp tại bản Nà Bai ngày 09/7/2020. Hết."
WHO = "Trần Văn An, Bí thư Huyện uỷ Vân Hồ"
WHERE = "Họp tại bản Nà Bai ngày 09/7/2020"
ROW = {
    "question": "Bí thư Huyện ủy là ai?",
    "answerable": True,
    "answers": [["Trần Văn An"]],
    "document": "a.txt",
    "evidence": "Đồng chí Trần Văn An, Bí thư Huyện uỷ Vân Hồ, chủ trì hội nghị",
}
ABSENT = {"question": "Giá vàng bao nhiêu?", "answerable": False}


def found(text: str, *quotes: str, source: str = "x/a.txt") -> Answer:
    """An answer of these words with these quotes; what is related where there are none."""
    document = Document("0123456789ab", "/documents", source, "", TEXT, Header())
    citations = tuple(
        cite(document, TEXT.index(quote), TEXT.index(quote) + len(quote), marker=at, heading=None, score=1.0)
        for at, quote in enumerate(quotes, start=1)
    )
    return make_answer("?", text, citations) if text else make_answer("?", related=citations)


REFUSED = make_answer("?")


def evaluate(
    folder: Path, rows: Sequence[dict[str, Any]], answer: Callable[[str], Answer], *, strip: bool = False
) -> AnswerFigures:  # Any: JSON values
    """The figures of these rows when every question is answered so."""
    path = folder / "questions.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return evaluate_answers(
        path, lambda asked, _: answer(asked), strip_marks=strip, progress=lambda _step, _done, _total: None
    )


def is_correct_and_cited(folder: Path, row: dict[str, Any], answer: Answer) -> tuple[bool, bool]:
    """Whether one answer to one row counts as correct, and as cited."""
    counts = evaluate(folder, [row], lambda _asked: answer).counts
    return bool(counts["correct"][0]), bool(counts["cited"][0])


def test_figures_are_those_worked_out_by_hand(tmp_path: Path) -> None:
    """Of six answerable questions three are answered, two rightly, one with its source; of three others, two refused.

    Two are only related, one of them with its evidence among what is shown, and one to what nothing answers.
    """
    kinds = {"1": "who", "2": "who", "7": "absent", "8": "absent", "9": "absent"}
    rows = [{**(ABSENT if at in "789" else ROW), "question": at, "kind": kinds.get(at, "khác")} for at in "123456789"]
    answers = {
        "1": found("Trần Văn An [1]", WHO),
        "2": found("Trần Văn An [1]", WHERE),
        "3": found("Lê Văn Bình, Chủ tịch [1]\nVà [2]", WHERE, "Hết."),
        "4": REFUSED,
        "5": found("", WHERE, "Hết.", WHO),
        "6": found("", WHERE),
        "7": REFUSED,
        "8": found("Nà Bai [1]", WHERE),
        "9": found("", WHERE),
    }

    figures = evaluate(tmp_path, rows, answers.__getitem__)

    assert figures.counts == {
        "answered": (3, 6),
        "correct": (2, 6),
        "cited": (1, 6),
        "reached": (2, 6),
        "verbatim": (10, 10),
        "refused": (2, 3),
        "related": (3, 9),
        "misled": (2, 9),
    }
    told = figures.as_json()
    assert {name: told[name] for name in FIGURES} == {
        "answered": 0.5,
        "correct": 0.3333,
        "cited": 0.1667,
        "reached": 0.3333,
        "verbatim": 1.0,
        "refused": 0.6667,
        "related": 0.3333,
        "misled": 0.2222,
    }
    assert (told["median_answer_chars"], told["by_kind"]) == (15, {"absent": "2/3", "khác": "0/4", "who": "2/2"})
    assert told["intervals"]["verbatim"] == [1.0, 1.0]
    assert told["intervals"]["answered"][0] < 0.5 < told["intervals"]["answered"][1]
    assert told["failures"] == [
        "dẫn nguồn sai: 2 → Trần Văn An [1]",
        "sai: 3 → Lê Văn Bình, Chủ tịch [1]\nVà [2]",
        "chưa trả lời: 4 → không tìm thấy",
        "chưa trả lời: 5 → có trong các đoạn gần nhất",
        "chưa trả lời: 6 → không có trong các đoạn gần nhất",
        "không từ chối: 8 → Nà Bai [1]",
    ]


@pytest.mark.parametrize(
    ("quotes", "is_reached"), [(("Hết.", "Họp", WHO), True), (("Hết.", "Họp", "Nà Bai", WHO), False)]
)
def test_the_evidence_must_be_among_the_first_three(tmp_path: Path, quotes: tuple[str, ...], is_reached: bool) -> None:
    """A question is reached by its first three citations, whatever the answer says."""
    counts = evaluate(tmp_path, [ROW], lambda _asked: found("Lê Văn Bình [1]", *quotes)).counts

    assert bool(counts["reached"][0]) is is_reached


def test_nothing_to_count_is_no_share(tmp_path: Path) -> None:
    """Without questions every share is unknown, and not 0 or 1, and so is its interval."""
    figures = evaluate(tmp_path, [], lambda _asked: REFUSED)

    assert figures.as_json() == {
        **dict.fromkeys((*FIGURES, "median_answer_chars")),
        "item_precision": None,
        "item_recall": None,
        "intervals": dict.fromkeys(FIGURES),
        "by_kind": {},
        "failures": [],
    }


@pytest.mark.parametrize(
    ("answers", "text", "is_correct"),
    [
        ([["Trần Văn An"]], "trần văn an, bí thư [1]", True),
        ([["Huyện ủy"]], "Bí thư Huyện uỷ [1]", True),
        ([["Trần  Văn An"]], "Trần Văn\u00a0An [1]", True),
        ([["Lê Bình", "Trần Văn An"]], "Trần Văn An [1]", True),
        ([["Trần Văn An"], ["Bí thư"]], "Trần Văn An [1]", False),
        ([["Trần Văn An"], ["Bí thư"]], "Trần Văn An, Bí thư [1]", True),
        ([["Tran Van An"]], "Trần Văn An [1]", False),
        ([], "Trần Văn An [1]", True),
        ([[]], "Trần Văn An [1]", False),
    ],
)
def test_every_group_must_be_met(tmp_path: Path, answers: list[list[str]], text: str, is_correct: bool) -> None:
    """Each group by one of its strings; case, blanks and tone placement make no difference, marks do."""
    assert is_correct_and_cited(tmp_path, {**ROW, "answers": answers}, found(text, WHO))[0] is is_correct


@pytest.mark.parametrize(
    ("row", "answer", "is_cited"),
    [
        ({}, found("x", WHO), True),
        ({}, found("x", "Trần Văn An"), True),  # all of the quote stands in the evidence
        ({}, found("x", WHO, source="a.txt"), True),
        ({}, found("x", WHO, source="b.txt"), False),
        ({}, found("x", "Hết."), False),
        ({}, found("x", WHERE, WHO), False),  # only the first citation counts
        ({"evidence": "bản Nà Bai"}, found("x", WHERE), True),  # all of the evidence stands in the quote
        ({"also": [{"document": "a.txt", "evidence": WHERE}]}, found("x", WHERE), True),
        ({"also": [{"document": "b.txt", "evidence": WHERE}]}, found("x", WHERE), False),
    ],
)
def test_the_first_citation_must_support_the_answer(
    tmp_path: Path, row: dict[str, Any], answer: Answer, is_cited: bool
) -> None:
    """It must be of the expected document and share a stretch with the expected evidence, or with a further place."""
    assert is_correct_and_cited(tmp_path, {**ROW, **row}, answer)[1] is is_cited


def test_questions_can_be_asked_without_marks(tmp_path: Path) -> None:
    """Stripped, the question loses its marks and capitals; the expected answer does not."""
    asked: list[str] = []

    def answer(question: str) -> Answer:
        asked.append(question)
        return found("Trần Văn An [1]", WHO)

    assert evaluate(tmp_path, [ROW], answer, strip=True).counts["correct"] == (1, 1)
    assert evaluate(tmp_path, [ROW], answer).counts["correct"] == (1, 1)
    assert asked == ["bi thu huyen uy la ai?", "Bí thư Huyện ủy là ai?"]


def test_progress_is_told_after_each_question(tmp_path: Path) -> None:
    """Progress rises by one to the number of questions."""
    path = tmp_path / "questions.jsonl"
    path.write_text(f"{json.dumps(ABSENT)}\n" * 3, "utf-8")
    told: list[tuple[str, int, int]] = []

    evaluate_answers(path, lambda *_: REFUSED, strip_marks=False, progress=lambda *step: told.append(step))

    assert told == [("ask", 1, 3), ("ask", 2, 3), ("ask", 3, 3)]


@pytest.mark.parametrize("missing", ["answerable", "answers", "document", "evidence"])
def test_a_row_that_lacks_something_is_named(tmp_path: Path, missing: str) -> None:
    """A question without one of its keys is named with the key, before any question is asked."""
    row = {key: value for key, value in ROW.items() if key != missing}

    with pytest.raises(QuestionsUnreadable) as raised:
        evaluate(tmp_path, [ABSENT, row], lambda *_: pytest.fail("asked"))

    path = tmp_path / "questions.jsonl"
    assert sentence(raised.value) == f"{path}: câu “Bí thư Huyện ủy là ai?” thiếu hoặc sai khóa '{missing}'."


@pytest.mark.parametrize(
    "wrong",
    [
        {"answerable": "false"},
        {"answers": None},
        {"answers": "Trần Văn An"},
        {"answers": ["Trần Văn An"]},
        {"answers": [[1]]},
        {"document": None},
        {"evidence": 5},
        {"also": [None]},
        {"also": [{"document": "a.txt"}]},
    ],
)
def test_a_row_of_another_form_is_named(tmp_path: Path, wrong: dict[str, Any]) -> None:
    """A question with something else than groups of strings, a file name and a substring is named."""
    with pytest.raises(QuestionsUnreadable, check=saying("câu “Bí thư Huyện ủy là ai\\?” thiếu hoặc sai khóa")):
        evaluate(tmp_path, [{**ROW, **wrong}], lambda _: REFUSED)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            '{"question": "?", "answerable": false}\n{"answerable": false}',
            "dòng 2: cần một đối tượng có các khóa question.",
        ),
        ('{"question": 1}', "dòng 1: cần một đối tượng có các khóa question."),
        ("\n\nkhông", "dòng 3: không phải JSON (Expecting value)."),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, content: str, message: str) -> None:
    """A line that is no question is named by its number, before any question is asked."""
    path = tmp_path / "questions.jsonl"
    path.write_text(content, "utf-8")

    with pytest.raises(QuestionsUnreadable) as raised:
        evaluate_answers(path, lambda *_: pytest.fail("asked"), strip_marks=False, progress=lambda *_: None)

    assert sentence(raised.value) == f"{path}, {message}"


@pytest.mark.parametrize("fault", [KeyError("x"), TypeError("x"), AttributeError("x")])
def test_a_fault_of_the_answerer_is_not_blamed_on_the_file(tmp_path: Path, fault: Exception) -> None:
    """What goes wrong while answering is raised as it is."""

    def answer(_asked: str) -> Answer:
        raise fault

    with pytest.raises(type(fault)) as raised:
        evaluate(tmp_path, [ROW], answer)

    assert raised.value is fault


def test_rows_of_one_conversation_are_its_turns(tmp_path: Path) -> None:
    """A row gets the answers before it of its own conversation, at most the last three; a row without one gets none."""
    told: list[tuple[str, list[str]]] = []

    def answer(asked: str, earlier: Sequence[Answer]) -> Answer:
        told.append((asked, [before.question for before in earlier]))
        return replace(REFUSED, question=asked)

    turns = [(1, "a"), (1, "b"), (2, "c"), (None, "d"), (None, "e"), (2, "f"), *((3, str(at)) for at in range(5))]
    path = tmp_path / "questions.jsonl"
    rows = ({**ABSENT, "question": asked, "conversation": held} for held, asked in turns)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")

    evaluate_answers(path, answer, strip_marks=False, progress=lambda *_: None)

    assert dict(told) == {
        "a": [], "b": ["a"], "c": [], "d": [], "e": [], "f": [],
        "0": [], "1": ["0"], "2": ["0", "1"], "3": ["0", "1", "2"], "4": ["1", "2", "3"],
    }  # fmt: skip
