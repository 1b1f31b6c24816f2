"""An answer as JSON."""

import json

from bot.presentation.answer_as_json import answer_as_json
from tests.bot.fakes import QUOTE, found_answer, refusal, related_answer
from tests.fakes import read_as


def test_found_answer() -> None:
    """An answer becomes the object that the interface promises, key by key."""
    assert json.loads(json.dumps(answer_as_json(found_answer()))) == {
        "question": "bí thư huyện ủy nam sách là ai",
        "understood": None,
        "status": "found",
        "answer": "Bùi Văn Thăng, Tỉnh ủy viên, Bí thư Huyện ủy (theo tài liệu ngày 09/7/2020). [1]",
        "citations": [
            {
                "marker": 1,
                "document_id": "278d4475dbe9",
                "source": "001_278d4475dbe9d3bc.txt",
                "title": "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách khóa XXVIII",
                "date": "2020-07-09",
                "start": 189,
                "end": 233,
                "quote": QUOTE,
                "score": 0.8346,
                "heading": "Ban Chấp hành Đảng bộ huyện",
                "page": None,
                "recognition": None,
                "draft": False,
                "gone": False,
            }
        ],
        "suggestions": [],
        "absent": [],
        "unmet": [],
        "from_register": False,
        "kind": "lookup",
        "verdict": None,
        "items": [],
        "first": 1,
        "total": None,
        "calculated": False,
        "choices": [],
        "superseded": [],
        "corrected": [],
        "more": 0,
        "unstated": None,
        "elapsed_ms": 41.2,
    }


def test_question_that_was_mended() -> None:
    """How a mended question was understood stands after the question as it was asked."""
    answer = read_as(found_answer("bi thu"), "bí thư")
    assert list(answer_as_json(answer).items())[:2] == [("question", "bi thu"), ("understood", "bí thư")]


def test_what_is_related() -> None:
    """What is only related has no answer and no suggestions, and its passages as citations, best first."""
    held = json.loads(json.dumps(answer_as_json(related_answer(unstated=True))))

    assert (held["status"], held["answer"], held["suggestions"]) == ("related", "", [])
    assert [(found["marker"], found["document_id"]) for found in held["citations"]] == [
        (1, "278d4475dbe9"),
        (2, "6927e2e0a3ef"),
    ]
    assert held["unstated"] == {"what": "signer", "of": "Chỉ thị 05-CT/HU"}
    assert list(held) == list(answer_as_json(found_answer()))


def test_refusal() -> None:
    """A refusal has no answer and no citations but suggestions."""
    assert json.loads(json.dumps(answer_as_json(refusal()))) == {
        "question": "Giá vàng hôm nay bao nhiêu?",
        "understood": None,
        "status": "not_found",
        "answer": "",
        "citations": [],
        "suggestions": [
            {
                "document_id": "278d4475dbe9",
                "title": "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện Nam Sách khóa XXVIII",
            },
            {"document_id": "6927e2e0a3ef", "title": "Tin, huyện Nam Đông"},
        ],
        "absent": [],
        "unmet": [],
        "from_register": False,
        "kind": "lookup",
        "verdict": None,
        "items": [],
        "first": 1,
        "total": None,
        "calculated": False,
        "choices": [],
        "superseded": [],
        "corrected": [],
        "more": 0,
        "unstated": None,
        "elapsed_ms": 12.0,
    }
