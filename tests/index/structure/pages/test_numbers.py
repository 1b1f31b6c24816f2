"""The numbers of pages in a text that was laid out by blanks."""

from index.structure.reading import read


def test_numbers_of_pages_are_none_of_the_text() -> None:
    """Alone in the middle of a line and one after the other; a number that no other follows stays."""
    pages = [f"Trang này nói về việc trồng rừng của xã năm 202{at}, và những gì" for at in range(4)]
    text = "\n".join(f"{page}\n\n{'':40}{at}\n\n\n" for at, page in enumerate(pages, start=2))

    assert [line.text for line in read(text).lines if line.text.isdigit()] == []
    assert [line.text for line in read(f"{pages[0]}\n\n{'':40}12\n\n{pages[1]}").lines][1] == "12"
