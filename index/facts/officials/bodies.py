"""The body in which an office is held, where its own words do not say it: "CHỦ TỊCH" under a committee's paper."""

import re
from collections.abc import Iterator

from index.entities.bodies import in_sentence_case
from index.entities.offices import office_at
from index.facts.types import said
from index.language.text import UPPER, fold_space
from index.lexicon.abbreviations import written_out
from index.lexicon.kinds import committees
from index.lexicon.patterns import pattern
from index.lexicon.tables import alternatives
from index.structure.papers.mottos import is_motto
from index.structure.papers.signatures import no_name

_STATE_BODY = pattern(r"(?:Ủy ban|Hội đồng) nhân dân(?: {unit_kinds:unit})?", flags=0)
_PARTY_BODY = pattern(
    r"(?:{party_committee}(?!\w)(?: {unit_kinds:unit}(?!\w))?|(?i:{committees})(?!\w))",
    flags=0,
    committees=lambda: alternatives(committees()),
)
_BRANCH = pattern(r"(?<!\w)Đảng bộ (?P<kind>{unit_kinds:unit})(?!\w)", flags=0)
"""The Party's organisation of a unit, whose committee its secretary leads: "Ban Chấp hành Đảng bộ huyện"."""
_DIRECTED = pattern(
    r"(?P<body>{has_director} .+?)(?: (?:UBND|Ủy ban nhân dân))?(?P<unit> {unit_kinds:unit} .+)?", flags=0
)
"""What a "Giám đốc" is the head of: "Sở Tư pháp UBND tỉnh Long Châu"."""
_CHAIRED = pattern(r"{has_chairman}(?!\w)", flags=0)
_OF_SECRETARY = pattern(r"{has_secretary}(?!\w)", flags=0)
_COMMITTEE_OF = pattern(r"{has_members} (?={has_chairman}|{has_secretary})")
"""The committee of an association, which its head leads too: "Ban Chấp hành Hội Nông dân xã"."""
_OF_CHIEF = pattern(r"{has_chief}(?!\w)", flags=0)
_OF_HEADMASTER = pattern(r"{has_headmaster}(?!\w)", flags=0)
_ACTS_FOR = re.compile(r"T\s?/?\s?M\s?[.:/]?[ *]+(?P<body>[^\n\t|]{3,80})(?P<rest>(?:\n[^\n\t|a-zđ]{2,40}(?=\n))?)")
"""For whom someone signs, on a line of the signature: "TM. ỦY BAN NHÂN DÂN XÃ"."""
_SIGNATURE_CHARS = 260
_HEAD_CHARS = 800
_HEAD_CELL = re.compile(r"[\n\t|*#]|[ \u00a0]{3,}")
"""What parts the cells of a head, those of two columns too."""
_NO_BODY = pattern(r"(?<!\w)(?:K\s?/?\s?T|{offices:signs}|đã ký)(?!\w)")
"""On the line below it, what does not go on with the body's name."""
_DEPUTY = re.compile(r"(?:quyền |q\. ?)?(?:phó )*(?:trưởng |chánh )?", re.IGNORECASE)
_HEAD_BEHIND = re.compile(r" trưởng$", re.IGNORECASE)
_STANDING = re.compile(r" thường trực$", re.IGNORECASE)
"""Behind a deputy's office: "Phó Trưởng Ban Thường trực"."""
_BARE = pattern(r"(?:phó )?{bare_head}(?: thường trực)?")
_IN_CHARGE = pattern(r"\s+{in_charge}\s+")
_HEADLESS = pattern(r"{without_head}(?!\w)")
_WORK = pattern(r"{body_for_work}(?!\w)")
_BODY_CHARS = 160
_LED = pattern(
    rf"(?P<name>(?:(?! {{ends_listed_body}}(?!\w))[^.;:\n]){{3,100}}?),? do (?={{people:address}}\s|[{UPPER}])",
    flags=0,
)
"""A group's name whole, up to the words that say who leads it: "Tổ công tác phòng, chống thiên tai do ông …"."""


def signed_for(text: str, office_start: int) -> str | None:
    """The body for which the holder of an office above a signature signs, in sentence case; None where none is said."""
    lines = text[max(0, office_start - _SIGNATURE_CHARS) : office_start]
    found = [match for match in _ACTS_FOR.finditer(lines) if match["body"].isupper()]
    if not found:
        return None
    rest = found[-1]["rest"]
    body = found[-1]["body"] if _NO_BODY().search(rest) else found[-1]["body"] + rest
    return written_out(in_sentence_case(fold_space(body.replace("*", " "))))


def bodies_of_head(text: str) -> Iterator[str]:
    """What the lines and cells in capitals at the beginning of a text name, in sentence case, in order."""
    for cell in _HEAD_CELL.split(text[:_HEAD_CHARS]):
        if cell.isupper() and not is_motto(cell) and (name := in_sentence_case(cell.strip(" -/"))):
            yield written_out(name)


