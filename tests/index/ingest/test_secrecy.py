"""Papers that are stamped as secret stay out, unless their level is allowed."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from index.caches.snapshot import CACHES_FOLDER
from index.errors import SettingsError, notice
from index.ingest.report import Refusal
from index.readers.paged.pictures.page_pictures import PAGES_FOLDER
from index.store.corpus import CORPUS_FILE, open_corpus
from tests.fakes import index_folder, write_files
from tests.index.ingest.papers import plan

SECRET = plan(head="MẬT\n\n", trees=987654)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Where the corpus goes."""
    return tmp_path / "var"


def sources(data_dir: Path) -> list[str]:
    """What is in the corpus."""
    with open_corpus(data_dir) as corpus:
        return [held.source for held in corpus.summaries()]


def refused(name: str, level: str) -> Refusal:
    """What is reported of such a paper."""
    return Refusal(name, notice("file_secret", file=name, level=level))


@pytest.mark.parametrize("level", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_secret_paper_is_refused(data_dir: Path, tmp_path: Path, level: str) -> None:
    """It is reported with its level, and nothing of it is in the data folder."""
    folder = write_files(tmp_path / "in", {"a.txt": plan(head=f"{level}\n\n", trees=987654), "b.txt": "Nuôi cá."})

    report = index_folder(data_dir, [folder])

    assert (report.added, report.refused) == (["b.txt"], [refused("a.txt", level)])
    assert not [path for path in data_dir.rglob("*") if path.is_file() and b"987654" in path.read_bytes()]


@pytest.mark.parametrize(
    ("allowed", "taken"),
    [("mật", ["mat.txt"]), ("Tối mật", ["mat.txt", "toi.txt"]), ("TUYỆT MẬT", ["mat.txt", "toi.txt", "tuyet.txt"])],
)
def test_a_level_that_is_allowed_takes_those_below_it(
    data_dir: Path, tmp_path: Path, allowed: str, taken: list[str]
) -> None:
    """Whatever the case in which it is set."""
    levels = {"mat.txt": "MẬT", "toi.txt": "TỐI MẬT", "tuyet.txt": "TUYỆT MẬT"}
    stamped = {name: plan(f"{at}/KH-UBND", head=f"{level}\n\n") for at, (name, level) in enumerate(levels.items(), 1)}

    assert index_folder(data_dir, [write_files(tmp_path / "in", stamped)], secrecy=allowed).added == taken


def test_a_level_that_there_is_not(data_dir: Path, tmp_path: Path) -> None:
    """It is an error and opens nothing."""
    with pytest.raises(SettingsError) as raised:
        index_folder(data_dir, [tmp_path], secrecy="rất mật")

    assert raised.value.notice.code == "secrecy_unknown"


def test_a_paper_that_becomes_secret_is_removed(data_dir: Path, tmp_path: Path) -> None:
    """What was stored of it before goes with it, out of the file's free pages too."""
    folder = write_files(tmp_path / "in", {"a.txt": plan(trees=987654), "b.txt": "Nuôi cá."})
    index_folder(data_dir, [folder])
    write_files(folder, {"a.txt": SECRET})

    report = index_folder(data_dir, [folder])

    assert (report.unchanged, report.refused) == (["b.txt"], [refused("a.txt", "MẬT")])
    assert sources(data_dir) == ["b.txt"]
    kept = [data_dir / CORPUS_FILE, *(data_dir / CACHES_FOLDER).rglob("*")]
    assert not [path for path in kept if path.is_file() and b"987654" in path.read_bytes()]


def test_what_is_allowed_no_more_is_removed(data_dir: Path, tmp_path: Path) -> None:
    """Whether or not its file is looked at, or there."""
    folder = write_files(tmp_path / "in", {"a.txt": SECRET, "x/b.txt": "Nuôi cá."})
    index_folder(data_dir, [folder], secrecy="mật")
    assert sources(data_dir) == ["a.txt", "x/b.txt"]

    report = index_folder(data_dir, [folder / "x"])

    assert report.refused == [refused("a.txt", "MẬT")]
    assert sources(data_dir) == ["x/b.txt"]


def test_pictures_of_a_paper_go_with_it(data_dir: Path, tmp_path: Path) -> None:
    """Of one that is removed, refused as secret or another by now; those of the others stay."""
    texts = {"gone.txt": plan("1/KH-UBND"), "secret.txt": plan("2/KH-UBND"), "other.txt": plan("3/KH-UBND")}
    folder = write_files(tmp_path / "in", texts | {"stays.txt": "Nuôi cá."})
    index_folder(data_dir, [folder])
    with open_corpus(data_dir) as corpus:
        digests = {held.source: held.digest for held in corpus.summaries()}
    pictures = [f"{digest}{end}" for digest in digests.values() for end in (".pdf", "-0a-1.png")]
    write_files(data_dir / PAGES_FOLDER, dict.fromkeys([*pictures, ".left"], "x"))
    write_files(folder, {"secret.txt": SECRET, "other.txt": plan("3/KH-UBND", trees=1)})
    (folder / "gone.txt").unlink()

    index_folder(data_dir, [folder], prune=True)

    kept = sorted(path.name for path in (data_dir / PAGES_FOLDER).iterdir())
    assert kept == [f"{digests['stays.txt']}-0a-1.png", f"{digests['stays.txt']}.pdf"]


@pytest.mark.parametrize(
    "words",
    [
        "Cán bộ giữ bí mật nhà nước.",
        "Quy định về bảo vệ bí mật nhà nước",
        "Không tiết lộ mật khẩu; mật độ cây là 500 cây.",
        "Văn bản này không có độ mật.",
    ],
)
def test_the_word_in_a_text_is_no_stamp(data_dir: Path, tmp_path: Path, words: str) -> None:
    """Papers about secrets are read."""
    folder = write_files(tmp_path / "in", {"a.txt": plan().replace("1. Giao", f"{words}\n\n1. Giao")})

    assert index_folder(data_dir, [folder]).added == ["a.txt"]


@pytest.mark.parametrize("attached", [SECRET, plan(trees=987654).replace("KH-UBND", "KH-UBND MẬT")])
def test_a_mail_with_a_secret_paper_is_refused_whole(data_dir: Path, tmp_path: Path, attached: str) -> None:
    """Nothing of it is in the data folder; with the level allowed it goes in."""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Gửi kế hoạch", "a@x.example", "b@x.example"
    mail.set_content("Kính gửi các đồng chí kế hoạch trồng cây năm 2022 để thực hiện.")
    mail.add_attachment(plan("11/KH-UBND").encode(), "text", "plain", filename="thuong.txt")
    mail.add_attachment(attached.encode(), "text", "plain", filename="mat.txt")
    folder = write_files(tmp_path / "in", {"b.txt": "Nuôi cá."})
    (folder / "a.eml").write_bytes(mail.as_bytes())

    report = index_folder(data_dir, [folder])

    assert (report.added, report.refused) == (["b.txt"], [refused("a.eml", "MẬT")])
    assert not [path for path in data_dir.rglob("*") if path.is_file() and b"987654" in path.read_bytes()]
    assert index_folder(data_dir, [folder], secrecy="mật").added == ["a.eml"]
