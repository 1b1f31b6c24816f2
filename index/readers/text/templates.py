"""What a page holds for the program that makes it: code and directives of templates, which no reader sees."""

import html
import re

_CODE = re.compile(r"<\?(?:php|=|xml)?.*?(?:\?>|\Z)|<%.*?%>|\{%[^\n]{0,300}?%\}|\{\{[^{}\n]{0,300}\}\}", re.DOTALL)
_WORDS = "extends|section|include|yield|push|stack|php|if|else|elseif|foreach|for|csrf|auth|guest|stop|show|parent|once"
_IN_BRACKETS = r"\((?:[^()\n]|\([^()\n]*\))*\)"
_DIRECTIVE = re.compile(rf"^[ \t]*@(?:end)?(?:{_WORDS})\b(?:[ \t]*{_IN_BRACKETS})?", re.MULTILINE)
_OF_MODULE = re.compile(r"\s*(?:import\b|export\b|const\b|function\b)")
_LINES_OF_MODULE = re.compile(r"\A(?:(?!\s*<)[^\n]*(?:\n|\Z))+")
_END_OF_MODULE = re.compile(r"(?:\n[ \t]*[)}\];]+[ \t]*)+\s*\Z")
_FRONT_MATTER = re.compile(
    r"\A(?P<fields>[\s\ufeff]{0,100}---(?:json|yaml)?[ \t]*\r?\n.{1,20000}?^---)[ \t]*$", re.DOTALL | re.MULTILINE
)


def without_code(page: str) -> str:
    """The source of a page without code of templates; its front matter stays, line by line."""
    fields = _FRONT_MATTER.match(page)
    if fields is not None:
        return f"<pre>{html.escape(fields['fields'].strip(), quote=False)}</pre>{without_code(page[fields.end() :])}"
    if _OF_MODULE.match(page):
        page = _END_OF_MODULE.sub("", _LINES_OF_MODULE.sub("", page))
    page = _CODE.sub("", page) if "<?" in page or "<%" in page or "{" in page else page
    return _DIRECTIVE.sub("", page) if "@" in page else page
