"""Layouts as the column of a document: JSON, without what is empty."""

import json
from typing import Any

from index.errors import Notice
from index.layout import NO_LAYOUT, Box, Cell, Doubt, Layout, Span


def encoded_layout(layout: Layout) -> str | None:
    """The layout as it is stored; None for one that says nothing."""
    if layout == NO_LAYOUT:
        return None
    held = {
        "pages": layout.pages,
        "cells": [
            (c.start, c.end, c.table, c.row, c.column, *((c.heading.start, c.heading.end) if c.heading else ()))
            for c in layout.cells
        ],
        "boxes": [(b.start, b.end, b.page, b.left, b.top, b.right, b.bottom) for b in layout.boxes],
        "recognised": layout.recognised,
        "doubts": [(d.start, d.end, d.confidence) for d in layout.doubts],
        "left_out": [(n.code, dict(n.values)) for n in layout.left_out],
    }
    kept = {name: value for name, value in held.items() if value}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def decoded_layout(stored: str | None) -> Layout:
    """The layout of a document's column.

    Raises:
        ValueError: If it cannot be read.
    """
    if stored is None:
        return NO_LAYOUT
    try:
        held = json.loads(stored)
        return Layout(
            pages=tuple(held.get("pages", ())),
            cells=tuple(map(_cell, held.get("cells", ()))),
            boxes=tuple(Box(*box) for box in held.get("boxes", ())),
            recognised=tuple(held.get("recognised", ())),
            doubts=tuple(Doubt(*doubt) for doubt in held.get("doubts", ())),
            left_out=tuple(Notice(code, values) for code, values in held.get("left_out", ())),
        )
    except (TypeError, AttributeError) as error:
        raise ValueError(f"no layout: {stored[:80]}") from error


def _cell(stored: list[Any]) -> Cell:  # Any: JSON's types
    start, end, table, row, column, *heading = stored
    return Cell(start, end, table, row, column, Span(*heading) if heading else None)
