"""Where a text names documents.

A name begins with a kind ("Nghị quyết", "Luật", …) or is a bare number with its symbol ("05-CT/HU"). A kind counts when
a number follows, or a title that singles the document out: the congress and its ordinal, the law's name, a subject with
a period, a quotation. "Các nghị quyết của Trung ương" and "báo cáo của UBND huyện" name none.
"""

import itertools
import re
from collections.abc import Iterator

from index.entities.document_numbers import is_counted
from index.facts.documents.clauses import BY, DocumentMention, read_after, read_before, subject_end
from index.facts.documents.issuers import find_body
from index.facts.documents.kinds import GENERAL_KIND, SYMBOL, compatible, is_symbol, kind_named, kind_of, kinds_of
from index.facts.documents.kinds import head as kind_head
from index.facts.documents.laws import Title
from index.facts.documents.titles import PLURAL, find_title
from index.layout import Span
from index.lexicon.patterns import pattern

_NUMBER = rf"(?<![\w/.,–-])(?P<number>\d{{1,6}}[a-zđ]?)(?![\d%]|[.,]\d|/\d{{1,2}}/)(?P<symbol>{SYMBOL})?"
_NUMBERED = re.compile(rf"(?:(?P<said>[Ss]ố|SỐ|so)\s*(?:[:.]\s*)?)?{_NUMBER}(?!\w)")
_SYMBOL_AFTER_BLANK = re.compile(r"\s((?:CT|NQ|KH|QĐ|TB|BC|KL|HD|CV|TTr|CTr|CTHĐ)[-/]\s?[A-ZĐ]\w+)(?!\w)")
_BARE = re.compile(rf"(?<![\w/.,–-])\d{{1,6}}[a-zđ]?{SYMBOL}(?!\w)")
_NO_DOCUMENT = pattern(r"{no_document}\s+(?:số\s*)?$")
_WITH_ORGAN = re.compile(r"[^\W\d]+\s?[-–/]\s?[^\W\d]")
"""A symbol of two parts ("KH-UBND"): what a number alone needs to be a document's."""
_LETTER = re.compile(r"UBND|HĐND")
_COLON = re.compile(r"\s*(?::\s*)?")
_NEXT = re.compile(r"\s*(?:,|;|\+|&|và|hoặc)\s*(?:và\s+)?(?:các\s+)?(?=(?:số\s*(?::\s*)?)?\d)", re.IGNORECASE)
_LIST_GOES_ON = pattern(r"\s*(?:[,;.)]|$|{list_goes_on}\b)", flags=0)
_MODIFIER = pattern(r"\s+{kind_modifier}(?=\s)")
# "Kế hoạch Cải cách hành chính tỉnh Vĩnh Phúc số 210/KH-UBND"
_TITLE_BETWEEN = re.compile(r"[^;:.()“”\"\d\n]{0,100}?[\s(](?=(?:số|so)\s*(?:[:.]\s*)?\d)", re.IGNORECASE)
_AFTER_NUMBER = pattern(r"\s*(?:$|[.,;:)(“\"”…/\]–-]|{after_number}(?!\w))")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DRAFT = pattern(r"{draft}\s+(?:lần (?:thứ )?\w+\s+)?(?:(?:các|những)\s+)?$")
# From one draft to the next: a list that goes on, and no verb.
_NEXT_DRAFT = pattern(r"(?:(?!\b{no_next_draft}\b)[^.:]){0,200}?(?:[,;]|\bvà)\s+(?:các\s+)?")
_CARRYING_OUT = r"(?:(?:việc|kết quả)\s+)?(?:triển khai\s+)?(?:thực hiện\s+)?"
_SHARING = pattern(rf"\s*(?:,|;|và|,\s*và)\s*(?:{{reviews}}\s+)?(?:\d+ năm\s+)?{_CARRYING_OUT}(?:các\s+)?")
_OF = re.compile(r"\s(?:do|của)\s+")
_BEFORE_CHARS = 40
_ENUMERATED = re.compile(r"(?:,|và) (?:các )?$")
_AMENDS = re.compile(r"\s+(?:sửa đổi|bổ sung)(?!\w)", re.IGNORECASE)


def find_document_mentions(text: str, sentence: Span) -> list[DocumentMention]:
    """The documents named in a sentence, in order, with what is said once for a list given to each."""
    found = list(_Scan(text, sentence).mentions())
    found.sort(key=lambda mention: (mention.start, -mention.end))
    for earlier, later in zip(found[-2::-1], found[:0:-1], strict=True):
        if _shares_issuer(text, earlier, later):
            earlier.issued.issuer = later.issued.issuer
        if later.subject and later.end > later.name_end and _joined(text, earlier, later):
            earlier.subject = later.subject
    for earlier, later in itertools.pairwise(found):
        first, second = earlier.issued, later.issued
        issued_before = first.issuer is not None and first.issuer.end <= earlier.start
        if issued_before and not second.issuer and _joined(text, earlier, later):
            second.issuer, second.date, second.signer = first.issuer, second.date or first.date, first.signer
    _nest(found)
    return found


