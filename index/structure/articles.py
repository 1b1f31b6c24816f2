"""The kind of a paper without a head that is made of articles: as it calls itself."""

import re
from collections import Counter
from collections.abc import Sequence

from index.lexicon.kinds import document_kinds
from index.lexicon.patterns import pattern
from index.structure.lines import Line

_ARTICLE = re.compile(r"\W*Điều\s+\d{1,3}[a-z]?\s*[.:]", re.IGNORECASE)
_LEAST_ARTICLES = 2
_ITSELF = pattern(r"(?<!\w)(?P<kind>{documents:heads})\s+này(?!\w)")
_FIRST = pattern(r"(?P<kind>{documents:heads})(?!\w)")


def kind_of_articles(lines: Sequence[Line], title: str | None) -> str | None:
    """The kind by which a text with articles calls itself most often, or else with which its title begins.

    "Quy định tổ chức dạy học" may be the title of a circular.

    Args:
        lines: The text's own lines.
        title: Its first line that is one.
    """
    if sum(_ARTICLE.match(line.text) is not None for line in lines) < _LEAST_ARTICLES:
        return None
    kinds = {spelling.lower(): kind for spelling, kind in document_kinds("heads").items()}
    said = Counter(held["kind"].lower() for line in lines for held in _ITSELF().finditer(line.text))
    first = _FIRST().match(title or "")
    called = next((kind for kind, times in said.most_common(1) if times > 1 or first is None), None)
    return kinds.get(called or (first["kind"].lower() if first else ""))
