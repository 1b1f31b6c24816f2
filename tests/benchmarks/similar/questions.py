"""Questions over the documents, with the sentences that answer them, and questions that no document answers."""

import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from tests.benchmarks.similar.documents import Document
from tests.benchmarks.similar.people import TERMS
from tests.benchmarks.similar.texts import SLOT, dice_for, sections

QUESTIONS = {
    "official": 11,
    "abbreviation": 3,
    "spelling": 2,
    "meeting": 10,
    "directive": 8,
    "figure": 10,
    "content": 4,
}
PERSONAL = ("official", "abbreviation", "spelling")


def evidence(text: str, needed: Sequence[str]) -> str:
    """The shortest sentence, or part of one before a semicolon, that holds all this; empty if there is none."""
    plain = text.replace("uỷ", "ủy").replace("Uỷ", "Ủy").lower()
    spans = [match.span() for match in re.finditer(r"[^\n]+?(?:[.;…](?= )|(?=\n)|$)", plain)]
    found = [text[a:b].strip() for a, b in spans if all(need.lower() in plain[a:b] for need in needed)]
    return min(found, key=len, default="")


def variants(answer: str) -> list[str]:
    """An answer and other ways to write its day or its number."""
    more = [re.sub(r"(?<=\d)\.(?=\d{3})", "", answer)]
    if found := re.fullmatch(r"(\d+)(?:/| tháng )(\d+)(?:/| năm )(\d{4})", answer):
        d, m, y = map(int, found.groups())
        more = [
            f"{d:02}/{m:02}/{y}",
            f"{d:02}/{m}/{y}",
            f"{d}/{m}/{y}",
            f"{d:02} tháng {m} năm {y}",
            f"{d} tháng {m} năm {y}",
        ]
    return list(dict.fromkeys((answer, *more)))


def filled(form: str, facts: dict[str, str]) -> str:
    """A question, an answer or a word of the evidence with its slots replaced."""
    return SLOT.sub(lambda m: facts[m[4].lower()].capitalize() if m[4][0].isupper() else facts[m[4]], form)


def answerable(written: Sequence[Document]) -> Iterator[dict[str, Any]]:  # Any: JSON values
    """Questions that all documents which touch on them answer alike."""
    of: dict[str, list[Document]] = defaultdict(list)
    asked: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for document in written:
        of[document.district.name].append(document)
        for form in sections("questions")[""]:
            kind, genre, question, answer, keyword = form.split("|")
            slots = {match[4].lower() for match in SLOT.finditer(form)}
            if kind in PERSONAL and int(document.facts["nam"]) in TERMS:
                continue  # two people may have held the office in such a year
            if kind.startswith("absent") or genre not in ("*", document.genre) or not slots <= document.facts.keys():
                continue
            answer, keyword, question = (filled(part, document.facts) for part in (answer, keyword, question))
            if quote := evidence(document.text, [answer, keyword]):
                place = {"document": document.name, "evidence": quote}
                row = {"kind": kind, "question": question, "answerable": True, "answers": [variants(answer)], **place}
                row |= {"form": form, "district": document.district.name, "keyword": keyword}
                asked[question].append(row)
    for rows in asked.values():
        first = rows[0]
        keyword, texts = first["keyword"], first["answers"][0]
        cited = [d for d in of[first["district"]] if first["kind"] == "directive" and keyword and keyword in d.text]
        alike = all(any(evidence(d.text, [text, keyword]) for text in texts) for d in cited)
        if alike and all(set(row["answers"][0]) == set(texts) for row in rows):
            also = [{key: row[key] for key in ("document", "evidence")} for row in rows[1:]]
            yield first | ({"also": also} if also else {})


def unanswerable(written: Sequence[Document], dice: random.Random) -> Iterator[dict[str, Any]]:  # Any: JSON values
    """Questions about districts, offices and numbers that no document names."""
    of: dict[str, list[Document]] = defaultdict(list)
    for document in written:
        of[document.district.name].append(document)
    forms = [form.split("|") for form in sections("questions")[""] if form.startswith("absent")]
    strange = [name for name in forms[-1][3].split(",") if not any(name in document.text for document in written)]
    for kind, _, question, missing, _ in forms[:-1]:
        silent = [name for name, own in of.items() if not any(missing in d.facts or missing in d.text for d in own)]
        name = dice.choice(strange if kind == "absent-place" else [name for name in silent if len(of[name]) > 3])
        row = {"kind": "absent", "question": filled(question, {"absent": name, "name": name}), "answerable": False}
        yield row | {"answers": [], "document": None, "evidence": None}


def questions(seed: int, written: Sequence[Document]) -> list[dict[str, Any]]:  # Any: JSON values
    """Some sixty questions of all kinds, no two answerable ones about a district, some typed without marks."""
    dice, chosen, counts = dice_for(seed, "questions"), list[dict[str, Any]](), Counter[str]()
    for row in sorted(answerable(written), key=lambda _: dice.random()):
        limits = {
            row["kind"]: QUESTIONS[row["kind"]],
            row["form"]: 2 - (row["kind"] == "figure"),
        }
        limits[row["district"]] = 1
        if all(counts[name] < limit for name, limit in limits.items()):
            counts.update(limits.keys())
            chosen.append(row)
    for row in chosen[::4]:
        marks = unicodedata.normalize("NFD", row["question"].lower().replace("đ", "d").rstrip("?"))
        row |= {"kind": "plain-ascii", "question": "".join(c for c in marks if not unicodedata.combining(c))}
    rows = [*chosen, *unanswerable(written, dice)]
    private = ("form", "district", "keyword")
    numbered = [{"id": f"crowd-{at:02}"} | row for at, row in enumerate(rows, 1)]
    return [{key: value for key, value in row.items() if key not in private} for row in numbered]
