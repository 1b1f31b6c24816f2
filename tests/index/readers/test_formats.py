"""From files to stored text."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DocumentRefused
from index.language.text import normalise_text
from index.readers.formats import FORMATS, MAX_BYTES, SUFFIXES, read_bytes, read_data, reader_of
from index.readers.letters.encoding import decode
from index.readers.letters.judging import looks_vietnamese
from index.readers.text.html import read_html
from index.readers.text.plain import read_plain
from index.readers.types import Read
from tests.fakes import read_file
from tests.paths import DATA, SEEDS
from tests.sentences import sentence

SEED_FILES = sorted(SEEDS.glob("*.txt"))
FILES = DATA / "readers"
SENTENCE = "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện khóa XXVIII quyết định nhiều việc quan trọng."
TONES = "\u0300\u0301\u0303\u0309\u0323"
# The same sentence as fonts of the time before Unicode draw it.
IN_TCVN3 = "Héi nghÞ lÇn thø 2 Ban ChÊp hµnh §¶ng bé huyÖn khãa XXVIII quyÕt ®Þnh nhiÒu viÖc quan träng."
IN_VNI = "Hoäi nghò laàn thöù 2 Ban Chaáp haønh Ñaûng boä huyeän khoùa XXVIII quyeát ñònh nhieàu vieäc quan troïng."


def in_windows_1258(text: str) -> bytes:
    """The text as Windows-1258 writes it: a letter, then its tone, where there is no letter with both."""
    written = bytearray()
    for character in unicodedata.normalize("NFC", text):
        try:
            written += character.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", character)
            letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
            written += (letter + "".join(part for part in parts if part in TONES)).encode("cp1258")
    return bytes(written)


def refusal(path: Path) -> str:
    """The message with which a file is refused."""
    with pytest.raises(DocumentRefused) as refused:
        read_file(path)
    return sentence(refused.value)


def test_suffixes_are_those_of_the_table() -> None:
    """Every format has a reader that can be loaded, and suffixes in lower case."""
    assert all(callable(reader_of(kind)) for kind in FORMATS)
    assert {".txt", ".md", ".html", ".htm"} <= SUFFIXES
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in SUFFIXES)


@pytest.mark.parametrize("seed", SEED_FILES, ids=lambda seed: seed.stem[:3])
def test_seeds_are_read_as_they_are(seed: Path) -> None:
    """The sample documents are stored as written, normalised."""
    assert read_file(seed) == normalise_text(seed.read_text("utf-8"))


def test_markdown_keeps_its_marks(tmp_path: Path) -> None:
    """Markdown is stored as written, so that a quote is what the file says."""
    path = tmp_path / "a.MD"
    path.write_text("# Hội nghị\r\n\r\n**Huyện ủy** họp.\r\n", encoding="utf-8")

    assert read_file(path) == "# Hội nghị\n\n**Huyện ủy** họp.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("seed", SEED_FILES, ids=lambda seed: seed.stem[:3])
def test_unicode_encodings(seed: Path, encoding: str) -> None:
    """UTF-8, UTF-16 and UTF-32 are read, the first two also without a byte order mark."""
    text = unicodedata.normalize("NFC", seed.read_text("utf-8"))

    assert decode(text.encode(encoding), name="a.txt") == text


@pytest.mark.parametrize("seed", SEED_FILES, ids=lambda seed: seed.stem[:3])
def test_windows_1258_is_composed(seed: Path) -> None:
    """Windows-1258, whose tones are letters of their own, gives composed letters."""
    text = unicodedata.normalize("NFC", seed.read_text("utf-8"))

    assert decode(in_windows_1258(text), name="a.txt") == text


@given(st.lists(st.sampled_from(SENTENCE.split()), min_size=1).map(" ".join))
def test_windows_1258_of_few_words(text: str) -> None:
    """A text of any few Vietnamese words survives Windows-1258."""
    assert decode(in_windows_1258(text), name="a.txt") == text


@pytest.mark.parametrize("text", [IN_TCVN3, IN_VNI], ids=["TCVN3", "VNI"])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_old_fonts_are_read(tmp_path: Path, text: str, encoding: str) -> None:
    """Text typed for an old font becomes Unicode, as bytes and when pasted into Unicode."""
    path = tmp_path / "cu.txt"
    path.write_bytes(text.encode(encoding))

    assert read_file(path) == SENTENCE


def test_syllables_parted_at_their_marks_are_read(tmp_path: Path) -> None:
    """Text of a converter that parts "Huyện" into "Huy ệ n" is put together; metres and lettered items stay apart."""
    path = tmp_path / "tach.txt"
    path.write_text("Huy ệ n ủ y h ọ p v ề tr ồ ng r ừ ng, ch ữ a cháy, ph ụ trách th ự c hi ệ n.", encoding="utf-8")
    assert read_file(path) == "Huyện ủy họp về trồng rừng, chữa cháy, phụ trách thực hiện."

    items = "Điểm a, b, c, d khoản 1; tuyến 5 m, 7 km, 9 kg; mục đ, mục g, mục h của quy định."
    path.write_text(items, encoding="utf-8")
    assert read_file(path) == items


def test_letters_that_make_no_syllables_are_refused(tmp_path: Path) -> None:
    """What stays in parts is refused."""
    path = tmp_path / "tach.txt"
    path.write_text("q ổ q ệ q ủ q ạ q ị q ỏ q ẻ q ữ q ế q ồ", encoding="utf-8")

    assert "bị tách rời ở chỗ có dấu" in refusal(path)


def test_text_garbled_before_it_was_saved_is_refused(tmp_path: Path) -> None:
    """UTF-8 that was read as Windows-1252 and saved again is refused, and so is text with replaced letters."""
    path = tmp_path / "hong.txt"
    path.write_bytes(SENTENCE.encode().decode("cp1252", errors="ignore").encode())
    assert "đã bị lưu sai bảng mã" in refusal(path)

    path.write_text("H\ufffdi ngh\ufffd l\ufffdn th\ufffd 2", encoding="utf-8")
    assert "đã bị lưu sai bảng mã" in refusal(path)


def test_unknown_encoding_is_refused(tmp_path: Path) -> None:
    """Bytes that no supported encoding explains are refused, not garbled."""
    path = tmp_path / "nhat.txt"
    path.write_bytes("会議の結論を報告する。".encode("shift_jis"))

    assert refusal(path) == (
        "Tệp “nhat.txt” không dùng bảng mã nào được hỗ trợ (UTF-8, UTF-16, Windows-1258); "
        "vui lòng mở tệp và lưu lại với bảng mã UTF-8."
    )


def test_damaged_utf16_is_refused(tmp_path: Path) -> None:
    """UTF-16 that breaks off in the middle of a character is refused with the place."""
    path = tmp_path / "a.txt"
    path.write_bytes("Hội nghị".encode("utf-16")[:-1])

    assert refusal(path) == "Tệp “a.txt” bị hỏng ở byte thứ 17; vui lòng lưu lại tệp gốc với bảng mã UTF-8."


def test_looks_vietnamese() -> None:
    """Vietnamese syllables are told from the same bytes in a Western code page; abbreviations do not count."""
    assert looks_vietnamese(SENTENCE)
    assert looks_vietnamese("HĐND, QĐ: plain text")
    assert not looks_vietnamese(in_windows_1258(SENTENCE).decode("cp1252"))
    assert not looks_vietnamese("Un café à la française, s'il vous plaît, Hervé")


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", "\ufeff".encode(), "\u200b\u00a0\n".encode()])
def test_empty_files_are_refused(tmp_path: Path, content: bytes) -> None:
    """A file with nothing to read is refused."""
    path = tmp_path / "trong.txt"
    path.write_bytes(content)

    assert refusal(path) == "Tệp “trong.txt” không có nội dung; vui lòng kiểm tra lại tệp gốc."


@pytest.mark.parametrize(
    ("content", "described"),
    [
        (b"SQLite format 3\0", "cơ sở dữ liệu SQLite"),
        (b"RIFF\0\0\0\0WAVE", "âm thanh hoặc phim"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_binary_files_are_refused_by_kind(tmp_path: Path, content: bytes, described: str, suffix: str) -> None:
    """A file of another format under a text suffix is refused with what it is."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)

    assert f"thực ra là tệp {described}" in refusal(path)


