"""Measuring retrieval: figures that can be checked by hand, and files that cannot be read."""

import json
import math
from collections.abc import Collection, Iterable
from pathlib import Path

import numpy as np
import pytest

from bot.assembly.assemble import served
from index.errors import QuestionsUnreadable
from retrieval.measure.cache import CachingEmbedder
from retrieval.measure.intervals import interval_of_mean
from retrieval.measure.judged import Progress, read_rows
from retrieval.measure.retrieval import RetrievalFigures, evaluate_retrieval
from retrieval.types import Part
from tests.fakes import HashedEmbedder, silent
from tests.sentences import saying, sentence

CORPUS = [
    {"_id": "d1", "title": "Nông nghiệp", "text": "Nuôi ong."},
    {"_id": "d2", "text": "Rừng xanh đẹp."},
    {"_id": "d3", "text": "Rừng xanh.", "title": ""},
    {"_id": "d4", "text": "Chợ phiên."},
]
QUERIES = [
    {"_id": "q1", "text": "nong nghiep"},  # d1 first, by its title
    {"_id": "q2", "text": "rung xanh dep"},  # d2 first, d3 second
    {"_id": "q3", "text": "gia vang"},  # none
    {"_id": "q4", "text": "cho phien"},  # not judged, so not asked
]
JUDGED = [("q1", "d1", 1), ("q2", "d3", 1), ("q3", "d4", 1)]


