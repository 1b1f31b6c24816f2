"""Text that was garbled before it reached us is refused, whatever the file's format."""

import pytest

from index.errors import DocumentRefused
from index.readers.letters.soundness import require_sound

SENTENCE = "Hội nghị lần thứ 2 Ban Chấp hành Đảng bộ huyện khóa XXVIII quyết định nhiều việc quan trọng."


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE.encode().decode("cp1252", errors="ignore"),
        "H\ufffdi ngh\ufffd l\ufffdn th\ufffd 2",
        "H¬i ngh¶ l¾n th¸ h¤i c¹a B¢n Ch¥p h¦nh §¶ng b© huy¼n kh¾a m¬i qu¹c gia v¼ vi¶c",
    ],
)
def test_garbled_text_is_refused(text: str) -> None:
    """UTF-8 read as another encoding, replaced letters, a font that is not known."""
    with pytest.raises(DocumentRefused, match="file_garbled"):
        require_sound(text, name="a.doc")


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "Un café à la française, s'il vous plaît; où est la forêt? Il a été là dès l'été.",
        "27°C, 15 m², ±5 %, “ngoặc”, §1, Microsoft®, 3×4, ½ • gạch – ngang « mở »",
        "会議の結論を報告する。",
    ],
)
def test_sound_text_passes(text: str) -> None:
    """Vietnamese, other languages, signs after words."""
    require_sound(text * 5, name="a.doc")
