"""What of a word processor's file is in no block, as it is told."""

from collections.abc import Iterator, Mapping

from index.errors import Notice, notice


def told(counts: Mapping[str, int]) -> Iterator[Notice]:
    """The notices of what was counted: "contents", "hidden", "comments", "deleted", "embedded"."""
    for kind, count in counts.items():
        match kind:
            case "contents":
                yield notice("left_out_contents")
            case "hidden":
                yield notice("left_out_hidden", count=count)
            case "comments":
                yield notice("left_out_comments", count=count)
            case "deleted":
                yield notice("left_out_deleted", count=count)
            case "embedded":
                yield notice("left_out_embedded", count=count)
