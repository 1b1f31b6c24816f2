"""How a question for a list is read: from the left, by the longest phrase that begins at each word.

What is left over stands in runs, which name whose the things are, or are no words of a list.
"""

from dataclasses import replace

from index.language.text import fold
from retrieval.answers.kinds.listing.reading.read import Reading, Typed
from retrieval.answers.kinds.listing.reading.target import OF_OTHERS, OF_PAPERS, OF_PEOPLE, is_deed, target_of
from retrieval.answers.kinds.listing.reading.vocabulary import COMMA, Phrase, Words, longest

_TIME_WORDS = frozenset("nam thang quy qui ngay dau giua cuoi tu den toi".split())
_JOINTS = frozenset({"va", "hoac", "hay", COMMA})
_ENDS_MATTER = frozenset({"list", "count", "all", "which", "newest", "oldest"})
_BEFORE_OWNER = frozenset({"cua", "o", "tai", "do", "thuoc"})
_LEVEL = "cap"
_OF_MATTER = frozenset({"about", "mentions"})
_BEHIND = _OF_MATTER | {"named"}
_DEEDS = OF_PEOPLE | OF_PAPERS
_ASKS = frozenset({"fills", "ended", "closes"})


def read_whole(typed: Typed) -> Reading:
    """The question, read to its end."""
    reading = Reading(replace(typed, target=target_of(typed)))
    while reading.at < len(typed.said):
        _read_on(reading)
    return reading


def _read_on(reading: Reading) -> None:
    """Read the phrase at the place, or the word where none begins."""
    typed, at = reading.typed, reading.at
    if typed.said[at] == COMMA:
        reading.move(1)
    elif typed.timed and (length := _time_length(typed.said, at)):
        reading.uses |= {"timed", "timed_matter"} if reading.matter else {"timed"}
        reading.move(length)
    elif reading.thing is None and not reading.office and (office := typed.office(at)):
        reading.office = office
        reading.move(len(office))
    elif fold(typed.said[at]) == _LEVEL and typed.does(at + 1, "unit"):
        reading.uses |= {"level"}
        reading.move(1)
    elif phrase := typed.phrase(at):
        _read_phrase(reading, phrase, longest(typed.said, at, typed.known))
    else:
        _read_word(reading)


def _read_phrase(reading: Reading, phrase: Phrase, length: int) -> None:
    typed, end = reading.typed, reading.at + length
    if phrase.thing is not None and _is_thing(reading, phrase):
        _take_thing(reading, phrase, length)
    elif phrase.uses & _DEEDS and phrase.uses.isdisjoint(_ASKS):
        _read_deed(reading, phrase, end)
    elif phrase.uses & _BEHIND and reading.thing is None and reading.typed.target.at > reading.at and any(reading.runs):
        reading.take_matter()
        reading.uses |= {"mentions"}
        reading.move(length)
    elif "about" in phrase.uses and typed.does(end, "unit", "which"):
        reading.move(length)  # "tin về huyện Nam Sách": whose it is; "nghị quyết số mấy, về gì"
    elif "mentions" in phrase.uses and _says_deed(reading, end):
        reading.move(length)  # "văn bản nào có nói thay thế văn bản cũ"
    elif phrase.uses & _OF_MATTER and not reading.matter and _read_matter(reading, end):
        reading.uses |= phrase.uses & _OF_MATTER
    elif phrase.thing is None and phrase.uses - {"body", "unit", *_OF_MATTER}:
        reading.uses |= _uses_here(reading, phrase, end)
        reading.leaders = phrase.text if "leaders" in phrase.uses else reading.leaders
        reading.move(length)
    else:
        reading.take(end)


def _read_deed(reading: Reading, phrase: Phrase, end: int) -> None:
    """What is done by or to those that are listed, or a word like any other."""
    if is_deed(reading, phrase, end):
        reading.uses |= phrase.uses & _DEEDS
        is_last = not phrase.uses.isdisjoint(OF_OTHERS) and not reading.typed.target.is_people
        reading.move((len(reading.typed.said) if is_last else end) - reading.at)
    else:
        _read_word(reading)


def _says_deed(reading: Reading, at: int) -> bool:
    phrase = reading.typed.phrase(at)
    length = longest(reading.typed.said, at, reading.typed.known)
    return phrase is not None and not phrase.uses.isdisjoint(_DEEDS) and is_deed(reading, phrase, at + length)


