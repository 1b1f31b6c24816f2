"""Words as phones shorten them."""

import pytest

from retrieval.question.typed.shorthand import written_out


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("ai dc bau j", "ai duoc bau gi"),
        ("Ai dc bầu làm Bí thư", "Ai được bầu làm Bí thư"),
        ("dc nguyen van an lam gi", "dc nguyen van an lam gi"),
        ("ĐC Nguyễn Văn An làm j", "ĐC Nguyễn Văn An làm gì"),
        ("thu ngân sách bn", "thu ngân sách bao nhiêu"),
        ("hop luc may h", "hop luc may gio"),
        ("công tác phòng dịch ntn", "công tác phòng dịch như thế nào"),
        ("sdt của ctich xã", "số điện thoại của chủ tịch xã"),
        ("mai co hop hong", "mai co hop khong"),
        ("ba le thi hong la ai", "ba le thi hong la ai"),
        ("thu duoc bao nhieu kg", "thu duoc bao nhieu kg"),
        ("d/c tran van an lam gi", "dong chi tran van an lam gi"),
        ("có họp k?", "có họp không?"),
        ("ba luong thi hong giu chuc gi", "ba luong thi hong giu chuc gi"),
        ("ong tran hong phu trach gi", "ong tran hong phu trach gi"),
        ("chi nguyen thi thu hong co hop hong", "chi nguyen thi thu hong co hop khong"),
        ("anh co di hong", "anh co di khong"),
        ("điểm k khoản 2 Điều 5", "điểm k khoản 2 Điều 5"),
        ("17-CT/VS và 5/QĐ-BN nói j", "17-CT/VS và 5/QĐ-BN nói gì"),
        ("Kế hoạch J-5 của KO", "Kế hoạch J-5 của KO"),
    ],
)
def test_shortened_words_are_written_out(typed: str, full: str) -> None:
    """Before a name "dc" is "đồng chí" and stays, and so does a syllable of a name; letters of symbols are none."""
    assert written_out(typed) == full


@pytest.mark.parametrize("written", ["TP.HCM", "TPHCM", "TP HCM", "TP. HCM"])
def test_the_city_that_is_known_by_its_letters(written: str) -> None:
    """It is a unit like any other; in a number it stays."""
    assert written_out(f"Bí thư {written} là ai?") == "Bí thư thành phố Hồ Chí Minh là ai?"
    assert written_out(f"bi thu {written.lower()} la ai") == "bi thu thanh pho ho chi minh la ai"
    assert written_out("Kế hoạch 12/KH-TPHCM về gì?") == "Kế hoạch 12/KH-TPHCM về gì?"