def _joined(text: str, earlier: DocumentMention, later: DocumentMention) -> bool:
    """Whether two numbered names are joined by "và" or a comma, so that what is said of one is said of both."""
    if not (earlier.number and later.number) or (earlier.subject and earlier.subject != later.subject):
        return False
    return text[earlier.name_end : later.start].strip(" ,") in ("và", "")


def _shares_issuer(text: str, earlier: DocumentMention, later: DocumentMention) -> bool:
    """Whether the issuer said after the last of a list is the earlier one's too."""
    issuer = later.issued.issuer
    if earlier.issued.issuer or issuer is None or earlier.issued.date or earlier.subject:
        return False
    if not (earlier.number and later.number) or issuer.start < later.start or earlier.end > later.start:
        return False
    symbols = [re.split(r"[-/]", mention.symbol)[-1] if mention.symbol else None for mention in (earlier, later)]
    return symbols[0] == symbols[1] and _SHARING().fullmatch(text, earlier.end, later.start) is not None


def _nest(found: list[DocumentMention]) -> None:
    """Tell for each mention in whose subject or title it stands."""
    around: list[DocumentMention] = []
    for mention in found:
        while around and mention.start >= around[-1].end:
            around.pop()
        if around and mention.start > around[-1].start and mention.end <= around[-1].end:
            mention.nested_in = around[-1]
        if mention.end > mention.name_end or mention.title:
            around.append(mention)


def _is_in_name(law: re.Match[str], head: re.Match[str]) -> bool:
    """Whether a kind in small letters is a part of a law's name: "Luật Ban hành văn bản quy phạm pháp luật"."""
    if kind_named(law[0]) not in kinds_of("law") or kind_named(head[0]) not in {GENERAL_KIND, *kinds_of("law")}:
        return False
    joined = _ENUMERATED.search(law.string, law.end(), head.start()) is not None
    return (head[0][0].islower() and not joined) or _AMENDS.match(law.string, law.end()) is not None


