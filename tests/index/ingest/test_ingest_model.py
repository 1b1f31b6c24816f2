"""What the model has to do with a corpus: nothing is embedded twice, none is mixed with another, all can be rebuilt."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import CorpusBusy, CorpusMismatch, DataFolderError
from index.ingest.built_with import check_built_with
from index.ingest.files import Task
from index.ingest.index import LOCK_FILE, Model, index_documents, indexing_lock, report_if_unchanged
from index.ingest.ingest import rebuild
from index.ingest.report import IngestReport
from index.layout import Layout
from index.readers.worker.process import ReadingHere
from index.store.corpus import Corpus, open_corpus
from index.types import Embedder, Vectors
from tests.fakes import (
    HashedEmbedder,
    index_folder,
    make_corpus,
    make_document,
    make_snapshot,
    silent,
    store,
    write_files,
)
from tests.sentences import saying, sentence

TEXTS = {"a.txt": "Hội nghị bế mạc. Trồng cây ở xã.", "b.txt": "Nuôi cá. Hội nghị bế mạc."}
OTHER = HashedEmbedder("other", dimension=64)


def not_opened() -> Embedder:
    """The model of a run that must not need it."""
    pytest.fail("the model was opened")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents with a sentence in common."""
    return write_files(tmp_path / "documents", TEXTS)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Where the corpus goes."""
    return tmp_path / "var"


def no_progress(_step: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def test_a_sentence_is_embedded_once(data_dir: Path, folder: Path) -> None:
    """A sentence that two files hold is embedded once, and not again in a third file of a later run."""
    embedder = HashedEmbedder()
    index_folder(data_dir, [folder], embedder)
    first = list(embedder.embedded)
    write_files(folder, {"c.txt": "Nuôi cá. Nuôi tôm."})
    index_folder(data_dir, [folder], embedder)

    assert first == ["Hội nghị bế mạc.", "Trồng cây ở xã.", "Nuôi cá."]
    assert embedder.embedded[3:] == ["Nuôi tôm."]


def test_a_shared_vector_is_the_one_that_embedding_would_give(data_dir: Path, folder: Path) -> None:
    """Every stored vector is that of its sentence, reused or not."""
    index_folder(data_dir, [folder])

    with open_corpus(data_dir) as corpus:
        _, _, vectors = corpus.all_vectors(512)
    expected = ["Hội nghị bế mạc.", "Trồng cây ở xã.", "Nuôi cá.", "Hội nghị bế mạc."]
    assert vectors.tolist() == HashedEmbedder().embed_passages(expected).tolist()


def test_much_text_is_stored_in_parts(data_dir: Path, tmp_path: Path) -> None:
    """After some thousand sentences what was read is embedded and stored before more is read."""
    texts = {f"{name}.txt": "\n\n".join(f"{name} {number}." for number in range(4100)) for name in ("x", "y")}
    steps: list[str] = []

    def note(step: str, done: int, total: int) -> None:
        if done == total or step == "read":
            steps.append(step)

    index_folder(data_dir, [write_files(tmp_path / "long", texts)], progress=note)

    assert steps == ["read", "embed", "store", "read", "embed", "store"]


@pytest.mark.parametrize(
    ("now", "difference"),
    [
        (OTHER, "mô hình hashed, nay là other; số chiều 512, nay là 64"),
        (HashedEmbedder("newer"), "mô hình hashed, nay là newer"),
        (HashedEmbedder(dimension=64), "số chiều 512, nay là 64"),
    ],
)
def test_another_model_is_refused(data_dir: Path, folder: Path, now: HashedEmbedder, difference: str) -> None:
    """A corpus of another model is left as it is; the message says what differs and which command repairs it."""
    index_folder(data_dir, [folder])
    write_files(folder, {"c.txt": "Nuôi tôm."})

    with pytest.raises(CorpusMismatch) as raised:
        index_folder(data_dir, [folder], now)

    assert sentence(raised.value) == (
        f"Kho tài liệu được lập với {difference}. Hãy chạy: dannguon index --rebuild "
        "(hoặc đặt lại DANNGUON_EMBEDDING_MODEL như cũ)."
    )
    with open_corpus(data_dir) as corpus:
        assert len(corpus) == 2


@pytest.mark.parametrize(("rule", "name"), [("chunking", "cách chia đoạn"), ("text_rules", "quy tắc văn bản")])
def test_texts_of_other_rules_are_divided_again_by_the_next_run(
    data_dir: Path, folder: Path, rule: str, name: str
) -> None:
    """A corpus of other rules for texts says what to run; that embeds only sentences that are new."""
    index_folder(data_dir, [folder])
    with open_corpus(data_dir, create=True) as corpus:
        current = corpus.built_with()
        corpus.set_built_with(current | {rule: "0"})
        with pytest.raises(CorpusMismatch, check=saying(rf"{name} trước đây.*Hãy chạy: dannguon index THƯ_MỤC")):
            check_built_with(corpus, HashedEmbedder())
        changed = replace(corpus.document("b.txt"), text="Nuôi ong. Hội nghị bế mạc.")
        corpus.replace_document(changed, (), HashedEmbedder().embed_passages([]))
    embedder = HashedEmbedder()

    report = index_folder(data_dir, [folder], embedder)

    assert (report.changed, report.unchanged) == ([], ["a.txt", "b.txt"])
    assert embedder.embedded == ["Nuôi ong."]
    with open_corpus(data_dir) as corpus:
        assert corpus.built_with() == current
        assert len(corpus.sentences(changed.id)) == 2


@pytest.mark.parametrize(("rule", "name"), [("facts", "quy tắc đọc dữ kiện"), ("lexicon", "bảng từ ngữ")])
@pytest.mark.parametrize("is_there", [True, False], ids=["other", "missing"])
def test_facts_of_other_rules_are_not_answered_from_until_they_are_read_again(
    data_dir: Path, folder: Path, rule: str, name: str, *, is_there: bool
) -> None:
    """A corpus of other rules for facts, or of before they were noted, says what to run; indexing embeds nothing."""
    index_folder(data_dir, [folder])
    with open_corpus(data_dir, create=True) as corpus:
        current = corpus.built_with()
        kept = {key: value for key, value in current.items() if key != rule}
        corpus.set_built_with(kept | ({rule: "0"} if is_there else {}))
        with pytest.raises(CorpusMismatch, check=saying(rf"{name} trước đây.*Hãy chạy: dannguon index THƯ_MỤC")):
            check_built_with(corpus, HashedEmbedder())

    report = index_documents(
        data_dir,
        Task([folder]),
        Model(not_opened, "hashed"),
        reading=ReadingHere(),
        progress=no_progress,
        report=silent,
    )

    assert report.unchanged == ["a.txt", "b.txt"]
    with open_corpus(data_dir) as corpus:
        assert corpus.built_with() == current
        check_built_with(corpus, HashedEmbedder())


def test_an_empty_corpus_takes_any_model(data_dir: Path, folder: Path, tmp_path: Path) -> None:
    """Where nothing is stored yet, another model may begin."""
    index_folder(data_dir, [tmp_path / "missing"])

    assert index_folder(data_dir, [folder], OTHER).added == ["a.txt", "b.txt"]


def test_unchanged_files_need_no_model(data_dir: Path, folder: Path) -> None:
    """If every file is stored as it is, the report is that of ingestion, without an embedder."""
    write_files(folder, {"picture.psd": "x"})
    index_folder(data_dir, [folder])

    with open_corpus(data_dir) as corpus:
        assert report_if_unchanged(corpus, Task([folder]), model="hashed") == IngestReport(
            unchanged=["a.txt", "b.txt"], skipped=["picture.psd"]
        )
        assert report_if_unchanged(corpus, Task([]), model="hashed") == IngestReport()


def test_any_difference_needs_the_model(data_dir: Path, folder: Path) -> None:
    """A new, changed or missing file, another model and other rules are no case for the short way."""
    index_folder(data_dir, [folder])

    with open_corpus(data_dir) as corpus:
        assert report_if_unchanged(corpus, Task([folder]), model="other") is None
        assert report_if_unchanged(corpus, Task([folder / "missing"]), model="hashed") is None
        write_files(folder, {"c.txt": "Nuôi tôm."})
        assert report_if_unchanged(corpus, Task([folder]), model="hashed") is None
        assert report_if_unchanged(corpus, Task([folder / "a.txt"]), model="hashed") == IngestReport(
            unchanged=["a.txt"]
        )
        write_files(folder, {"a.txt": "Nuôi cua."})
        assert report_if_unchanged(corpus, Task([folder / "a.txt"]), model="hashed") is None
        corpus.set_built_with(corpus.built_with() | {"chunking": "0"})
        assert report_if_unchanged(corpus, Task([folder / "b.txt"]), model="hashed") is None


def words_and_vectors(corpus: Corpus, dimension: int) -> tuple[list[str], list[list[float]]]:
    """What a corpus holds, ids aside."""
    owners = dict.fromkeys(corpus.chunk_owners())
    return [chunk.text for chunk in corpus.chunks(list(owners))], corpus.all_vectors(dimension)[2].tolist()


def test_rebuilding_makes_the_corpus_of_the_other_model(tmp_path: Path) -> None:
    """After a rebuild the corpus holds what the other model would have made from the start, and is searchable."""
    with (
        make_corpus(tmp_path / "one", HashedEmbedder(), TEXTS) as corpus,
        make_corpus(tmp_path / "other", OTHER, TEXTS) as expected,
    ):
        documents = [corpus.document(summary.id) for summary in corpus.summaries()]
        assert rebuild(corpus, OTHER, progress=no_progress) == ["a.txt", "b.txt"]

        assert words_and_vectors(corpus, 64) == words_and_vectors(expected, 64)
        assert [corpus.document(summary.id) for summary in corpus.summaries()] == documents
        check_built_with(corpus, OTHER)
        ids, scores = make_snapshot(corpus, tmp_path / "one").vectors.search(OTHER.embed_question("Nuôi cá."), 1)
        assert (ids.tolist(), scores.tolist()) == ([7], pytest.approx([1.0]))


def test_a_rebuild_that_fails_changes_nothing(tmp_path: Path) -> None:
    """A rebuild is done wholly or not at all."""

    class Failing(HashedEmbedder):
        def embed_passages(
            self, passages: Sequence[str], *, progress: Callable[[int], None] = lambda _done: None
        ) -> Vectors:
            if self.embedded:
                raise KeyboardInterrupt
            return super().embed_passages(passages, progress=progress)

    with make_corpus(tmp_path, HashedEmbedder(), TEXTS) as corpus:
        before = words_and_vectors(corpus, 512), corpus.built_with(), corpus.stamp
        with pytest.raises(KeyboardInterrupt):
            rebuild(corpus, Failing("failing", dimension=64), progress=no_progress)

        assert (words_and_vectors(corpus, 512), corpus.built_with(), corpus.stamp) == before


def test_a_text_without_content_outlives_a_rebuild(tmp_path: Path) -> None:
    """A stored text in which the rules of now find only furniture stays, without chunks."""
    with make_corpus(tmp_path, HashedEmbedder(), TEXTS) as corpus:
        store(corpus, HashedEmbedder(), make_document("c.txt", "Xem với cỡ chữ"))
        assert rebuild(corpus, OTHER, progress=no_progress) == ["a.txt", "b.txt", "c.txt"]

        assert corpus.document("c.txt").text == "Xem với cỡ chữ"
        assert corpus.document("c.txt").id not in corpus.chunk_owners().values()


def test_a_text_that_a_rebuild_changes_is_to_be_read_again(tmp_path: Path) -> None:
    """What stood where is known no more, so that the next run reads its file; other texts are as they were."""
    with make_corpus(tmp_path, HashedEmbedder(), {}) as corpus:
        for name, text in (("a.txt", "Nuo\u0302i cá."), ("b.txt", "Trồng cây.")):
            document = make_document(name, text)
            read = replace(document, layout=Layout(pages=(0,)), upkeep=replace(document.upkeep, read_by=1))
            store(corpus, HashedEmbedder(), read)
        rebuild(corpus, OTHER, progress=no_progress)

        held = [corpus.document(summary.id) for summary in corpus.summaries()]
    assert [(one.text, one.layout.pages, one.upkeep.read_by) for one in held] == [
        ("Nuôi cá.", (), 0),
        ("Trồng cây.", (0,), 1),
    ]


def test_a_second_process_is_refused_while_one_indexes(data_dir: Path) -> None:
    """The lock is held by one; another is told, after waiting, that the folder is busy."""
    with (
        indexing_lock(data_dir),
        pytest.raises(CorpusBusy) as raised,
        indexing_lock(data_dir, timeout_s=0.05),
    ):
        pass

    assert sentence(raised.value) == (
        f"Một tiến trình khác đang lập chỉ mục trong {data_dir}. Hãy đợi nó xong rồi chạy lại."
    )


def test_a_second_process_waits_for_the_first(data_dir: Path) -> None:
    """If the first is done in time, the second goes on by itself."""
    order = []
    with indexing_lock(data_dir):
        held = threading.Event()

        def index_second() -> None:
            held.set()
            with indexing_lock(data_dir):
                order.append("second")

        second = threading.Thread(target=index_second)
        second.start()
        held.wait()
        order.append("first")
    second.join()

    assert order == ["first", "second"]


def test_the_lock_is_let_go_after_an_error(data_dir: Path) -> None:
    """An error inside frees the lock."""
    with pytest.raises(ZeroDivisionError), indexing_lock(data_dir):
        raise ZeroDivisionError
    with indexing_lock(data_dir, timeout_s=0.05):
        assert (data_dir / LOCK_FILE).exists()


def test_a_file_in_place_of_the_data_folder(tmp_path: Path) -> None:
    """Where the folder cannot be made, the error says what to check."""
    (tmp_path / "var").write_text("")

    with pytest.raises(DataFolderError) as raised, indexing_lock(tmp_path / "var"):
        pass

    assert sentence(raised.value) == (
        f"{tmp_path / 'var'} là một tệp, không phải thư mục dữ liệu. Hãy chuyển tệp ấy đi nơi khác, "
        "hoặc đặt DANNGUON_DATA_DIR thành một thư mục."
    )
