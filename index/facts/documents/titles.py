"""Titles of documents without a number: which of them single a document out, and where they end."""

import re
from dataclasses import dataclass

from index.entities.periods import GOES_ON, PERIOD
from index.facts.documents.kinds import GENERAL_KIND, kind_named, kinds_of
from index.facts.documents.kinds import head as kind_head
from index.facts.documents.kinds import kind as kind_words
from index.facts.documents.laws import Title, find_charter, find_law, find_resolution, is_of_any_congress
from index.layout import Span
from index.lexicon.kinds import kinds_by_symbol
from index.lexicon.patterns import pattern

PLURAL = pattern(r"(?<!\w)(?:{many}\s+(?:\w+(?: \w+)?,\s+)*|(?<!năm )(?:\d{1,2}|hai|ba|bốn|năm)\s+)(?:dự thảo\s+)?$")
"""What before a kind says that several are meant."""
# "kỷ luật", "pháp luật", "đúng luật" are no laws.
_NO_KIND_BEFORE = pattern(r"{no_law_after}\s+$")
_STOP = pattern(
    r"[;:()“”\"]|\.(?=\s|$|\.)|…|\s[-–]\s(?=[A-ZĐ])|(?<!,)(?<!và)\s(?:đảm bảo|bảo đảm)\s|\s{title_end}\s", flags=0
)
_TWO_PARTS = pattern(r";\s*(?={looks_ahead})", flags=0)
_BY = re.compile(r"\s+của\s+[^,;.]+")
_COMMA = pattern(r",(?!\s+{comma_in_title})", flags=0)
_ABOUT = re.compile(r"(?<!\w)(?:về(?: việc)?|v/v)\s+", re.IGNORECASE)
_QUOTE = re.compile(r"\s*(?:,\s*)?(?:với\s+(?:tên|chủ đề)\s+)?[“\"]\s*")
_READ_OUT = pattern(r"(?:{read_out}|[,;:]|và)\s+$")
_WORKING = pattern(r"\s+{works}")
_PROGRAMME = pattern(r"\s+{of_programme}")
_DECIDES = pattern(r"\s+{decides}[\s,]")
_NAMED = re.compile(r"\s+(?!\w*[A-ZĐ]{2})[A-ZĐ][^\W\d_]")
_ISSUED = re.compile(r"\s+(?:của|do)\s")
_WORD = re.compile(r"[^\W\d_]+")
_TITLE_CHARS = 500
_JOINT = r"(?:,|;|(?:,\s*)?\s+và|\s+cùng)\s+(?:các\s+|dự thảo\s+)*"
_LIST_GOES_ON = pattern(rf"{_JOINT}(?={{kinds}}(?!\w)(?!\s+{{no_next_kind}}))", kinds=kind_words)
"""Where the next document of a list begins."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a kind stands in its sentence.

    Attributes:
        draft: Whether a draft is spoken of.
        initial: Whether the sentence begins with it, so that its capital says nothing.
        lower: Whether it is in lower case, and no draft.
    """

    draft: bool
    initial: bool
    lower: bool


def quotation(text: str, at: int, end: int) -> Span | None:
    """The quotation that begins at `at`, quotes included; None where none begins or closes."""
    match = _QUOTE.match(text, at, end)
    if match is None:
        return None
    start = at + len(text[at : match.end()].rstrip()) - 1
    curly = text[start] == "“"
    depth = 1
    for i in range(start + 1, min(end, start + _TITLE_CHARS)):
        if curly and text[i] == "“":
            depth += 1
        elif text[i] == "”" or text[i] == '"':
            depth -= 1
        if depth == 0:
            return Span(start, i + 1)
    return None


def find_title(text: str, head: re.Match[str], sentence: Span, *, before: str, draft: bool) -> Title | None:
    """The title after a kind, if it singles the document out.

    Args:
        text: The document's.
        head: The kind.
        sentence: In which it stands.
        before: What stands before the kind in the sentence, as far as it matters.
        draft: Whether a draft is spoken of.
    """
    kind = kind_named(head[0])
    abbreviated = head[0] in kinds_by_symbol("typed")
    if kind is None or (abbreviated and head[0] != "NQ"):
        return None
    if _NO_KIND_BEFORE().search(before) and not head[0][0].isupper():
        return None
    end = min(sentence.end, head.end() + _TITLE_CHARS)
    if kind in kinds_of("law"):
        return find_law(text, head, kind, end)
    if kind == "Điều lệ":
        return find_charter(text, head.end(), end)
    if kind == "Nghị quyết" and (title := find_resolution(text, head.end(), end)):
        return title
    if abbreviated or (kind == "Nghị quyết" and is_of_any_congress(text, head.end())):
        return None
    return _general(text, head, kind, sentence, end, draft=draft)


