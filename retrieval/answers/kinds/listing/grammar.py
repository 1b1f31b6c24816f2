"""How a question for a list is read: from the left, by the longest phrase that begins at each word.

What is left over stands in runs, which name whose the things are, or are no words of a list.
"""

from dataclasses import dataclass, field

from index.language.text import fold
from retrieval.answers.kinds.listing.vocabulary import COMMA, Phrase, Words, longest
from retrieval.question.asked_office import head_length, split_office
from retrieval.question.types import Language

_TIME_WORDS = frozenset("nam thang quy qui ngay dau giua cuoi tu den toi".split())
_JOINTS = frozenset({"va", "hoac", "hay", COMMA})
_ENDS_MATTER = frozenset({"list", "count", "all", "which", "newest", "oldest"})
_BEFORE_OWNER = frozenset({"cua", "o", "tai", "do", "thuoc"})
_OF_MATTER = frozenset({"about", "mentions"})


@dataclass(frozen=True, slots=True)
class Typed:
    """A question as it is read for a list.

    Attributes:
        said: Its words.
        known: What phrases do.
        folded: Whether words are compared without marks.
        names: The words of what it names.
        timed: Whether it names a time.
    """

    said: Words
    known: dict[Words, Phrase]
    folded: bool
    names: frozenset[str]
    timed: bool

    def phrase(self, at: int) -> Phrase | None:
        """The longest phrase that begins at a word."""
        return self.known.get(self.said[at : at + longest(self.said, at, self.known)])

    def does(self, at: int, *uses: str) -> bool:
        """Whether a phrase begins at a word that does one of these."""
        phrase = self.phrase(at)
        return phrase is not None and not phrase.uses.isdisjoint(uses)

    def begins_office(self, at: int) -> bool:
        """Whether an office begins at a word."""
        return head_length(self.said, at, folded=self.folded) > 0

    def only_closes(self, at: int) -> bool:
        """Whether nothing follows from a word on that says anything."""
        held = (self.known.get((word,)) for word in self.said[at:])
        return all(phrase is not None and not phrase.uses.isdisjoint({"closes", "fills"}) for phrase in held)


@dataclass
class Reading:
    """How far a question is read, and what was found: see `Listed`.

    Attributes:
        uses: What its phrases do; also "first" where it begins with what is listed, "which_thing" where which of it is
            asked, "timed" where a time is said, "timed_matter" where it
            follows the matter, "unknown" where a word is none of a list.
        last_thing: Where what is listed ends.
    """

    typed: Typed
    at: int = 0
    thing: Phrase | None = None
    kinds: set[str] = field(default_factory=set)
    runs: list[list[str]] = field(default_factory=lambda: [[]])
    matter: list[str] = field(default_factory=list)
    office: Words = ()
    uses: set[str] = field(default_factory=set)
    most: int = 0
    last_thing: int = -1
    leaders: str = ""
    behind: list[str] = field(default_factory=list)

    def move(self, length: int) -> None:
        """Go on behind so many words, which are none of a run."""
        self.at += length
        if self.runs[-1]:
            self.runs.append([])

    def take(self, end: int) -> None:
        """Take the words up to a place into the run that names whose the things are."""
        if self.at == self.last_thing:
            self.behind = self.runs[-1]
        self.runs[-1] += self.typed.said[self.at : end]
        self.at = end


def read_whole(typed: Typed) -> Reading:
    """The question, read to its end."""
    reading = Reading(typed)
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
    elif reading.thing is None and not reading.office and (office := _office_at(typed, at)):
        reading.office = office
        reading.move(len(office))
    elif phrase := typed.phrase(at):
        _read_phrase(reading, phrase, longest(typed.said, at, typed.known))
    else:
        _read_word(reading)


def _read_phrase(reading: Reading, phrase: Phrase, length: int) -> None:
    typed, end = reading.typed, reading.at + length
    if phrase.thing is not None and _is_thing(reading, phrase):
        _take_thing(reading, phrase, length)
    elif "about" in phrase.uses and typed.does(end, "unit"):
        reading.move(length)  # "tin về huyện Nam Sách": whose it is
    elif phrase.uses & _OF_MATTER and not reading.matter and _read_matter(reading, end):
        reading.uses |= phrase.uses & _OF_MATTER
    elif phrase.thing is None and phrase.uses - {"body", "unit", *_OF_MATTER}:
        reading.uses |= _uses_here(reading, phrase, end)
        reading.leaders = phrase.text if "leaders" in phrase.uses else reading.leaders
        reading.move(length)
    else:
        reading.take(end)


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
    return is_thing or typed.does(at, "leaders", "unit", "all") or typed.begins_office(at)


def _read_word(reading: Reading) -> None:
    """Take a word of no phrase as a number of things, or into the run of what names whose they are."""
    typed, at = reading.typed, reading.at
    following = typed.phrase(at + 1)
    if typed.said[at].isdigit() and following is not None and following.thing is not None:
        reading.most = int(typed.said[at])
    elif not typed.only_closes(at) and (reading.runs[-1] or fold(typed.said[at]) not in _JOINTS):
        reading.take(at + 1)
        reading.uses |= set() if typed.said[at] in typed.names else {"unknown"}
        return
    reading.at += 1


def _office_at(typed: Typed, at: int) -> Words:
    """The office that begins at a word; nothing if none does, or a longer phrase."""
    rest = typed.said[at:]
    if not typed.begins_office(at):
        return ()
    held = split_office(rest, Language.WITHOUT_MARKS if typed.folded else Language.VIETNAMESE).office
    return held if held == rest[: len(held)] and len(held) >= longest(typed.said, at, typed.known) else ()


def _is_thing(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase names what is listed: the first that does, or a kind that is joined to it."""
    if reading.thing is None:
        return True
    joined = reading.typed.said[reading.last_thing : reading.at]
    is_alike = phrase.thing is reading.thing.thing
    return is_alike and (set(map(fold, joined)) <= _JOINTS or phrase.text == reading.thing.text)


def _take_thing(reading: Reading, phrase: Phrase, length: int) -> None:
    """The thing, with the office before it as whose it is; "thông báo kết luận" is a notice about conclusions."""
    thing, at = reading.thing, reading.at
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
        reading.kinds.add(phrase.kind)
    reading.move(length)
    reading.last_thing = reading.at


def _read_matter(reading: Reading, start: int) -> bool:
    """Take the words behind "về" as the matter, up to whose it is, when it was, or what asks; whether there are any."""
    typed, end = reading.typed, start
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