def headed(office: str, body: str) -> str:
    """The office of the head of a body with the body's name; as it is where the body has no such head.

    "Chủ tịch", "Ủy ban nhân dân huyện Nam Sách" → "Chủ tịch Ủy ban nhân dân huyện"; "Phó Trưởng phòng", "Phòng Nội vụ
    huyện Nam Sách" → "Phó Trưởng phòng Nội vụ huyện Nam Sách".
    """
    body = fold_space(body)
    body = body[found.end() :] if (found := _COMMITTEE_OF().match(body)) else body
    directed = _DIRECTED().fullmatch(body)
    if directed and office.endswith("Giám đốc"):
        return f"{office} {directed['body']}{directed['unit'] or ''}"
    if office.endswith("Chủ tịch") and (found := _STATE_BODY().search(body)):
        return f"{office} {found[0]}"
    if office.endswith("Bí thư") and (committee := _party_committee(body)):
        return f"{office} {committee}"
    if office.lower().endswith("văn phòng") and _PARTY_BODY().match(body) and (committee := _party_committee(body)):
        return f"{office} {committee}"
    led = (
        (office.endswith("Chủ tịch") and _CHAIRED().match(body))
        or (office.endswith("Bí thư") and _OF_SECRETARY().match(body))
        or (_STANDING.sub("", office).endswith("Chủ nhiệm") and _OF_CHIEF().match(body))
        or (office.endswith("Hiệu trưởng") and _OF_HEADMASTER().match(body))
    )
    if led:
        return f"{office} {body}"
    return _of_same_noun(office, body)


def _party_committee(body: str) -> str | None:
    """The committee that a body of the Party is or belongs to: "Ban Thường vụ Huyện ủy" → "Huyện ủy"."""
    if branch := _BRANCH().search(body):
        named = {kind: committee for committee, kind in committees().items()}
        committee = named.get(branch["kind"])
        return committee.capitalize() if committee else f"Đảng ủy {branch['kind']}"
    found = _PARTY_BODY().search(body)
    return found[0] if found else None


def _of_same_noun(office: str, body: str) -> str:
    """The head of a body that is called by the body's own first word: "Trưởng phòng", "Chi cục trưởng"."""
    noun = noun_of(office) or _HEAD_BEHIND.sub("", office[_matched(office) :])
    if not noun or not re.match(rf"{re.escape(noun)}\s", body, re.IGNORECASE):
        return office
    is_apart = _HEAD_BEHIND.search(office) or _STANDING.search(office)
    return f"{office} {body}" if is_apart else f"{office} {body[len(noun) :].lstrip()}"


def _matched(office: str) -> int:
    found = _DEPUTY.match(office)
    return found.end() if found else 0


def noun_of(office: str) -> str:
    """What an office without its body says of the body: "Phó Trưởng Ban" → "Ban"; empty where it says more or less."""
    held = _STANDING.sub("", office)
    noun = _HEAD_BEHIND.sub("", held[_matched(held) :])
    is_headed = _matched(held) > 0 or noun != held
    return noun if is_headed and len(noun.split()) <= 2 else ""


def is_deputy_standing(office: str) -> bool:
    """Whether an office ends with how it is held: "Phó Trưởng Ban Thường trực"."""
    return _STANDING.search(office) is not None


def is_bare(office: str) -> bool:
    """Whether an office says nothing of the body in which it is held: "Phó Trưởng phòng", "Bí thư"."""
    return bool(noun_of(office)) or _BARE().fullmatch(office) is not None


def with_body_near(office: str, text: str, start: int, end: int, since: int) -> str:
    """An office without its body, said by `text[start:end]`, with the body that stands beside it.

    The body is the one that its holder is in charge of ("Phó Trưởng phòng phụ trách Phòng Tài chính"), or else the last
    one named before, from `since` on, that begins with the office's own word ("Ban Tổ chức, do …, Trưởng Ban").
    """
    noun = noun_of(office)
    if not noun:
        return office
    written = re.compile(rf"(?<![^\W_])(?i:{re.escape(noun)})\s+(?=[^\W\d_])")
    head = f"{office} {noun}" if _HEAD_BEHIND.search(office) else office
    charge = _IN_CHARGE().match(text, end)
    behind = written.match(text, charge.end()) if charge else None
    before = [match for match in written.finditer(text, since, start) if _is_name(text, match)]
    for place in [behind] if behind else reversed(before):
        led = _LED().match(text, place.end(), start)
        if led is not None:
            return written_out(f"{head} {fold_space(led['name'])}")
        words = fold_space(text[place.end() : place.end() + _BODY_CHARS].split("\n")[0])
        trial = f"{head} {words}"
        found = office_at(trial, 0, len(trial), no_name)
        if found is not None and found.end > len(head):
            return written_out(said(trial, 0, found.end).text)
    return office


def _is_name(text: str, noun: re.Match[str]) -> bool:
    """Whether a body's own name begins behind its noun: a committee that has a "Trưởng ban", in capitals or not."""
    at = noun.end()
    if _HEADLESS().match(text, at):
        return False
    return _WORK().match(text, at) is not None or (noun[0][0].isupper() and text[at].isupper())