def _general(text: str, head: re.Match[str], kind: str, sentence: Span, end: int, *, draft: bool) -> Title | None:
    """A title made of words: it needs a capital or "dự thảo" before, and a subject with a period, or a quotation."""
    capital = head[0][0].isupper() and not head[0].isupper()
    before = text[sentence.start : head.start()]
    setting = _Setting(draft, not before.strip(" -–+•*0123456789.)("), not (capital or draft))
    at = head.end()
    quoted = quotation(text, at, end)
    if quoted is not None and capital and kind != "Chương trình" and text.count(" ", quoted.start, quoted.end) > 1:
        return Title(quoted.end, 0.85, subject=quoted, open=True)
    if setting.lower and not _counts_in_lower_case(text, at, kind, before):
        return None
    if (setting.initial and not draft and kind in kinds_of("verbal")) or kind in (GENERAL_KIND, "Lệnh"):
        return None
    if kind == "Chương trình" and not _PROGRAMME().match(text, at):
        return None
    edge = _edge(text, at, end)
    if edge < end and (more := _TWO_PARTS().match(text, edge)):
        edge = _edge(text, more.end(), end)
    return _judged(text, at, edge, kind, setting)


def _edge(text: str, at: int, end: int) -> int:
    """Where the clause with the title ends, or the next document of a list begins."""
    found = (stops.search(text, at, end) for stops in (_STOP(), _LIST_GOES_ON()))
    return min((match.start() for match in found if match), default=end)


def _counts_in_lower_case(text: str, at: int, kind: str, before: str) -> bool:
    """Whether a kind in lower case may name one: "nghị quyết về việc …", "thông qua tờ trình về … năm 2018"."""
    if _ABOUT.match(text, at + 1) is None:
        return False
    return kind in ("Nghị quyết", "Đề án") or (
        kind in ("Báo cáo", "Tờ trình") and bool(_READ_OUT().search(before[-20:]))
    )


def _title_end(text: str, at: int, edge: int) -> int:
    """Where the title ends: after its period, else where the clause does."""
    periods = list(PERIOD().finditer(text, at, edge))
    if periods:
        reach = periods[0].end() if "," in text[periods[0].end() : edge] else periods[-1].end()
        while (more := GOES_ON().match(text, reach, edge)) is not None:
            reach = more.end()
        by = _BY.match(text, reach, edge)
        reach = by.end() if by else reach
    else:
        comma = _COMMA().search(text, at, edge)
        reach = comma.start() if comma and not _ABOUT.search(text, at, edge) else edge
    return at + len(text[at:reach].rstrip(" ,-–"))


def _judged(text: str, at: int, edge: int, kind: str, setting: _Setting) -> Title | None:
    """The title in `text[at:edge]` with how sure it is that it singles a document out; None if it does not."""
    reach = _title_end(text, at, edge)
    periods = PERIOD().search(text, at, reach) is not None
    subject = _subject(text, at, reach)
    named = _NAMED.match(text, at, reach) is not None
    issued = _ISSUED.match(text, at, reach) is not None
    length = len(_WORD.findall(text, at, reach))
    if setting.lower and not (subject and (periods or (kind == "Nghị quyết" and length >= 7))):
        return None
    if (
        kind == "Quyết định"
        and not setting.lower
        and _DECIDES().match(text, at, edge)
        and text.count(" ", at, edge) >= 5
    ):
        return Title(at + len(text[at:edge].rstrip(" ,")), 0.75, subject=subject)
    if setting.initial and not setting.draft and not named and (kind == "Kế hoạch" or not periods):
        return None
    if kind == "Quy chế" and _WORKING().match(text, at, reach) and (periods or named or "của" in text[at:reach]):
        return Title(reach, 0.85)
    if issued and not subject:
        whose = periods and kind in kinds_of("of_years")
        return Title(reach, 0.65) if whose else None
    if subject and (periods or issued or length >= 6):
        return Title(reach, 0.8 if periods else 0.7, subject=subject)
    certain = _certainty(kind, setting, length, periods=periods, named=named)
    return Title(reach, certain) if certain else None


def _certainty(kind: str, setting: _Setting, length: int, *, periods: bool, named: bool) -> float:
    """How sure a title of `length` words without "về" singles a document out; 0 if it does not."""
    if periods and length >= 4 and kind not in kinds_of("verbal") | {"Tờ trình"}:
        return 0.85
    if periods and length >= 6 and kind in ("Báo cáo", "Tờ trình") and not (setting.initial or setting.draft):
        return 0.7
    if setting.draft and (length >= 4 or (periods and length >= 3)):
        return 0.8 if periods else 0.6
    if named and length >= 3 and kind in kinds_of("of_someone"):
        return 0.7
    return 0.6 if length >= 5 and kind in ("Nghị quyết", "Đề án") and not setting.initial else 0.0


def _subject(text: str, at: int, reach: int) -> Span | None:
    """The "về …" clause of a title; one that follows a document inside the title is said of that one."""
    inner = kind_head().search(text, at, reach)
    own_end = inner.start() if inner and text.endswith("thực hiện ", at, inner.start()) else reach
    about = _ABOUT.search(text, at, own_end)
    return Span(about.start(), reach) if about and len(_WORD.findall(text, about.end(), reach)) >= 3 else None