def write_folder(
    folder: Path,
    *,
    corpus: Iterable[dict[str, str]] = CORPUS,
    queries: Iterable[dict[str, str]] = QUERIES,
    judged: Iterable[tuple[str, str, int]] = JUDGED,
) -> Path:
    """A folder in BEIR layout."""
    for name, rows in (("corpus.jsonl", corpus), ("queries.jsonl", queries)):
        (folder / name).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    lines = ["query-id\tcorpus-id\tscore", *("\t".join(map(str, row)) for row in judged)]
    (folder / "qrels.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


BY_HAND = frozenset({Part.CORRECTION, Part.RERANKING})
"""What is left out where figures are worked out by hand."""


def measure(
    folder: Path,
    embedder: HashedEmbedder | CachingEmbedder | None = None,
    *,
    strip: bool = False,
    without: Collection[Part] = BY_HAND,
    sample: int | None = None,
    progress: Progress = lambda _step, _done, _total: None,
) -> RetrievalFigures:
    """The figures of a folder, with nothing told on the way."""
    model = embedder or HashedEmbedder()
    return evaluate_retrieval(
        folder,
        model,
        served(model, silent, without),
        strip_marks=strip,
        sample=sample,
        progress=progress,
    )


def test_figures_are_those_worked_out_by_hand(tmp_path: Path) -> None:
    """Relevant first, second and not at all: the mean of 1, of what rank 2 is worth, and of 0."""
    figures = measure(write_folder(tmp_path))

    values = {
        "nDCG@10": (1 + 1 / math.log2(3) + 0) / 3,
        "MRR@10": (1 + 1 / 2 + 0) / 3,
        "R@1": 1 / 3,
        "R@5": 2 / 3,
        "R@10": 2 / 3,
        "P@1": 1 / 3,
    }
    assert figures.values == pytest.approx(values)
    assert figures.by_question["MRR@10"] == (1.0, 0.5, 0.0)
    assert figures.as_json() == {
        **figures.values,
        "questions": 3,
        "passages": 4,
        "intervals": figures.intervals,
        "by_kind": figures.by_kind,
    }


def test_every_mean_has_the_interval_of_its_values(tmp_path: Path) -> None:
    """The interval of a figure is that of its values over the questions; without doubt where all are the same."""
    figures = measure(write_folder(tmp_path))
    assert figures.intervals == {name: interval_of_mean(values) for name, values in figures.by_question.items()}
    assert figures.intervals["MRR@10"] == (0.0, 1.0)

    figures = measure(write_folder(tmp_path, judged=[("q1", "d1", 1), ("q2", "d2", 1)]))
    assert figures.intervals["P@1"] == (1.0, 1.0)


def test_figures_are_told_by_kind_of_question(tmp_path: Path) -> None:
    """Each kind that was asked has its number of questions and its own means, in the order of the kinds."""
    queries = [
        {"_id": "q1", "text": "Nuôi ong ở đâu?"},  # d1 first
        {"_id": "q2", "text": "Ai thăm rừng xanh đẹp?"},  # d2 first, d3 second
        {"_id": "q3", "text": "Ai nuôi ong?"},  # d1 first
    ]
    judged = [("q1", "d1", 1), ("q2", "d3", 1), ("q3", "d1", 1)]

    figures = measure(write_folder(tmp_path, queries=queries, judged=judged))

    assert list(figures.by_kind) == ["who", "where"]
    assert figures.by_kind["who"] == pytest.approx({"questions": 2, "nDCG@10": (1 + 1 / math.log2(3)) / 2, "P@1": 0.5})
    assert figures.by_kind["where"] == {"questions": 1, "nDCG@10": 1.0, "P@1": 1.0}


def test_a_document_counts_by_its_best_passage(tmp_path: Path) -> None:
    """A document of several passages is ranked once, so the next document is second and not third."""
    long = "\n\n".join(
        f"Rừng xanh đẹp có cây số {at} và nhiều chim muông bay về làm tổ trên cành cao." for at in range(60)
    )
    corpus = [{"_id": "d2", "text": long}, {"_id": "d3", "text": "Rừng thưa."}]
    folder = write_folder(tmp_path, corpus=corpus, judged=[("q2", "d3", 1)])

    figures = measure(folder)

    assert figures.passages > 3
    assert figures.values["MRR@10"] == 0.5


def test_marks_can_be_stripped_from_the_questions(tmp_path: Path) -> None:
    """Asked without marks, "Chợ phiên" is looked up as "cho phien" and no document is found by meaning."""
    queries = [{"_id": "q1", "text": "Vàng Chợ"}]
    folder = write_folder(tmp_path, queries=queries, judged=[("q1", "d2", 1)])

    assert measure(folder).values["R@10"] == 1.0  # every document has a cosine
    assert measure(folder, strip=True).values["R@10"] == 0.0  # only those with the word "cho" are found


def test_parts_can_be_left_out(tmp_path: Path) -> None:
    """Without meaning only shared words count, without words only cosines, and without correction no marks are read."""
    queries = [{"_id": "q1", "text": "Rừng vàng"}]
    folder = write_folder(tmp_path, queries=queries, judged=[("q1", "d4", 1)])
    assert measure(folder, without={Part.MEANING}).values["R@10"] == 0.0
    assert measure(folder, without={Part.WORDS}).values["R@10"] == 1.0

    folder = write_folder(tmp_path, queries=queries, judged=[("q1", "d1", 1)])
    assert measure(folder, strip=True, without=()).values["R@10"] == 1.0  # read as "rừng vàng", so by meaning too
    assert measure(folder, strip=True, without={Part.CORRECTION}).values["R@10"] == 0.0


def test_several_relevant_documents_count_by_their_grades(tmp_path: Path) -> None:
    """The best document second and a fair one first are worth less than the other way round."""
    right = write_folder(tmp_path, judged=[("q2", "d2", 2), ("q2", "d3", 1)])
    assert measure(right).values["nDCG@10"] == pytest.approx(1.0)

    wrong = write_folder(tmp_path, judged=[("q2", "d2", 1), ("q2", "d3", 2)])
    expected = (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3))
    assert measure(wrong).values["nDCG@10"] == pytest.approx(expected)


def test_only_questions_that_are_asked_count(tmp_path: Path) -> None:
    """A judged question that is not among the questions is no failure."""
    folder = write_folder(tmp_path, judged=[("q1", "d1", 1), ("q9", "d1", 1)])

    figures = measure(folder)

    assert (figures.values["MRR@10"], figures.questions) == (1.0, 1)


@pytest.mark.parametrize("judged", [[], [("q9", "d1", 1)]])
def test_a_folder_without_a_judged_question_is_refused(tmp_path: Path, judged: list[tuple[str, str, int]]) -> None:
    """There is nothing to measure, and the message says which files do not go together."""
    folder = write_folder(tmp_path, judged=judged)

    with pytest.raises(QuestionsUnreadable) as raised:
        measure(folder)

    assert "qrels.tsv" in sentence(raised.value)
    assert "queries.jsonl" in sentence(raised.value)


