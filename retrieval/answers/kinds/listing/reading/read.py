"""A question as it is read for a list, and what was read of it."""

from dataclasses import dataclass, field

from retrieval.answers.kinds.listing.reading.vocabulary import LONGEST, Phrase, Words, longest
from retrieval.question.asked_office import head_length, split_office
from retrieval.question.types import Language


@dataclass(frozen=True, slots=True)
class Target:
    """What of several things that a question names is listed.

    Attributes:
        at: Where it begins, if words ask for several of it; -1 for the first of all.
        is_office: Whether the holders of an office are.
        no_thing: Whether it names none, so that people are listed.
    """

    at: int = -1
    is_office: bool = False
    no_thing: bool = False

    @property
    def is_people(self) -> bool:
        """Whether people are listed."""
        return self.is_office or self.no_thing


@dataclass(frozen=True, slots=True)
class Typed:
    """A question as it is read for a list.

    Attributes:
        said: Its words.
        known: What phrases do.
        folded: Whether words are compared without marks.
        names: The words of what it names.
        timed: Whether it names a time.
        target: What of several things that it names is listed.
    """

    said: Words
    known: dict[Words, Phrase]
    folded: bool
    names: frozenset[str]
    timed: bool
    target: Target = Target()

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

    def office(self, at: int) -> Words:
        """The office that begins at a word; nothing if none does, or a longer phrase."""
        rest = self.said[at:]
        if not self.begins_office(at):
            return ()
        held = split_office(rest, Language.WITHOUT_MARKS if self.folded else Language.VIETNAMESE).office
        return held if held == rest[: len(held)] and len(held) >= longest(self.said, at, self.known) else ()

    def is_asked_before(self, at: int) -> bool:
        """Whether a phrase that asks for several ends before a word."""
        phrases = (self.known.get(self.said[at - length : at]) for length in range(1, min(at, LONGEST) + 1))
        return any(phrase is not None and not phrase.uses.isdisjoint({"all", "amount", "list"}) for phrase in phrases)

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

    @property
    def people_are_listed(self) -> bool:
        """Whether people are listed, and no thing that is named beside them."""
        target = self.typed.target
        return target.no_thing or (target.is_office and self.at > target.at)

    def move(self, length: int) -> None:
        """Go on behind so many words, which are none of a run."""
        self.at += length
        if self.runs[-1]:
            self.runs.append([])

    def take_matter(self) -> None:
        """Take all the words before as the matter: "kênh N5 được nhắc tới ở những tài liệu nào"."""
        self.matter = [*self.office, *(word for run in self.runs for word in run)]
        self.office, self.runs = (), [[]]
        self.uses.discard("unknown")

    def take(self, end: int) -> None:
        """Take the words up to a place into the run that names whose the things are."""
        if self.at == self.last_thing:
            self.behind = self.runs[-1]
        self.runs[-1] += self.typed.said[self.at : end]
        self.at = end
