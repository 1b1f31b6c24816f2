"""Letters of the time before Unicode, each part of a document by what its own letters say."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.text import MARKED_VOWELS
from index.readers.letters.encodings import encodings
from index.readers.letters.in_unicode import Letters, Run, text_in_unicode
from tests.letters import as_western
from tests.paths import SEEDS

NAMES = {"tcvn3": "TCVN3", "vni": "VNI", "vps": "VPS", "cp1258": "Windows-1258"}
TYPED = str.maketrans("“”‘’–—…", "\"\"''---")
TEXTS = [unicodedata.normalize("NFC", path.read_text("utf-8")).translate(TYPED) for path in sorted(SEEDS.glob("*.txt"))]
LETTERS = f"{MARKED_VOWELS}đabcdeghiklmnopqrstuvxy "
BODY = "Hội nghị quyết định nhiều việc quan trọng của huyện."


def read(*paragraphs: list[Run]) -> list[str]:
    """What the paragraphs of a document become."""
    letters = Letters(paragraphs)
    return [letters.text_of(paragraph) for paragraph in paragraphs]


@pytest.mark.parametrize("encoding", NAMES)
@given(st.text(LETTERS))
def test_every_letter_has_its_code(encoding: str, text: str) -> None:
    """What an encoding writes, small letters in any order, it reads as it was."""
    known = next(known for known in encodings() if known.name == NAMES[encoding])

    assert known.unicode_of(as_western(text, encoding)) == text


@pytest.mark.parametrize("encoding", ["vni", "vps", "cp1258"])
@given(st.text(LETTERS.upper()))
def test_every_capital_has_its_code(encoding: str, text: str) -> None:
    """So are capitals, but in TCVN3, which has none with a tone."""
    known = next(known for known in encodings() if known.name == NAMES[encoding])

    assert known.unicode_of(as_western(text, encoding)) == text


@pytest.mark.parametrize("encoding", NAMES)
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.split()[0])
def test_papers_are_read_as_they_were(encoding: str, text: str) -> None:
    """The sample papers, written in an old encoding, come back letter by letter, capitals of TCVN3 among them."""
    assert text_in_unicode(as_western(text, encoding)) == text


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.split()[0])
def test_unicode_stays(text: str) -> None:
    """A paper in Unicode is left alone."""
    assert text_in_unicode(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The quarterly report, in plain English.",
        "Un café à la française, s'il vous plaît: où est la forêt? Il a été là dès l'été, même à Noël.",
        "Größe, Übung, Straße, für, schön, Mädchen, über",
        "El niño comió piñas en São Paulo; ação, coração, à tarde",
    ],
)
def test_other_languages_stay(text: str) -> None:
    """Western letters that are no Vietnamese in any encoding are what they seem."""
    assert text_in_unicode(text) == text


@pytest.mark.parametrize("encoding", NAMES)
def test_halves_are_told_apart(encoding: str) -> None:
    """A text pasted from an old one is read where it stands, with the short lines that follow it."""
    written = f"{BODY}\nSố: 12\n{as_western(BODY, encoding)}\n{as_western('Số: 12', encoding)}\n{BODY}"

    assert text_in_unicode(written) == f"{BODY}\nSố: 12\n{BODY}\nSố: 12\n{BODY}"


def test_the_name_of_a_font_alone_says_nothing() -> None:
    """Unicode in a font of TCVN3 stays, beside the same font with old letters in another paragraph."""
    font = ".VnTime"

    assert read([Run(BODY, font)], [Run(as_western(BODY, "tcvn3"), font)]) == [BODY, BODY]
    assert read([Run(as_western(BODY, "vni"), "Arial")]) == [BODY]


def test_capital_fonts_of_tcvn3_draw_capitals() -> None:
    """What is in a font such as .VnTimeH is in capitals, letters of ASCII with it, and its part of a word."""
    small = as_western("hội nghị ban chấp hành đảng bộ huyện", "tcvn3")
    rest = [Run("ñ", ".VnTimeH"), Run("y ban nh©n d©n huyÖn quyÕt ®Þnh", ".VnTime")]

    assert read([Run(small, ".VnTimeH")], [Run("ban hanh", ".VnTimeH")], rest) == [
        "HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN",
        "BAN HANH",
        "Ủy ban nhân dân huyện quyết định",
    ]


def test_capitals_of_tcvn3_without_fonts() -> None:
    """Words are in capitals where the letters that tell are, or the words around; sentences begin with one."""
    written = (
        "HéI NGHÞ BAN CHÊP HµNH X· Hµ PHóC\n§©y lµ x· Hµ Phóc. ë ®©y cã ñy ban. TØnh ñy viªn vµ HuyÖn ñy ban hµnh."
    )

    assert text_in_unicode(written) == (
        "HỘI NGHỊ BAN CHẤP HÀNH XÃ HÀ PHÚC\nĐây là xã Hà Phúc. Ở đây có Ủy ban. Tỉnh ủy viên và Huyện ủy ban hành."
    )


def test_a_mark_of_vni_may_stand_in_the_next_run() -> None:
    """A letter and its mark are put together although a program parted them."""
    written = as_western(BODY, "vni")

    assert read([Run(letter, "VNI-Times") for letter in written]) == [BODY]


def test_word_may_hold_the_letter_of_tcvn3_as_its_own_hyphen() -> None:
    """The code of "ư" is that of the soft hyphen, which Word keeps as a character of its own."""
    assert text_in_unicode("T\x1f t\x1fëng vµ ng\x1fêi c¸n bé") == "Tư tưởng và người cán bộ"


def test_a_hyphen_may_be_the_letter_of_tcvn3() -> None:
    """Programs that make the soft hyphen a hyphen: it is "ư" where that makes a syllable."""
    written = "T- t-ëng cña ng-êi c¸n bé nh- vËy; kinh tÕ-x· héi, c«ng v¨n sè 17-CT/HU - §¶ng bé, b¸o c¸o A-B."

    assert text_in_unicode(written) == (
        "Tư tưởng của người cán bộ như vậy; kinh tế-xã hội, công văn số 17-CT/HU - Đảng bộ, báo cáo A-B."
    )
