"""The control words of RTF that say where characters belong, and those that are characters."""

NOTHING = frozenset(
    "colortbl info nonshppict shprslt xe tc tcn atnid atnauthor nonesttables listtable filetbl revtbl"
    " objdata ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn bkmkstart bkmkend pntxta pntxtb upr".split()
)
"""Groups whose characters are no text."""
KNOWN_OPTIONAL = frozenset("shpinst shppict do nesttableprops ud fldinst moMath annotation footnote".split())
"""Groups that begin with the sign that they may be left out, and are not."""
LABELS = frozenset("listtext pntext".split())
NOTES = frozenset({"footnote"})
HEADERS = frozenset("header headerl headerr headerf footer footerl footerr footerf".split())
BOXES = frozenset("shptxt dptxbxtext".split())
CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "page": "\n", "column": "\n", "emdash": "—",
    "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ",
    "enspace": " ", "qmspace": " ",
}  # fmt: skip
SYMBOLS = {"~": " ", "-": "\xad", "_": "-"}
