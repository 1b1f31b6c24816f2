"""Years of the lunar calendar named in texts."""

import pytest

from index.entities.periods import find_lunar_years


@pytest.mark.parametrize(
    ("text", "name", "years"),
    [
        ("Hội nghị đầu Xuân Tân Sửu năm 2021", "Tân Sửu", (1961, 2021)),
        ("tết nguyên đán Nhâm Dần", "Nhâm Dần", (1962, 2022)),
        ("Tết Kỉ Hợi", "Kỉ Hợi", (1959, 2019)),
        ("năm Giáp Tý", "Giáp Tý", (1984,)),
        ("tet canh ty", "canh ty", (1960, 2020)),
        ("XUÂN QUÝ MÃO", "QUÝ MÃO", (1963, 2023)),
    ],
)
def test_a_year_by_its_name(text: str, name: str, years: tuple[int, ...]) -> None:
    """A name is found with its place, and is that of every sixtieth year."""
    (found,) = find_lunar_years(text)

    assert text[found.start : found.end] == name
    assert [year for year in range(1950, 2030) if found.is_year(year)] == list(years)
    assert found.latest(2043) == years[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Đinh Mùi phát biểu",  # a person
        "năm Giáp Sửu",  # no year has this name
        "tân sửu",  # nothing says that it is a year
        "Tết Nguyên đán năm 2021",
        "",
    ],
)
def test_what_is_no_year(text: str) -> None:
    """Only a stem with a branch of its kind, after a word for a year or its feast, is a year."""
    assert list(find_lunar_years(text)) == []


def test_without_marks_only_where_the_text_has_none() -> None:
    """In a text with marks "tet tan suu" is no year."""
    assert list(find_lunar_years("Hội nghị tet tan suu")) == []
