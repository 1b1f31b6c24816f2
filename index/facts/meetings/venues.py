"""Where a meeting was held: in a hall that its sentence names, or at whatever place is said of it outright."""

import re
from collections.abc import Sequence

from index.facts.types import Said, said
from index.layout import Span
from index.lexicon.patterns import pattern
from index.structure.pages.event_date import WORDS_OF_TIME
from index.structure.paragraphs import Paragraph

_ENDS = r"(?=[.;:()]|,? {after_venue}(?!\w)| [-–] |$)"
_HALL = pattern(r"(?<!\w)tại (?P<venue>{venue}(?!\w).{2,120}?)(?=[,.;:()]|\s{after_venue}(?!\w)|$)")
_OPENS = pattern(
    rf"(?:{WORDS_OF_TIME})*tại (?!(?:{{meetings:plain_head}}|{{no_venue}})(?!\w))(?P<venue>[^,.;:()]{{3,80}})(?=, )"
)
"""Behind the time with which a sentence begins: "Sáng 2/7, tại xã Tân An, Huyện ủy tổ chức …"."""
_IT_IS_HELD = r"(?:{meetings:plain_head})(?!\w)[^.;:]{0,60}? (?:đã )?(?:{takes_place}|được tổ chức)"
_TAKES_PLACE = pattern(rf"{_IT_IS_HELD} (?:trọng thể )?{{at_place}} (?P<venue>[^.;:()]{{3,120}}?){_ENDS}")
"""A sentence of its own: "Buổi lễ diễn ra trên cù lao Ông Rắn, xã Mỹ Tân"."""
_VOTERS_MET = pattern(
    r"tiếp xúc cử tri tại (?P<venue>[^,.;:()]{3,80}?)"
    r"(?=[,.;:()]|\s(?:{after_venue}|trước|sau)(?!\w)|$)"
)
_VOTERS = re.compile("tiếp xúc cử tri", re.IGNORECASE)
_LEAD_PARAGRAPHS = 6


def find_venue(text: str, name: str, sentences: Sequence[Span], paragraphs: Sequence[Paragraph]) -> Said | None:
    """The place at which a meeting was held; None where the text does not say it.

    Args:
        name: What it is called.
        sentences: Those that name it.
        paragraphs: All of the text: one of the first may say only where it took place.
    """
    lead = [span for paragraph in paragraphs[:_LEAD_PARAGRAPHS] for span in paragraph.sentences]
    met_voters = lead if _VOTERS.search(name) else ()
    looks = ((_HALL().search, sentences), (_OPENS().match, sentences), (_VOTERS_MET().search, met_voters))
    for look, spans in (*looks, (_TAKES_PLACE().match, lead)):
        for span in spans:
            if found := look(text, span.start, span.end):
                return said(text, found.start("venue"), found.end("venue"))
    return None
