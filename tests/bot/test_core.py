"""The crossing from the asynchronous application into the synchronous core."""

import asyncio
import threading
from pathlib import Path

import pytest

from bot.core import MAX_PICTURES_WAITING, Core, CoreBusy, QuestionUnusable, read_question
from bot.messages import messages
from index.errors import DocumentNotFound, DocumentRefused, FactNotFound
from index.layout import Span
from index.readers.paged.pictures.page_pictures import PagePng
from index.types import Document
from retrieval.types import Answer
from tests.bot.conversation import run
from tests.bot.fakes import NAM_SACH, SCAN, FakeAnswerer, FakeLibrary, FakePictures, Gatekeeper, found_answer, refusal
from tests.bot.small_register import make_register
from tests.sentences import said, saying, sentence


def test_answer_and_document_come_back(core: Core) -> None:
    """The core's answer and document come back as they are."""
    assert run(core.answer("nam sách")) == found_answer("nam sách")
    assert run(core.document(NAM_SACH.id)) is NAM_SACH


def test_register_is_looked_into(answerer: FakeAnswerer, tmp_path: Path) -> None:
    """A look into the register is taken on a thread of the core; what it sees and what it raises come back."""
    library = FakeLibrary(answerer=answerer, register=make_register(tmp_path))
    with Core(library, workers=1) as core:
        seen = run(core.register(lambda registry: (len(registry.officials()), threading.current_thread().name)))
        with pytest.raises(FactNotFound):
            run(core.register(lambda registry: registry.entry("0123456789")))
    assert seen == (2, "core_0")


def test_errors_come_back(core: Core) -> None:
    """An error of the core reaches the caller unchanged."""
    with pytest.raises(DocumentNotFound, check=saying(r"^Không có tài liệu “abc” trong kho\.$")):
        run(core.document("abc"))


def test_work_is_done_off_the_event_loop(answerer: FakeAnswerer, library: FakeLibrary) -> None:
    """A question is answered on a thread of the core, so that the loop stays free."""
    threads: list[str] = []

    def note(question: str) -> Answer:
        threads.append(threading.current_thread().name)
        return refusal(question)

    answerer.act = note
    with Core(library, workers=1) as core:
        run(core.answer("q"))
    assert threads == ["core_0"]


def test_no_more_than_so_many_work_and_wait(answerer: FakeAnswerer, library: FakeLibrary) -> None:
    """With two workers and one waiting place the fourth question at once is refused politely; later ones are not."""
    gatekeeper = Gatekeeper()
    answerer.act = gatekeeper

    async def scene(core: Core) -> None:
        asked = [asyncio.create_task(core.answer(f"q{number}")) for number in range(3)]
        await asyncio.sleep(0.05)
        with pytest.raises(CoreBusy) as refused:
            await core.answer("q3")
        assert sentence(refused.value) == messages.said("busy")
        gatekeeper.opened.set()
        await asyncio.gather(*asked)
        await core.answer("q4")

    with Core(library, workers=2, max_waiting=1) as core:
        run(scene(core))
    assert gatekeeper.most_inside == 2
    assert sorted(answerer.asked) == ["q0", "q1", "q2", "q4"]


def test_caller_who_leaves_keeps_the_place_until_the_thread_is_free(
    answerer: FakeAnswerer, library: FakeLibrary
) -> None:
    """A cancelled caller's running question still counts, because its thread is still busy; then its place is free."""
    gatekeeper = Gatekeeper()
    answerer.act = gatekeeper

    async def scene(core: Core) -> None:
        leaving = asyncio.create_task(core.answer("q0"))
        await asyncio.sleep(0.05)
        leaving.cancel()
        await asyncio.sleep(0)
        with pytest.raises(CoreBusy):
            await core.answer("q1")
        gatekeeper.opened.set()
        while gatekeeper.inside:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)
        await core.answer("q2")

    with Core(library, workers=1, max_waiting=0) as core:
        run(scene(core))
    assert answerer.asked == ["q0", "q2"]


def test_no_answer_waits_for_a_picture(library: FakeLibrary) -> None:
    """Pictures are made one at a time on a thread of their own; so many may wait, and questions go on meanwhile."""
    opened = threading.Event()

    class Slow(FakePictures):
        def of(self, document: Document, *, page: int | None = None, marked: Span | None = None) -> PagePng:
            opened.wait(10)
            return super().of(document, page=page, marked=marked)

    async def scene(core: Core) -> None:
        asked = [asyncio.create_task(core.picture(SCAN, page=1)) for _ in range(MAX_PICTURES_WAITING + 1)]
        await asyncio.sleep(0.05)
        with pytest.raises(CoreBusy):
            await core.picture(SCAN, page=1)
        assert await core.answer("nam sách") == found_answer("nam sách")
        opened.set()
        await asyncio.gather(*asked)

    with Core(library, workers=1, pictures=Slow()) as core:
        run(scene(core))


def test_without_pictures_every_page_is_refused(library: FakeLibrary) -> None:
    """A core that was given nothing to draw with says that there is no picture."""
    with Core(library, workers=1) as core, pytest.raises(DocumentRefused) as raised:
        run(core.picture(NAM_SACH, page=1))
    assert sentence(raised.value) == said("picture_without_pages", file=NAM_SACH.source)


def test_closed_core_takes_nothing(core: Core) -> None:
    """After the close a question is an error of the program, and its place is not lost."""
    core.close()
    with pytest.raises(RuntimeError):
        run(core.answer("q"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", messages.said("question_empty")),
        (" \n\t\u00a0", messages.said("question_empty")),
        ("\u200b\u200d", messages.said("question_without_words")),
        ("👩‍👩‍👧🇻🇳", messages.said("question_without_words")),
        ("… — “”", messages.said("question_without_words")),
        ("a" * 10_000, said("question_too_long", length=10_000, limit=1000)),
    ],
    ids=["empty", "spaces", "invisible", "emoji", "punctuation", "10000"],
)
def test_what_is_no_question_is_refused(text: str, expected: str) -> None:
    """What holds no word or too many characters is refused with what to do instead."""
    with pytest.raises(QuestionUnusable) as refused:
        read_question(text)
    assert sentence(refused.value) == expected


def test_question_of_exactly_the_limit_is_taken() -> None:
    """A thousand characters, counted after composing, are a question."""
    assert read_question("e\u0302" * 1000) == "ê" * 1000


def test_number_alone_is_a_question() -> None:
    """A document's number without letters is a question."""
    assert read_question(" 210? ") == "210?"


def test_length_is_written_as_in_vietnamese() -> None:
    """The request to shorten names both lengths with dots between thousands."""
    assert said("question_too_long", length=10_000, limit=1000) == (
        "Câu hỏi dài 10.000 ký tự, quá mức 1.000 ký tự. Xin anh/chị rút gọn, mỗi lần hỏi một việc."
    )
