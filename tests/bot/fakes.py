"""What stands in for the core and for Telegram in the tests of the application."""

import asyncio
import datetime
import hashlib
import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from telegram.request import BaseRequest, RequestData

from index.errors import DocumentNotFound, DocumentRefused
from index.layout import Doubt, Layout, Span
from index.readers.paged.pictures.page_pictures import PagePng
from index.types import Document, Header
from retrieval.citations import cite
from retrieval.register.registry import Registry
from retrieval.types import Answer, Detail, Suggestion, Unstated
from tests.fakes import make_answer

NAM_SACH_TEXT = (
    "Thứ ba, ngày 26/11/2024\n\n"
    "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách khóa XXVIII\n\n"
    "Ngày 09/7/2020, Ban Chấp hành Đảng bộ huyện Nam Sách tổ chức Hội nghị lần thứ 2. "
    "Các đồng chí: Bùi Văn Thăng, Tỉnh ủy viên, Bí thư Huyện ủy, Chủ tịch HĐND huyện; Hồ Ngọc Lâm, Phó Bí thư "
    "Thường trực Huyện ủy đồng chủ trì hội nghị.\n\n"
    "Tổng giá trị sản xuất đạt 4854,7 tỷ đồng, tăng 7,5% so với cùng kỳ & đạt <48,6%> kế hoạch năm."
)
QUOTE = "Bùi Văn Thăng, Tỉnh ủy viên, Bí thư Huyện ủy"


def make_document(text: str = NAM_SACH_TEXT, *, identifier: str = "278d4475dbe9", **header: Any) -> Document:
    """A document with this text; Any: the fields of a header."""
    fields: dict[str, Any] = {
        "kind": "Tin",
        "date": datetime.date(2020, 7, 9),
        "place": "huyện Nam Sách",
        "title": "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách khóa XXVIII",
    }
    return Document(
        id=identifier,
        root="/documents",
        source="001_278d4475dbe9d3bc.txt",
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        header=Header(**(fields | header)),
    )


NAM_SACH = make_document()
NAM_DONG = make_document(
    "Hội nghị cuối năm 2020 của huyện Nam Đông.",
    identifier="6927e2e0a3ef",
    title=None,
    date=None,
    kind="Tin",
    place="huyện Nam Đông",
)


SCAN = replace(
    make_document(
        "UBND XÃ VĨNH TRẠCH\n\nSố: 12/QĐ-UBND\n\nĐiều 1. Giao Văn phòng thực hiện.", identifier="5cab00000001"
    ),
    source="quyet_dinh.pdf",
    layout=Layout(pages=(0, 36), recognised=(2,), doubts=(Doubt(49, 58, 0.41),)),
)
"""Two pages, the second recognised from a picture, "Văn phòng" not surely."""


def scan_answer(question: str = "giao cho ai") -> Answer:
    """An answer from a page that was recognised."""
    citation = cite(SCAN, 36, len(SCAN.text), marker=1, heading=None, score=0.8)
    return make_answer(question, "Giao Văn phòng thực hiện. [1]", (citation,))


def found_answer(question: str = "bí thư huyện ủy nam sách là ai") -> Answer:
    """An answer with one citation of `NAM_SACH`."""
    start = NAM_SACH.text.index(QUOTE)
    citation = cite(
        NAM_SACH, start, start + len(QUOTE), marker=1, heading="Ban Chấp hành Đảng bộ huyện", score=0.834567
    )
    text = "Bùi Văn Thăng, Tỉnh ủy viên, Bí thư Huyện ủy (theo tài liệu ngày 09/7/2020). [1]"
    return make_answer(question, text, (citation,), elapsed_ms=41.23)


def related_answer(question: str = "bí thư huyện ủy nam sách sinh năm nào", *, unstated: bool = False) -> Answer:
    """Two passages that speak of the matter, of two documents, beneath what the register lacks where it is told."""
    start = NAM_SACH.text.index("Các đồng chí: Bùi Văn Thăng")
    end = NAM_SACH.text.index("\n\nTổng giá trị")
    passages = (
        cite(NAM_SACH, start, end, marker=1, heading="Ban Chấp hành Đảng bộ huyện", score=0.6),
        cite(NAM_DONG, 0, len(NAM_DONG.text), marker=2, heading=None, score=0.4),
    )
    answer = make_answer(question, related=passages, elapsed_ms=12.0)
    lacked = Unstated(Detail.SIGNER, "Chỉ thị 05-CT/HU") if unstated else None
    return replace(answer, said=replace(answer.said, unstated=lacked))


def refusal(question: str = "Giá vàng hôm nay bao nhiêu?", *, suggested: bool = True) -> Answer:
    """An answer that nothing was found, with or without two suggestions."""
    suggestions = tuple(Suggestion(document.id, document.display_title) for document in (NAM_SACH, NAM_DONG))
    return make_answer(question, suggestions=suggestions if suggested else (), elapsed_ms=12.0)