@pytest.mark.parametrize("content", [b"abc\0def", bytes(range(256)) * 4, b"\x01\x02\x03\x04abc"])
def test_other_binary_files_are_refused(tmp_path: Path, content: bytes) -> None:
    """Zero bytes that are not UTF-16, and control characters, are no text."""
    path = tmp_path / "a.txt"
    path.write_bytes(content)

    assert "không phải tệp văn bản" in refusal(path)


def test_unsupported_suffix_is_refused(tmp_path: Path) -> None:
    """A text of an unknown format is refused with the known ones."""
    path = tmp_path / "bang.xyz"
    path.write_text(SENTENCE, encoding="utf-8")
    message = refusal(path)

    assert message.startswith("Tệp “bang.xyz” có định dạng chưa được hỗ trợ; vui lòng chuyển sang")
    assert all(suffix in message for suffix in SUFFIXES)


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".xlsx", ".png"])
def test_an_office_file_of_18_bytes_is_damaged(tmp_path: Path, suffix: str) -> None:
    """Letters under the name of an office file are none of a text: the file is damaged."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"0123456789abcdefgh")

    assert "bị hỏng hoặc bị cắt cụt" in refusal(path)


def test_vanished_file_is_refused(tmp_path: Path) -> None:
    """A file that is gone when it is read is refused."""
    assert refusal(tmp_path / "mat.txt") == (
        "Tệp “mat.txt” không còn ở đó, có thể đã bị xóa hoặc chuyển đi; vui lòng kiểm tra lại rồi thử lại."
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden_file_is_refused(tmp_path: Path) -> None:
    """A file without read permission is refused."""
    path = tmp_path / "kin.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    path.chmod(0)

    assert refusal(path).startswith("Không có quyền đọc tệp “kin.txt”")


def test_folders_and_pipes_are_refused(tmp_path: Path) -> None:
    """What is no regular file is refused and not waited for."""
    folder, pipe = tmp_path / "a.txt", tmp_path / "b.txt"
    folder.mkdir()
    os.mkfifo(pipe)

    assert refusal(folder) == "“a.txt” không phải là tệp; vui lòng chọn một tệp tài liệu."
    assert refusal(pipe) == "“b.txt” không phải là tệp; vui lòng chọn một tệp tài liệu."


def test_name_too_long_is_refused(tmp_path: Path) -> None:
    """Another fault of the file system is refused with its reason."""
    assert refusal(tmp_path / f"{'a' * 300}.txt").endswith("vui lòng kiểm tra ổ đĩa rồi thử lại.")


def test_large_file_is_refused_and_the_largest_is_read(tmp_path: Path) -> None:
    """A file of more than the limit is refused; one of exactly the limit is not."""
    path = tmp_path / "lon.txt"
    path.touch()
    os.truncate(path, MAX_BYTES + 1)
    assert refusal(path) == "Tệp “lon.txt” lớn hơn 50 MB; vui lòng chia nhỏ tệp rồi thử lại."

    os.truncate(path, MAX_BYTES)
    assert len(read_bytes(path)) == MAX_BYTES


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Every reader gives text or refuses, whatever the bytes."""
    for suffix in SUFFIXES:
        try:
            text = read_data(data, name=f"a{suffix}").text
        except DocumentRefused:
            continue
        assert text.strip()
        assert "\0" not in text


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1))
def test_utf8_of_clean_text_is_itself(text: str) -> None:
    """Plain text is composed and otherwise unchanged, or refused as garbled."""
    try:
        assert read_plain(text.encode(), "a.txt").text == normalise_text(text.removeprefix("\ufeff"))
    except DocumentRefused as refused:
        assert "bảng mã" in str(refused) or "phông chữ" in str(refused) or "thực ra là tệp" in str(refused)


def test_what_is_read_says_nothing_of_pages_it_has_not() -> None:
    """Plain text and web pages have no pages, cells or doubtful words beside the text."""
    assert read_plain("Họp.\r\n".encode(), "a.txt") == Read("Họp.\n")
    assert read_html("<p>Họp.</p>".encode(), "a.html") == Read("Họp.")


@pytest.mark.parametrize("data", [b"\0\0\0\x18ftypheic" + bytes(40), b"GIF89a" + bytes(40)])
def test_pictures_of_other_kinds_are_refused_as_pictures(data: bytes) -> None:
    """What telephones save is told apart from papers, so that it is saved anew as a picture."""
    with pytest.raises(DocumentRefused, match="picture_of_other_kind"):
        read_data(data, name="anh.jpg")