def _uses_here(reading: Reading, phrase: Phrase, end: int) -> frozenset[str]:
    """What a phrase does where it stands: "các", "mấy" and "nào" ask for several only beside what is listed."""
    uses, before_thing = phrase.uses, _listed_at(reading.typed, end)
    if "amount" in uses and not before_thing:
        uses = (uses - {"count"}) | {"unknown"}
    if "all" in uses and before_thing:
        uses |= {"list"}
    if "which" in uses and reading.at == reading.last_thing:
        uses |= {"which_thing"}
    return uses


def _listed_at(typed: Typed, at: int) -> bool:
    """Whether what may be listed stands at a place, or a unit of whose kind all are meant."""
    phrase = typed.phrase(at)
    is_thing = phrase is not None and phrase.thing is not None
    is_person = typed.target.is_people and typed.does(at, "people_counted")
    return is_thing or is_person or typed.does(at, "leaders", "unit", "all") or typed.begins_office(at)


def _read_word(reading: Reading) -> None:
    """Take a word of no phrase as a number of things, or into the run of what names whose they are."""
    typed, at = reading.typed, reading.at
    following = typed.phrase(at + 1)
    if (reading.thing or reading.office) and typed.does(at + 1, "which", "how_much"):
        reading.move(1)  # "của tháng nào", "số mấy": what each of them tells by itself
        return
    if typed.said[at].isdigit() and following is not None and following.thing is not None:
        reading.most = int(typed.said[at])
    elif not typed.only_closes(at) and (reading.runs[-1] or fold(typed.said[at]) not in _JOINTS):
        reading.take(at + 1)
        reading.uses |= set() if typed.said[at] in typed.names else {"unknown"}
        return
    reading.at += 1


def _is_thing(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase names what is listed: the first that does, or a kind that is joined to it."""
    if reading.thing is None:
        return reading.at >= reading.typed.target.at and not reading.people_are_listed
    joined = reading.typed.said[reading.last_thing : reading.at]
    is_alike = phrase.thing is reading.thing.thing
    return is_alike and (set(map(fold, joined)) <= _JOINTS or phrase.text == reading.thing.text)


def _take_thing(reading: Reading, phrase: Phrase, length: int) -> None:
    """The thing, with the office before it as whose it is; "thông báo kết luận" is a notice about conclusions."""
    thing, at = reading.thing, reading.at
    joins = thing is not None and phrase.text != thing.text
    is_part = thing is not None and at == reading.last_thing and bool(phrase.kind and reading.kinds)
    if thing is None:
        reading.uses |= set() if reading.office or any(reading.runs) else {"first"}
        reading.runs.append([*reading.office])
        reading.thing = phrase
    elif phrase.text != thing.text:
        joint = " " if is_part else ", "
        reading.thing = Phrase(phrase.uses, f"{thing.text}{joint}{phrase.text}", phrase.thing)
    if is_part:
        reading.matter += reading.typed.said[at : at + length]
    elif phrase.kind:
        reading.kinds |= {phrase.kind} if not (joins and not reading.kinds) else set()
    elif joins:
        reading.kinds.clear()  # "cuộc họp, hội nghị" are meetings of any kind
    reading.move(length)
    reading.last_thing = reading.at


def _read_matter(reading: Reading, start: int) -> bool:
    """Take the words behind "về" as the matter, up to whose it is, when it was, or what asks; whether there are any."""
    typed = reading.typed
    if typed.does(start, "about"):
        start += longest(typed.said, start, typed.known)  # "có nhắc chuyện dịch bệnh"
    end = start
    while end < len(typed.said) and not _ends_matter(typed, end):
        end += 1
    matter = list(typed.said[start:end])
    while matter and (matter[-1] == COMMA or typed.only_closes(end - 1)):
        matter.pop()
        end -= 1
    if not matter:
        return False
    reading.matter = matter
    reading.move(end - reading.at)
    return True


def _ends_matter(typed: Typed, at: int) -> bool:
    if (typed.timed and _time_length(typed.said, at)) or typed.only_closes(at) or typed.does(at, *_ENDS_MATTER):
        return True
    is_owner = typed.does(at + 1, "body", "unit") or typed.begins_office(at + 1)
    return fold(typed.said[at]) in _BEFORE_OWNER and is_owner


def _time_length(said: Words, at: int) -> int:
    """How many words from a place on tell a time: "tháng 2 năm 2021", "6 tháng đầu năm 2020"; 0 if none does."""
    end = at
    while end < len(said) and (fold(said[end]) in _TIME_WORDS or said[end].isdigit()):
        end += 1
    first, run = fold(said[at]), said[at:end]
    begins = first in _TIME_WORDS or (len(first) == 4 and first.isdigit()) or list(map(fold, run[1:2])) == ["thang"]
    return len(run) if begins and any(map(str.isdigit, run)) else 0