class _Scan:
    """A sentence as it is searched for names of documents."""

    def __init__(self, text: str, sentence: Span) -> None:
        self.text = text
        self.sentence = sentence
        self.end = sentence.end

    def mentions(self) -> Iterator[DocumentMention]:
        """All of them, numbers without a kind last."""
        at = title_end = draft_end = -1
        numbered: list[DocumentMention] = []
        heads = list(kind_head().finditer(self.text, self.sentence.start, self.end))
        for number, head in enumerate(heads):
            if head.start() < at:
                continue
            following = next((other for other in heads[number + 1 :] if not _is_in_name(head, other)), None)
            self.end = title_end if head.start() < title_end else self.sentence.end
            draft = self._is_draft(head, draft_end)
            group = self._numbered(head, following.start() if following else self.end)
            if group:
                read_before(self.text, self.sentence.start, group)
                numbered += group
                at = max(mention.name_end for mention in group)
            elif titled := self._titled(head, draft=draft):
                group = [titled]
                title_end = max(title_end, titled.start + len(titled.title or ""))
            if draft:
                draft_end = group[-1].end if group else subject_end(self.text, head.end(), self.end)
            for mention in group:
                mention.issued.draft = draft
                yield mention
        self.end = self.sentence.end
        yield from self._bare(numbered)

    def _before(self, head: re.Match[str]) -> str:
        return self.text[max(self.sentence.start, head.start() - _BEFORE_CHARS) : head.start()]

    def _is_draft(self, head: re.Match[str], draft_end: int) -> bool:
        """Whether "dự thảo" stands before a kind, or before the list that it is part of."""
        if _DRAFT().search(self._before(head)):
            return True
        if not (0 <= draft_end <= head.start() and _NEXT_DRAFT().fullmatch(self.text, draft_end, head.start())):
            return False
        return head[0][0].isupper() or kind_named(head[0]) not in kinds_of("verbal")

    def _numbered(self, head: re.Match[str], next_head: int) -> list[DocumentMention]:
        """The document, or the list of them, whose number follows a kind."""
        text = self.text
        modifier = _MODIFIER().match(text, head.end(), self.end)
        colon = _COLON.match(text, modifier.end() if modifier else head.end(), self.end)
        first = _NUMBERED.match(text, colon.end() if colon else head.end(), self.end)
        if first is not None and self._numbers(head, first):
            return self._group(head, first, issuer=None)
        between = _TITLE_BETWEEN.match(text, head.end(), self.end)
        if between is None or between.end() > next_head:
            return []
        first = _NUMBERED.match(text, between.end(), self.end)
        by = BY.match(text, head.end(), between.end())
        issuer = find_body(text, by.end(), self.end) if by else None
        if first is None or not (is_symbol(first["symbol"]) or (issuer and issuer.end >= between.end() - 1)):
            return []
        return self._group(head, first, issuer=issuer)

    def _numbers(self, head: re.Match[str], number: re.Match[str]) -> bool:
        """Whether the number after a kind is the document's: it has a symbol, is said to be one, or counts nothing."""
        if is_symbol(number["symbol"]) or _SYMBOL_AFTER_BLANK.match(self.text, number.end()):
            return True
        if number["said"] or number["symbol"]:
            return bool(number["said"])
        kind = kind_named(head[0])
        if kind in kinds_of("unnumbered") or (head[0][0].islower() and kind not in kinds_of("bare")):
            return False
        if _YEAR.fullmatch(number["number"]) or is_counted(self.text, number.end()):
            return False
        return number["number"].startswith("0") or _AFTER_NUMBER().match(self.text, number.end(), self.end) is not None

    def _group(self, head: re.Match[str], first: re.Match[str], *, issuer: Span | None) -> list[DocumentMention]:
        """The documents that share a kind: "Nghị quyết số 15, 16/NQ-HĐND"."""
        kind = kind_named(head[0])
        group = [self._member(head.start(), first, kind)]
        group[0].issued.issuer = issuer
        while following := self._next_number(group[-1].name_end):
            group.append(self._member(following.start("number"), following, kind))
            group[-1].listed = True
        for earlier, later in zip(group[-2::-1], group[:0:-1], strict=True):
            if earlier.symbol is None and earlier.kind == later.kind:
                earlier.symbol = later.symbol
        read_after(self.text, group[-1], self.end)
        for mention in group[:-1]:
            mention.issued.issuer = mention.issued.issuer or group[-1].issued.issuer
        return group

    def _next_number(self, at: int) -> re.Match[str] | None:
        """The next number of a list whose last one ends at `at`."""
        gap = _NEXT.match(self.text, at, self.end)
        number = _NUMBERED.match(self.text, gap.end(), self.end) if gap else None
        if number is None or is_symbol(number["symbol"]):
            return number
        goes_on = number["said"] or _LIST_GOES_ON().match(self.text, number.end(), self.end)
        if number["symbol"] or not goes_on or number["number"].startswith("20") or is_counted(self.text, number.end()):
            return None
        return number

    def _member(self, start: int, number: re.Match[str], kind: str | None) -> DocumentMention:
        symbol = number["symbol"].strip(" -–/") if is_symbol(number["symbol"]) else None
        end = number.end() if symbol else number.end("number")
        if symbol is None and (loose := _SYMBOL_AFTER_BLANK.match(self.text, end)):
            symbol, end = loose[1], loose.end()
        said = kind_of(number["number"], symbol)
        if kind in (None, GENERAL_KIND) or (said and kind and not compatible(kind, said)):
            kind = said or ("Công văn" if symbol else None)
        return DocumentMention(start, end, end, kind, number["number"], symbol)

    def _bare(self, numbered: list[DocumentMention]) -> Iterator[DocumentMention]:
        """Numbers with a symbol that no kind stands before; `numbered` are those that have one, in order."""
        known = iter(numbered)
        near = next(known, None)
        for match in _BARE.finditer(self.text, self.sentence.start, self.end):
            while near is not None and near.name_end <= match.start():
                near = next(known, None)
            number = _NUMBERED.match(self.text, match.start(), self.end)
            if number is None or not is_symbol(number["symbol"]) or (near and near.start <= match.start()):
                continue
            if _NO_DOCUMENT().search(self.text, max(0, match.start() - 16), match.start()):
                continue
            kind = kind_of(number["number"], number["symbol"])
            if not _WITH_ORGAN.search(number["symbol"]) and (kind or not _LETTER.search(number["symbol"])):
                continue
            mention = self._member(match.start(), number, kind)
            mention.confidence = 0.9 if kind else 0.6
            read_after(self.text, mention, self.end)
            yield mention

    def _titled(self, head: re.Match[str], *, draft: bool) -> DocumentMention | None:
        """The document that a title after its kind singles out."""
        kind = kind_named(head[0])
        before = self._before(head)
        title = find_title(self.text, head, self.sentence, before=before, draft=draft)
        if title is None or PLURAL().search(before):
            return None
        mention = DocumentMention(head.start(), title.end, title.end, kind, confidence=title.confidence)
        mention.title = self.text[head.start() : title.end]
        mention.issued.issuer, mention.subject = title.issuer, title.subject
        of = _OF.search(self.text, head.end(), self._own_end(head, title))
        if of is not None and mention.issued.issuer is None and kind not in kinds_of("law"):
            mention.issued.issuer = find_body(self.text, of.end(), self.end)
        if title.open:
            read_after(self.text, mention, self.end)
        if kind not in kinds_of("laid") | kinds_of("law"):
            read_before(self.text, self.sentence.start, [mention])
        return mention

    def _own_end(self, head: re.Match[str], title: Title) -> int:
        """Where a title comes to its subject or to another document's name."""
        inner = kind_head().search(self.text, head.end(), title.end)
        ends = [title.end, *([title.subject.start] if title.subject else []), *([inner.start()] if inner else [])]
        return min(ends)
