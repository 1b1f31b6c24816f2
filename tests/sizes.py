"""How large the parts of the three packages are, and where a Vietnamese word list stands in code.

    python -m tests.sizes

takes out of `tests/data/sizes.tsv` what is no longer needed and lowers what has become smaller; it never adds a line.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from index.language.text import has_marks
from tests.paths import DATA, ROOT

LIMITS = {"entries": 12, "lines": 300, "function": 40, "fields": 12, "arguments": 6, "pattern": 120, "words": 2}
"""The largest allowed: modules and folders of a folder; lines of a file; lines of a function; fields of a class;
arguments without `self`; characters of the literal given to `re.compile` or `pattern`; Vietnamese
alternatives of a literal."""
PACKAGES = ("bot", "retrieval", "index")
SAID = "bot/"
"""What people are told is written here: its lists are sentences, not words that a rule looks for."""
EXCEPTIONS = DATA / "sizes.tsv"
_COLLECTION = (ast.Tuple, ast.List, ast.Set, ast.Dict)

Sizes = dict[tuple[str, str], int]


@dataclass(slots=True)
class _Reader:
    """Reads the sizes of one file.

    Attributes:
        path: The file's path in the project.
        sizes: What is found, by place and kind. A place is a path and the names around: `index/a.py:Class.method`.
        seen: How often each name had a pattern or a list, so that a second one has a place of its own.
    """

    path: str
    sizes: Sizes = field(default_factory=dict)
    seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    def read(self, node: ast.AST, names: tuple[str, ...]) -> None:
        """Measure a node and all that is in it."""
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names = (*names, node.name)
            self._enter("function", names, _lines(node))
            self._enter("arguments", names, _arguments(node))
        elif isinstance(node, ast.ClassDef):
            names = (*names, node.name)
            self._enter("fields", names, _fields(node))
        elif isinstance(node, ast.Assign | ast.AnnAssign) and (target := _target(node)):
            names = (*names, target)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("re.compile", "pattern") and node.args:
            self._enter("pattern", names, _literal_length(node.args[0]))
        if self.path.startswith(SAID) or not (count := _listed(node)):
            for child in _children(node):
                self.read(child, names)
        else:
            self._enter("words", names, count)

    def _enter(self, kind: str, names: tuple[str, ...], size: int) -> None:
        if size > LIMITS[kind]:
            place = f"{self.path}:{'.'.join(names)}"
            self.seen[kind, place] += 1
            nth = self.seen[kind, place]
            self.sizes[place if nth == 1 else f"{place}#{nth}", kind] = size


@cache
def too_large() -> Sizes:
    """Every place that is over a limit, with its size."""
    found: Sizes = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix == ".py":
                found |= sizes_of(name, path.read_text(encoding="utf-8"))
            elif path.is_dir() and path.name != "__pycache__":
                found[f"{name}/", "entries"] = sum(map(_is_entry, path.iterdir()))
    return {(place, kind): size for (place, kind), size in found.items() if size > LIMITS[kind]}


def sizes_of(name: str, text: str) -> Sizes:
    """The lines of a file, by its path in the project, and what in it is over a limit."""
    reader = _Reader(name)
    reader.read(ast.parse(text), ())
    return {(name, "lines"): text.count("\n"), **reader.sizes}


def exceptions() -> Sizes:
    """The places that may be over a limit, with the size that they may have."""
    rows = (line.split("\t") for line in EXCEPTIONS.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {(place, kind): int(size) for place, kind, size in rows}


def write_exceptions(sizes: Sizes) -> None:
    """Put these places into the list of exceptions, sorted, after the comments that it begins with."""
    comments = [line for line in EXCEPTIONS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = (f"{place}\t{kind}\t{size}" for (place, kind), size in sorted(sizes.items()))
    EXCEPTIONS.write_text("\n".join([*comments, *rows, ""]), encoding="utf-8")


def _is_entry(path: Path) -> bool:
    return path.name not in ("__init__.py", "__pycache__") and (path.suffix == ".py" or path.is_dir())


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return sum(argument.arg not in ("self", "cls") for argument in arguments)


def _fields(definition: ast.ClassDef) -> int:
    return sum(isinstance(part, ast.AnnAssign) and "ClassVar" not in ast.unparse(part) for part in definition.body)


def _target(node: ast.Assign | ast.AnnAssign) -> str | None:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    return target.id if isinstance(target, ast.Name) else None


def _literal_length(expression: ast.expr) -> int:
    constants = (part.value for part in ast.walk(expression) if isinstance(part, ast.Constant))
    return sum(len(value) for value in constants if isinstance(value, str))


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """What is in a node, without its docstring."""
    children = list(ast.iter_child_nodes(node))
    for child in children:
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield child


def _listed(node: ast.AST) -> int:
    """The Vietnamese alternatives of a literal: of a collection, of words to be split, or of a pattern."""
    if isinstance(node, _COLLECTION):
        count = len(set(_members(node)))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr.startswith("split"):
        split = node.func.value
        count = sum(map(has_marks, _text(split).split())) if isinstance(split, ast.Constant) else 0
    elif isinstance(node, ast.JoinedStr | ast.Constant):
        count = _alternatives(_text(node))
    else:
        count = 0
    return count if count > LIMITS["words"] else 0


def _members(node: ast.AST) -> Iterator[str]:
    """The Vietnamese strings of a collection and of those inside it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str) and has_marks(child.value):
            yield child.value
        elif isinstance(child, _COLLECTION):
            yield from _members(child)


def _text(node: ast.JoinedStr | ast.Constant) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else "·" for part in node.values)
    return node.value if isinstance(node.value, str) else ""


def _alternatives(pattern: str) -> int:
    """The most Vietnamese alternatives that a group of the pattern has, brackets of letters not counted."""
    most = 0
    groups = [[""]]
    in_set = escaped = False
    for letter in pattern:
        if escaped or letter == "\\":
            escaped = not escaped
        elif in_set or letter == "[":
            in_set = letter != "]"
        elif letter == "(":
            groups.append([""])
        elif letter == ")" and len(groups) > 1:
            most = max(most, sum(map(has_marks, groups.pop())) if len(groups[-1]) > 1 else 0)
        elif letter == "|":
            groups[-1].append("")
        else:
            groups[-1][-1] += letter
    return max([most, *(sum(map(has_marks, group)) for group in groups if len(group) > 1)])


if __name__ == "__main__":
    now = too_large()
    write_exceptions({key: min(size, now[key]) for key, size in exceptions().items() if key in now})
