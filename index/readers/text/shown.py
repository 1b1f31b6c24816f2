"""Which parts of a web page are shown and belong to what it says."""

import re

from selectolax.lexbor import LexborNode

from index.language.text import fold_space


def names(text: str) -> frozenset[str]:
    """The words of the text: tags, classes or roles."""
    return frozenset(text.split())


_DROPPED = names(
    "script style noscript template iframe object svg canvas audio video map nav head button select option input"
    " textarea datalist dialog"
)
_HEADINGS = "h1, h2, h3, h4, h5, h6, summary"
_DROPPED_ROLES = names("navigation search menu menubar")
# Classes of Bootstrap and Tailwind that hide; another that shows the node at some width takes them back.
_HIDING = names("d-none hidden invisible visually-hidden sr-only")
_SHOWING = re.compile(r"(?:d-(?:\w+-)?|\w+:)(?:block|flex|grid|inline|table)\S*|visible-\S+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_LONG_PARAGRAPH = 200
_LONGEST_FOOTER = 1500
# A menu is a block of many short links and nothing else; links to other articles are longer.
_MENU_LINKS, _MENU_LINK_CHARS, _MENU_SHARE = 4, 40, 0.9


def is_dropped(node: LexborNode) -> bool:
    """Whether a node is not shown, or is a menu, a form, or what stands beside the article."""
    is_heading = node.tag == "button" and (node.css_first(_HEADINGS) is not None or _is_in_heading(node))
    if (node.tag in _DROPPED and not is_heading) or is_hidden(node):
        return True
    if (node.attributes.get("role") or "") in _DROPPED_ROLES:
        return True
    if node.tag == "form":  # many portals wrap the whole page in one form
        return node.css_first("h1, article") is None and not _has_long_paragraph(node)
    if node.tag in ("footer", "aside") or _is_footer(node):
        return not _has_ancestor(node, "article")
    return node.tag in ("ul", "ol", "div", "table") and _is_menu(node)


def is_hidden(node: LexborNode) -> bool:
    """Whether a node is not shown at any width of the screen, by its attributes, its style or its classes."""
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if _HIDDEN_STYLE.search(attributes.get("style") or ""):
        return True
    named = (attributes.get("class") or "").split()
    return not _HIDING.isdisjoint(named) and not any(map(_SHOWING.fullmatch, named))


def _is_footer(node: LexborNode) -> bool:
    """Whether a node is named as the foot of the page and says no more than a foot does."""
    named = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".lower().split()
    return "footer" in named and len(fold_space(node.text())) <= _LONGEST_FOOTER


def _is_in_heading(node: LexborNode) -> bool:
    """Whether a button is the text of a heading, by which a part of the page is opened: that part is read too."""
    return any(_has_ancestor(node, heading) for heading in _HEADINGS.split(", "))


def _has_long_paragraph(node: LexborNode) -> bool:
    return any(len(fold_space(p.text())) >= _LONG_PARAGRAPH for p in node.css("p, td, div"))


def _has_ancestor(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == tag:
            return True
        parent = parent.parent
    return False


def _is_menu(node: LexborNode) -> bool:
    links = [len(_SPACE.sub("", link.text())) for link in node.css("a")]
    if len(links) < _MENU_LINKS or sum(links) > _MENU_LINK_CHARS * len(links):
        return False
    return sum(links) >= _MENU_SHARE * len(_SPACE.sub("", node.text()))
