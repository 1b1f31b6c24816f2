"""The unit whose site or press a text was taken from."""

import pytest

from index.structure.pages.sites import place_of_site


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("(namsach.haiduong.gov.vn) - Chiều 31/3, UBND huyện họp.", "huyện Nam Sách"),
        ("binhdinh.gov.vn", "tỉnh Bình Định"),
        ("Binhdinhtv.vn - Với mục tiêu tinh gọn bộ máy", "tỉnh Bình Định"),
        ("Theo baobinhdinh.com.vn", "tỉnh Bình Định"),
        ("https://www.baobinhdinh.vn/tin-tuc", "tỉnh Bình Định"),
        ("van-thu@binhdinh.gov.vn", None),
        ("http://bao.vn/binhdinh.vn", None),
        ("thptbinhdinh.edu.vn", None),
        ("vov.vn", None),
        ("Tỉnh Bình Định họp.", None),
        ("", None),
    ],
)
def test_an_address_tells_whose_site_it_is(text: str, place: str | None) -> None:
    """With what says that it is a paper's or a station's, but no mail's and no other site's."""
    assert place_of_site(text) == place
