"""Administrative units of before and of today."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entities.places import Mention, places_in
from index.entities.units import COMMUNE, units
from index.entities.units_today import Unit, resolve, today_note
from index.layout import Span


def test_district_with_its_province_and_what_it_is_today() -> None:
    """A district is given with its province of then; its ground belongs to a province of today."""
    assert resolve("huyện Nam Sách") == Unit(
        "huyện", "Nam Sách", "tỉnh Hải Dương", None, "thành phố Hải Phòng", ended=True
    )


def test_commune_with_its_district_and_what_it_is_today() -> None:
    """A commune is given with its district and province of then and with the commune of today."""
    assert resolve("xã Thượng Kiệm") == Unit(
        "xã", "Thượng Kiệm", "tỉnh Ninh Bình", "huyện Kim Sơn", "xã Phát Diệm, tỉnh Ninh Bình", ended=True
    )


@pytest.mark.parametrize(
    ("place", "province", "today"),
    [
        ("huyện Kim Sơn", "tỉnh Ninh Bình", "tỉnh Ninh Bình"),
        ("huyện Tam Dương", "tỉnh Vĩnh Phúc", "tỉnh Phú Thọ"),
        ("huyện Tam Đường", "tỉnh Lai Châu", "tỉnh Lai Châu"),
        ("TP. Hải Dương", "tỉnh Hải Dương", "thành phố Hải Phòng"),
        ("TP.Vinh", "tỉnh Nghệ An", "tỉnh Nghệ An"),
        ("TX Sơn Tây", "thành phố Hà Nội", "thành phố Hà Nội"),
        ("H. Hải Hậu", "tỉnh Nam Định", "tỉnh Ninh Bình"),
        ("Q.1", "thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("quận 01", "thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("tỉnh Vĩnh Phúc", "tỉnh Vĩnh Phúc", "tỉnh Phú Thọ"),
        ("tỉnh Bà Rịa – Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu", "thành phố Hồ Chí Minh"),
        ("Huyện ủy Lệ Thủy", "tỉnh Quảng Bình", "tỉnh Quảng Trị"),
        ("Thị uỷ Kinh Môn", "tỉnh Hải Dương", "thành phố Hải Phòng"),
        ("Thành ủy Sóc Trăng", "tỉnh Sóc Trăng", "thành phố Cần Thơ"),
        ("Ban Chấp hành Đảng bộ huyện Kiến Xương", "tỉnh Thái Bình", "tỉnh Hưng Yên"),
        ("VPHU Duy Xuyên", "tỉnh Quảng Nam", "thành phố Đà Nẵng"),
        ("huyện Lý Sơn", "tỉnh Quảng Ngãi", "đặc khu Lý Sơn, tỉnh Quảng Ngãi"),
    ],
)
def test_units_of_all_kinds(place: str, province: str, today: str) -> None:
    """Kinds may be written out, abbreviated or stand in the name of a committee."""
    unit = resolve(place)
    assert unit is not None
    assert (unit.province, unit.today) == (province, today)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("tỉnh Hoà Bình", "Hòa Bình"),
        ("huyện Kiến Thuỵ", "Kiến Thụy"),
        ("tỉnh Bắc Cạn", "Bắc Kạn"),
        ("tỉnh Đắc Lắc", "Đắk Lắk"),
        ("tỉnh Đăk Nông", "Đắk Nông"),
        ("tỉnh Kontum", "Kon Tum"),
        ("huyện Mĩ Đức", "Mỹ Đức"),
        ("huyện Ea H’leo", "Ea H'leo"),
        ("TPHCM", "Hồ Chí Minh"),
        ("huye\u0323\u0302n Nam Sa\u0301ch", "Nam Sách"),
        ("huyen nam sach", "Nam Sách"),
        ("HUYỆN NAM SÁCH", "Nam Sách"),
        ("tp hai duong", "Hải Dương"),
    ],
)
def test_spellings(written: str, name: str) -> None:
    """Spellings in use side by side, and names without marks, are the same unit."""
    unit = resolve(written)
    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize(
    "place",
    [
        "quận Không Có",
        "huyện",
        "Nam Sách",
        "",
        "xã hội",
        "tỉnh Tam Dương",
        "huyện Nam Sạch",
        "ông Nguyễn Văn A",
        "TP.",
        ",",
    ],
)
def test_unknown_places(place: str) -> None:
    """What is no unit, has no kind or has other marks is nothing."""
    assert resolve(place) is None


@pytest.mark.parametrize("place", ["huyện Châu Thành", "huyen tam duong", "xã Tân Lập", "huyện Kỳ Sơn", "phường 1"])
def test_name_of_several_units_alone(place: str) -> None:
    """A name that several units bear is nothing where no text says which is meant."""
    assert resolve(place) is None


@pytest.mark.parametrize(
    ("context", "province"),
    [
        ("UBND tỉnh An Giang họp với huyện Châu Thành.", "tỉnh An Giang"),
        ("Tỉnh ủy An Giang", "tỉnh An Giang"),
        ("TỈNH UỶ AN GIANG\nHUYỆN UỶ CHÂU THÀNH", "tỉnh An Giang"),
        ("Số: 12/BC-UBND    Tiền Giang, ngày 03 tháng 02 năm 2020", "tỉnh Tiền Giang"),
        ("các tỉnh Lào Cai, Trà Vinh và Bắc Giang", "tỉnh Trà Vinh"),
        ("tỉnh An Giang; thăm huyện Châu Thành, tỉnh Tiền Giang", "tỉnh Tiền Giang"),
        ("thăm huyện Châu Thành (Bến Tre)", "tỉnh Bến Tre"),
        ("uy ban nhan dan tinh kien giang", "tỉnh Kiên Giang"),
        ("tỉnh An Giang và tỉnh Tiền Giang", None),
        ("ông An Giang, bà Tiền Giang và sông Hậu Giang", None),
        ("tỉnh Cao Bằng", None),
    ],
)
def test_context_names_the_province(context: str, province: str | None) -> None:
    """Of several districts the one is meant whose province the text names as a place, if it names one."""
    unit = resolve("huyện Châu Thành", context)
    assert (unit and unit.province) == province


@pytest.mark.parametrize(
    ("place", "context", "district"),
    [
        ("xã Tân Lập, huyện Đan Phượng", "", "huyện Đan Phượng"),
        ("xã Tân Lập", "Huyện ủy Đan Phượng", "huyện Đan Phượng"),
        ("xã Tân Lập", "xã Tân Lập, Đan Phượng, Hà Nội và huyện Vũ Thư", "huyện Đan Phượng"),
        ("xã Tân Lập", "huyện Đan Phượng và huyện Vũ Thư", None),
        ("xã Thượng Kiệm", "tỉnh Ninh Bình", "huyện Kim Sơn"),
        ("xã Thượng Kiệm", "huyện Nam Sách", None),
        ("xã Hương Hữu", "Huyện ủy Nam Đông", "huyện Nam Đông"),
        ("xã Phú Điền", "Huyện ủy Nam Sách", "huyện Nam Sách"),
        ("xã Hiến Thành", "huyện Kinh Môn", "huyện Kinh Môn"),
    ],
)
def test_communes_by_their_district(place: str, context: str, district: str | None) -> None:
    """A commune is the one whose district the text names, under the name that it uses; others speak against it."""
    unit = resolve(place, context)
    assert (unit and unit.district) == district


def test_commune_of_today() -> None:
    """In a text that names a province of today and no district, a commune of today is meant."""
    assert resolve("xã An Phú", "UBND thành phố Hải Phòng") == Unit(
        "xã", "An Phú", "thành phố Hải Phòng", None, "xã An Phú, thành phố Hải Phòng", ended=False
    )
    old = resolve("xã An Phú", "huyện Nam Sách, tỉnh Hải Dương")
    assert old == Unit(
        "xã", "An Phú", "tỉnh Hải Dương", "huyện Nam Sách", "xã An Phú, thành phố Hải Phòng", ended=False
    )


def test_units_that_ended_earlier() -> None:
    """Units merged, renamed or raised before July 2025 are found, in the province of their time."""
    assert resolve("huyện Nam Đông") == Unit(
        "huyện", "Nam Đông", "tỉnh Thừa Thiên Huế", None, "thành phố Huế", ended=True, earlier=True
    )
    assert resolve("xã Hương Hữu, huyện Nam Đông") == Unit(
        "xã", "Hương Hữu", "tỉnh Thừa Thiên Huế", "huyện Nam Đông", "xã Long Quảng, thành phố Huế", ended=True
    )
    assert resolve("huyện Kinh Môn") == Unit(
        "huyện", "Kinh Môn", "tỉnh Hải Dương", None, "thành phố Hải Phòng", ended=True, earlier=True
    )
    assert resolve("thị trấn Me", "huyện Gia Viễn") == Unit(
        "thị trấn", "Me", "tỉnh Ninh Bình", "huyện Gia Viễn", "xã Gia Viễn, tỉnh Ninh Bình", ended=True, earlier=True
    )


def test_province_of_the_text() -> None:
    """A district of a province that was called otherwise is put in it by the name that the text uses."""
    now, then = resolve("huyện A Lưới"), resolve("huyện A Lưới", "UBND tỉnh Thừa Thiên Huế")
    assert (now and now.province, then and then.province) == ("thành phố Huế", "tỉnh Thừa Thiên Huế")


@pytest.mark.parametrize(
    ("place", "note"),
    [
        ("tỉnh Vĩnh Phúc", "nay là tỉnh Phú Thọ (từ 01/7/2025)"),
        ("tỉnh Thừa Thiên Huế", "nay là thành phố Huế"),
        ("tỉnh Ninh Bình", None),
        ("thành phố Hải Phòng", None),
        ("huyện Nam Sách", "từ 01/7/2025 không còn cấp huyện; địa bàn nay thuộc thành phố Hải Phòng"),
        ("huyện Nam Đông", "địa bàn nay thuộc thành phố Huế"),
        ("huyện Côn Đảo", "nay là đặc khu Côn Đảo, thành phố Hồ Chí Minh (từ 01/7/2025)"),
        ("xã Thượng Kiệm", "nay thuộc xã Phát Diệm, tỉnh Ninh Bình (từ 01/7/2025)"),
        ("xã Kim Đông", "nay là xã Kim Đông, tỉnh Ninh Bình (từ 01/7/2025)"),
        (
            "xã Tân Lập, huyện Đan Phượng",
            "địa bàn nay thuộc xã Hoài Đức và xã Ô Diên, thành phố Hà Nội (từ 01/7/2025)",
        ),
        (
            "phường Ngọc Khánh, quận Ba Đình",
            "địa bàn nay thuộc phường Giảng Võ, phường Láng và phường Ngọc Hà, thành phố Hà Nội (từ 01/7/2025)",
        ),
        ("xã Phú Điền, huyện Nam Sách", "địa bàn nay thuộc xã An Phú, thành phố Hải Phòng"),
        ("xã An Phú, thành phố Hải Phòng", None),
    ],
)
def test_note_for_today(place: str, note: str | None) -> None:
    """The note says what a unit is today; one that is what it was has none."""
    unit = resolve(place)
    assert unit is not None
    assert today_note(unit) == note


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND huyện Kim Sơn họp", ["huyện Kim Sơn"]),
        ("Huyện đoàn Kim Sơn và huyện Đoan Hùng", ["huyện Kim Sơn", "huyện Đoan Hùng"]),
        ("thị trấn Nông trường Lệ Ninh", ["thị trấn Nông trường Lệ Ninh"]),
        ("Huyện uỷ Nam Sách", ["huyện Nam Sách"]),
        ("ĐẢNG BỘ TỈNH HẢI DƯƠNG\nHUYỆN ỦY\nNAM SÁCH", ["tỉnh Hải Dương", "huyện Nam Sách"]),
        ("các xã Nam Hưng, Hợp Tiến và An Bình", ["xã Nam Hưng", "xã Hợp Tiến", "xã An Bình"]),
        ("các xã: Kim Tân, Kim Mỹ", ["xã Kim Tân", "xã Kim Mỹ"]),
        ("xã Kim Tân và Cồn Thoi", ["xã Kim Tân", "xã Cồn Thoi"]),
        ("xã Kim Tân, Kim Sơn, Ninh Bình", ["xã Kim Tân"]),
        ("xã Hồng Phong, huyện Nam Sách", ["xã Hồng Phong", "huyện Nam Sách"]),
        ("Bí thư Huyện ủy Kim Sơn Trần Văn Hùng", ["huyện Kim Sơn"]),
        ("Chủ tịch UBND xã Trần Phú Hưng và UBND xã Nguyễn Văn B", []),
        ("xã Bồng Lai Xanh", ["xã Bồng Lai Xanh"]),
        ("thị trấn Me và TP. Hải Phòng", ["thị trấn Me", "thành phố Hải Phòng"]),
        ("phường 1, quận 3, TP.HCM", ["phường 1", "quận 3", "thành phố Hồ Chí Minh"]),
        ("bi thu huyen uy nam sach la ai", ["huyện Nam Sách"]),
        ("Tỉnh uỷ Quảng trị, huyện A lưới", ["tỉnh Quảng Trị", "huyện A Lưới"]),
        ("kinh tế - xã hội, tình hình, quan hệ, xa hơn", []),
        ("Huyện ủy Ban Chấp hành; UBND xã Khóa XX; huyện Tổ chức hội nghị", []),
        ("", []),
    ],
)
def test_units_named_in_a_text(text: str, expected: list[str]) -> None:
    """Units are found with their kind, in enumerations too; persons, offices and plain words are none."""
    assert [mention.place for mention in places_in(text)] == expected


def test_spans_of_mentions() -> None:
    """A span holds the kind and the name; that of a further name in an enumeration only the name."""
    text = "Tại các xã Nam Hưng và An Bình"
    assert places_in(text) == [Mention("xã Nam Hưng", Span(8, 19)), Mention("xã An Bình", Span(23, 30))]


PIECES = [
    "xã ",
    "Huyện uỷ ",
    "các ",
    "TP.",
    "tỉnh ",
    "Nam ",
    "Sách",
    "H'",
    "İ",
    ", ",
    " và ",
    "\n",
    "1",
    "Hải Dương",
    "-",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text(text: str) -> None:
    """Mentions of any text stand in it in order, apart from each other, and each can be asked for."""
    found = places_in(text)
    spans = [mention.span for mention in found]
    assert spans == sorted(spans, key=lambda span: span.start)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    for mention in found:
        resolve(mention.place, text)
    resolve(text, text)


def test_many_places_in_one_text() -> None:
    """Thousands of units in one text are all found, and each is resolved against it."""
    communes = [row for rows in units().exact.values() for row in rows if row.level == COMMUNE and row.district]
    labels = [f"{row.label}, {row.district}, {row.province}" for row in communes[:5000]]
    text = ".\n".join(labels)
    found = [mention.place for mention in places_in(text)]
    kinds = ("xã ", "phường ", "thị trấn ")
    assert [place for place in found if place.startswith(kinds)] == [row.label for row in communes[:5000]]
    units_of_lines = [resolve(label, text) for label in labels]
    assert all(
        unit and (unit.province, unit.district) == (row.province, row.district)
        for unit, row in zip(units_of_lines, communes, strict=False)
    )


def test_the_whole_table() -> None:
    """The table has every unit of 30 June 2025 and of today."""
    rows = [row for found in units().exact.values() for row in found]
    old = [row for row in rows if not row.earlier and row.district]
    assert len({row.province for row in old}) == 63
    assert len({row.today_province for row in old}) == 34
    assert len({(row.province, row.district) for row in old}) == 696
    assert len([row for row in old if row.level == COMMUNE]) == 10035
    assert len([row for row in rows if row.level == COMMUNE and not row.district]) == 3321


def test_nothing_is_read_at_import() -> None:
    """The table is read at first use."""
    code = "from index.entities import units, units_today; print(units.units.cache_info().currsize)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "0\n"