def test_a_sample_asks_so_many_questions_of_the_whole_corpus(tmp_path: Path) -> None:
    """So many questions are drawn, the same ones each time, in their order; every passage stays to be found."""
    words = ["chè", "lúa", "ngô", "khoai", "sắn", "mía"]
    corpus = [{"_id": f"d{at}", "text": f"Trồng {word}."} for at, word in enumerate(words)]
    queries = [{"_id": f"q{at}", "text": word} for at, word in enumerate(words)]
    # The questions of even number have their document as the only right one, the others a wrong one.
    judged = [(f"q{at}", f"d{at if at % 2 == 0 else 0}", 1) for at in range(6)]
    folder = write_folder(tmp_path, corpus=corpus, queries=queries, judged=judged)
    every = measure(folder)
    assert every.by_question["P@1"] == (1.0, 0.0, 1.0, 0.0, 1.0, 0.0)

    figures = measure(folder, sample=4)

    assert (figures.questions, figures.passages) == (4, 6)
    assert measure(folder, sample=4) == figures
    assert set(figures.by_question["P@1"]) == {0.0, 1.0}
    assert [measure(folder, sample=number) for number in (6, 7, 1000)] == [every] * 3


def test_progress_is_told_step_by_step(tmp_path: Path) -> None:
    """Reading, embedding and asking each rise to their number."""
    told: list[tuple[str, int, int]] = []
    folder = write_folder(tmp_path)

    measure(folder, progress=lambda *step: told.append(step))

    assert [step for step in told if step[0] != "embed"] == [
        *(("read", done, 4) for done in (1, 2, 3, 4)),
        *(("ask", done, 3) for done in (1, 2, 3)),
    ]
    assert told[-4] == ("embed", 4, 4)


# Remembered vectors


def test_what_was_embedded_is_not_embedded_again(tmp_path: Path) -> None:
    """A second measurement embeds only the passages that are new, and gives the same figures."""
    folder = write_folder(tmp_path)
    cache = tmp_path / "eval" / "vectors.sqlite3"
    embedders = [HashedEmbedder() for _ in range(3)]

    first = CachingEmbedder(embedders[0], cache)
    figures = measure(folder, first)
    first.close()
    second = CachingEmbedder(embedders[1], cache)
    assert measure(folder, second) == figures
    second.close()
    third = CachingEmbedder(embedders[2], cache)
    measure(write_folder(tmp_path, corpus=[*CORPUS, {"_id": "d5", "text": "Trồng chè."}]), third)
    third.close()

    assert figures == measure(write_folder(tmp_path))
    assert len(embedders[0].embedded) == 4
    assert embedders[1].embedded == []
    assert embedders[2].embedded == ["Trồng chè."]


def test_remembered_vectors_are_those_of_the_model(tmp_path: Path) -> None:
    """In any order and however often a passage comes, its row is what the model gives, embedded once."""
    inner = HashedEmbedder()
    caching = CachingEmbedder(inner, tmp_path / "vectors.sqlite3")
    passages = ["Rừng.", "Chợ.", "Rừng.", "Chè."]

    once = caching.embed_passages(passages)
    again = caching.embed_passages(passages[::-1])
    caching.close()

    expected = HashedEmbedder().embed_passages(passages)
    np.testing.assert_array_equal(once, expected)
    np.testing.assert_array_equal(again, expected[::-1])
    assert inner.embedded == ["Rừng.", "Chợ.", "Chè."]


def test_models_do_not_share_their_vectors(tmp_path: Path) -> None:
    """Another model embeds the same passage anew."""
    one, other = HashedEmbedder("one"), HashedEmbedder("other")
    for embedder in (one, other):
        caching = CachingEmbedder(embedder, tmp_path / "vectors.sqlite3")
        caching.embed_passages(["Rừng."])
        caching.close()

    assert (one.embedded, other.embedded) == (["Rừng."], ["Rừng."])


def test_a_caching_embedder_is_otherwise_the_model(tmp_path: Path) -> None:
    """Name, dimension, limit, token counts and questions are the model's own, and no passages give no rows."""
    inner = HashedEmbedder()
    caching = CachingEmbedder(inner, tmp_path / "vectors.sqlite3")

    assert (caching.name, caching.dimension, caching.max_tokens) == (inner.name, inner.dimension, inner.max_tokens)
    assert caching.count_tokens(["rừng xanh"]) == inner.count_tokens(["rừng xanh"])
    np.testing.assert_array_equal(caching.embed_question("rừng"), inner.embed_question("rừng"))
    assert caching.embed_passages([]).shape == (0, inner.dimension)
    caching.close()


