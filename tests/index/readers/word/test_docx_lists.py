"""How the lists of a Word file get their labels."""

from index.readers.word.docx.read import read_docx
from tests.index.readers.word.made import docx, item, level, numbering, p

TWO_LISTS = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/>{{}}</w:num>' for at in (1, 2))
STYLE = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/>{1}</w:style>'

RULED = "<w:tblPr><w:tblBorders>"
RULED += "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
RULED += "</w:tblBorders></w:tblPr>"


def lines(body: str, **parts: str) -> list[str]:
    """The paragraphs of a file."""
    return read_docx(docx(body, **parts), "a.docx").text.rstrip().split("\n\n")


def test_two_lists_of_one_form_go_on() -> None:
    """Until the second says where it starts."""
    body = item("một") + item("hai", of=2) + item("ba")
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'

    going_on = numbering(level(0, "%1."), lists=TWO_LISTS.format("", ""))
    restarted = numbering(level(0, "%1."), lists=TWO_LISTS.format("", restart))

    assert lines(body, numbering=going_on) == ["1. một", "2. hai", "3. ba"]
    assert lines(body, numbering=restarted) == ["1. một", "1. hai", "2. ba"]


def test_a_list_may_have_another_form_of_a_level() -> None:
    """The form that the list gives takes the place of the one that it comes from."""
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "lowerLetter")}</w:lvlOverride>'
    lists = numbering(level(0, "%1."), lists=TWO_LISTS.format("", other))

    assert lines(item("một") + item("hai", of=2), numbering=lists) == ["1. một", "b) hai"]


def test_a_style_numbers_its_paragraphs() -> None:
    """By the level that names the style, also for a style that is based on it; 0 takes a paragraph out."""
    lists = numbering(level(0, "Chương %1."), level(1, "Điều %2.", inner='<w:pStyle w:val="Dieu"/>'))
    in_list = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = STYLE.format("Dieu", in_list) + STYLE.format("Con", '<w:basedOn w:val="Dieu"/>')
    body = p("Phạm vi", '<w:pStyle w:val="Dieu"/>')
    body += p("không", '<w:pStyle w:val="Dieu"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    body += p("Đối tượng", '<w:pStyle w:val="Dieu"/>')

    assert lines(body, numbering=lists, styles=styles) == ["Điều 1. Phạm vi", "không", "Điều 2. Đối tượng"]


def test_a_list_may_be_named_by_a_style() -> None:
    """Its form stands where the list that the style names has it."""
    lists = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "Mục %1.")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = STYLE.format("L", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>')

    assert lines(item("Chung"), numbering=lists, styles=styles) == ["Mục 1. Chung"]


def test_a_number_may_stand_at_the_word() -> None:
    """Where nothing parts them in the file, nothing does in the text."""
    lists = numbering(level(0, "(%1)", inner='<w:suff w:val="nothing"/>'))

    assert lines(item("một"), numbering=lists) == ["(1)một"]


def test_an_empty_item_is_counted_and_not_shown() -> None:
    """A number without words is no text, but in a table, where it numbers the row."""
    rows = "".join(f"<w:tr><w:tc>{item('')}</w:tc><w:tc>{p(text)}</w:tc></w:tr>" for text in ("Rà soát", "Báo cáo"))
    titles = f"<w:tr><w:tc>{p('TT')}</w:tc><w:tc>{p('Nhiệm vụ')}</w:tc></w:tr>"

    assert lines(f"<w:tbl>{RULED}{titles}{rows}</w:tbl>", numbering=numbering(level(0, "%1."))) == [
        "TT: 1. | Nhiệm vụ: Rà soát\nTT: 2. | Nhiệm vụ: Báo cáo"
    ]
    assert lines(item("một") + item("") + item("ba"), numbering=numbering(level(0, "%1."))) == ["1. một", "3. ba"]


def test_bullets_of_fonts_of_signs_are_bullets() -> None:
    """Their character has no meaning outside the font."""
    fonts = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    lists = numbering(level(0, "§", "bullet").replace("</w:lvl>", f"{fonts}</w:lvl>"))

    assert lines(item("một"), numbering=lists) == ["• một"]


def test_a_text_box_counts_for_itself() -> None:
    """The text around it goes on."""
    inner = f"<v:textbox><w:txbxContent>{item('trong')}</w:txbxContent></v:textbox>"
    boxed = f"<w:r><w:pict><v:shape>{inner}</v:shape></w:pict></w:r>"
    body = item("một") + p(boxed) + item("hai")

    assert lines(body, numbering=numbering(level(0, "%1."))) == ["1. một", "1. trong", "2. hai"]