class FakeAnswerer:
    """Finds the secretary of Nam Sách and nothing else, or does what a test puts in `act`."""

    def __init__(self, act: Callable[[str], Answer] | None = None) -> None:
        self.asked: list[str] = []
        self.earlier: list[tuple[str, ...]] = []
        self.firsts: list[int] = []
        self.act = act

    def answer(self, question: str, earlier: Sequence[Answer] = (), first: int = 1) -> Answer:
        self.asked.append(question)
        self.firsts.append(first)
        self.earlier.append(tuple(answer.question for answer in earlier))
        if self.act is not None:
            return self.act(question)
        return found_answer(question) if "nam sách" in question.lower() else refusal(question)


class FakeLibrary:
    """Holds the documents, the register and what answers that it is given."""

    def __init__(
        self, *documents: Document, answerer: FakeAnswerer | None = None, register: Registry | None = None
    ) -> None:
        self.answerer = answerer or FakeAnswerer()
        self.documents = {document.id: document for document in documents}
        self.register = register

    def answer(self, question: str, earlier: Sequence[Answer] = (), first: int = 1) -> Answer:
        return self.answerer.answer(question, earlier, first)

    def registry(self) -> Registry:
        assert self.register is not None, "this test has no register"
        return self.register

    def document(self, reference: str) -> Document:
        for document in self.documents.values():
            if reference in (document.id, document.source):
                return document
        raise DocumentNotFound("document_unknown", reference=reference)


class FakePictures:
    """Has a picture of every page, the first where none is named, or raises what a test puts in `error`."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int | None, Span | None]] = []
        self.error: DocumentRefused | None = None

    def of(self, document: Document, *, page: int | None = None, marked: Span | None = None) -> PagePng:
        self.asked.append((document.id, page, marked))
        if self.error is not None:
            raise self.error
        return PagePng(b"\x89PNG picture", page or (marked and document.layout.page_at(marked.start)) or 1)


class Gatekeeper:
    """An `act` for `FakeAnswerer` that holds every question until it is opened, and counts who is inside."""

    def __init__(self) -> None:
        self.opened = threading.Event()
        self.inside = 0
        self.most_inside = 0
        self._lock = threading.Lock()

    def __call__(self, question: str) -> Answer:
        with self._lock:
            self.inside += 1
            self.most_inside = max(self.most_inside, self.inside)
        self.opened.wait(10)
        with self._lock:
            self.inside -= 1
        return found_answer(question)


Reply = tuple[int, dict[str, Any]]  # Any: JSON


class RecordingRequest(BaseRequest):
    """Stands for Telegram: notes each call, answers it as Telegram would, and never touches the network.

    Attributes:
        calls: Method and parameters of each call, in order.
        replies: Answers that a test has prepared for the next calls of a method.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.replies: dict[str, list[Reply | Exception]] = {}

    @property
    def read_timeout(self) -> float | None:
        return 1.0

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    def sent(self, method: str = "sendMessage") -> list[dict[str, Any]]:
        """The parameters of each call of a method."""
        return [parameters for name, parameters in self.calls if name == method]

    def prepare(self, method: str, *replies: Reply | Exception) -> None:
        """Answer the next calls of a method so."""
        self.replies.setdefault(method, []).extend(replies)

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002  # always POST
        request_data: RequestData | None = None,
        *_: Any,
        **__: Any,
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        parameters = request_data.parameters if request_data else {}
        self.calls.append((name, parameters))
        if prepared := self.replies.get(name):
            reply = prepared.pop(0)
            if isinstance(reply, Exception):
                raise reply
            return reply[0], json.dumps(reply[1]).encode()
        if name == "getUpdates" and parameters.get("timeout"):
            await asyncio.Event().wait()  # nothing more comes: the long poll waits until it is cancelled
        return 200, json.dumps({"ok": True, "result": self._result(name, parameters)}).encode()

    def _result(self, method: str, parameters: dict[str, Any]) -> object:
        if method == "getMe":
            return {"id": 99, "is_bot": True, "first_name": "Dẫn Nguồn", "username": "dan_nguon_bot"}
        if method in ("sendPhoto", "sendDocument"):
            return {"message_id": len(self.calls), "date": 0, "chat": {"id": parameters["chat_id"], "type": "private"}}
        if method in ("sendMessage", "editMessageText"):
            chat = {"id": parameters["chat_id"], "type": "private"}
            return {"message_id": len(self.calls), "date": 0, "chat": chat, "text": parameters["text"]}
        if method in ("sendChatAction", "answerCallbackQuery", "deleteWebhook", "setMyCommands"):
            return True
        if method == "getUpdates":
            return []
        raise AssertionError(f"Nothing is prepared for {method}")