# Files that cannot be read


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    """A folder in which a file is missing is refused with the file's name."""
    folder = write_folder(tmp_path)
    (folder / name).unlink()

    with pytest.raises(QuestionsUnreadable) as raised:
        measure(folder)

    assert str(folder / name) in sentence(raised.value)


@pytest.mark.parametrize(
    "line",
    ["q1\td1", "q1\td1\t1\tx", "q1 d1 1", "q1\td1\tnhiều", "q1\td1\t1.5", '"q1\td1\t1', "q1\td1\t"],
)
def test_a_malformed_judgement_is_named_by_its_line(tmp_path: Path, line: str) -> None:
    """A line of judgements without three columns or with a grade that is no whole number is named."""
    path = write_folder(tmp_path) / "qrels.tsv"
    path.write_text(f"q\td\ts\nq1\td1\t1\n{line}\nq2\td3\t1\n", "utf-8")

    if line == '"q1\td1\t1':  # a quotation mark is a character like any other
        assert measure(tmp_path).questions == 2
        return
    with pytest.raises(QuestionsUnreadable) as raised:
        measure(tmp_path)

    assert sentence(raised.value) == f"{path}, dòng 3: cần ba cột cách nhau bằng dấu tab, cột cuối là số nguyên."


def test_judgements_may_end_in_blank_lines_and_carriage_returns(tmp_path: Path) -> None:
    """Blank lines and Windows line ends change nothing."""
    folder = write_folder(tmp_path)
    expected = measure(folder)
    path = folder / "qrels.tsv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n\r\n")

    assert measure(folder) == expected


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"_id": "x", ', "không phải JSON (Expecting property name enclosed in double quotes)."),
        ("xin chào", "không phải JSON (Expecting value)."),
        ("[1, 2]", "cần một đối tượng có các khóa _id, text."),
        ('{"_id": "x"}', "cần một đối tượng có các khóa _id, text."),
        ('{"_id": 5, "text": "x"}', "cần một đối tượng có các khóa _id, text."),
        ('{"_id": "x", "text": null}', "cần một đối tượng có các khóa _id, text."),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    """A line that is no JSON object with the required texts is named by its number, blank lines counted."""
    path = tmp_path / "rows.jsonl"
    path.write_text(f'{{"_id": "a", "text": "b"}}\n\n{line}\n', "utf-8")

    with pytest.raises(QuestionsUnreadable) as raised:
        read_rows(path, required=("_id", "text"))

    assert sentence(raised.value) == f"{path}, dòng 3: {message}"


@pytest.mark.parametrize("line", ['{"_id": ' + "9" * 5000 + "}", "[" * 100_000])
def test_a_line_that_json_itself_refuses_is_named(tmp_path: Path, line: str) -> None:
    """A number of 5,000 digits or brackets without end are malformed lines and no accident."""
    path = tmp_path / "rows.jsonl"
    path.write_text(line, "utf-8")

    with pytest.raises(QuestionsUnreadable, check=saying(r"rows\.jsonl, dòng 1: không phải JSON")):
        read_rows(path, required=("_id",))


def test_rows_are_read_in_order(tmp_path: Path) -> None:
    """Every object comes in order with all its keys, whatever the line ends, with or without a byte order mark."""
    path = tmp_path / "rows.jsonl"
    path.write_bytes('\ufeff{"_id": "a", "more": [1]}\r\n\r\n{"_id": "b\u2028"}'.encode())

    assert read_rows(path, required=("_id",)) == [{"_id": "a", "more": [1]}, {"_id": "b\u2028"}]


@pytest.mark.parametrize("content", [b"\xff\xfe{\x00", b"\x80"])
def test_a_file_that_is_no_utf_8_is_named(tmp_path: Path, content: bytes) -> None:
    """A file in another encoding is refused with its name."""
    path = tmp_path / "rows.jsonl"
    path.write_bytes(content)

    with pytest.raises(QuestionsUnreadable) as raised:
        read_rows(path, required=("_id",))

    assert sentence(raised.value).startswith(f"Không đọc được tệp {path} (")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """Where a file should be and a folder is, the folder is named."""
    with pytest.raises(QuestionsUnreadable, check=saying(f"^Không đọc được tệp {tmp_path} ")):
        read_rows(tmp_path, required=("_id",))
