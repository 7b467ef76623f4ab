"""EDTF dates: what is taken, what is refused, which days it allows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosante.vocabulary.dates import (
    Duration,
    Edtf,
    Interval,
    PartialDate,
    Precision,
    bounds,
    compatible,
    is_valid,
    parse,
)
from cosante.vocabulary.errors import BadValue

days = st.dates(date(1000, 1, 1), date(9999, 12, 31))
qualifiers = st.sampled_from(["", "", "?", "~", "%"])


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    year = draw(st.sampled_from([f"{day:%Y}", f"{day:%Y}"[:3] + "X", f"{day:%Y}"[:2] + "XX", "XXXX"]))
    parts = [(None, None), (f"{day:%m}", None), (f"{day:%m}", f"{day:%d}"), ("XX", None), ("XX", "XX"), ("35", None)]
    month, number = draw(st.sampled_from(parts))
    return PartialDate(year, month, number, draw(qualifiers))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = sorted((draw(days), draw(days)))
    how = draw(st.sampled_from(["closed", "open start", "open end", "unknown start", "unknown end"]))
    start, end = PartialDate(f"{first:%Y}"), PartialDate(f"{last:%Y}", f"{last:%m}")
    if how.endswith("start"):
        return Interval(None, end, start_open=how.startswith("open"))
    if how.endswith("end"):
        return Interval(start, None, end_open=how.startswith("open"))
    return Interval(start, end)


durations = st.builds(Duration, *[st.integers(0, 999)] * 4)
values = st.one_of(partial_dates(), intervals(), durations)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2023-10-25", Precision.DAY, date(2023, 10, 25), date(2023, 10, 25)),
        ("2024-02", Precision.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2012", Precision.YEAR, date(2012, 1, 1), date(2012, 12, 31)),
        ("201X", Precision.DECADE, date(2010, 1, 1), date(2019, 12, 31)),
        ("20XX", Precision.CENTURY, date(2000, 1, 1), date(2099, 12, 31)),
        ("2024-34", Precision.QUARTER, date(2024, 4, 1), date(2024, 6, 30)),
        ("2024-41", Precision.SEMESTER, date(2024, 7, 1), date(2024, 12, 31)),
        ("2024-21", Precision.SEASON, date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-XX-15", Precision.DAY, date(2024, 1, 15), date(2024, 12, 15)),
        ("XXXX-03-17", Precision.DAY, None, None),
        ("2024/2025", Precision.YEAR, date(2024, 1, 1), date(2025, 12, 31)),
        ("2024-05-20/2024-06", Precision.MONTH, date(2024, 5, 20), date(2024, 6, 30)),
        ("2010/..", Precision.YEAR, date(2010, 1, 1), None),
        ("../2020-03", Precision.MONTH, None, date(2020, 3, 31)),
        ("2010/", Precision.YEAR, date(2010, 1, 1), None),
        ("2012~", Precision.YEAR, date(2012, 1, 1), date(2012, 12, 31)),
    ],
)
def test_a_date_knows_its_precision_and_its_days(
    text: str, precision: Precision, first: date | None, last: date | None
) -> None:
    value = parse(text)
    assert not isinstance(value, Duration)
    assert value.precision == precision
    assert bounds(value) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT3H", "P-1Y", "2023-13", "2023-02-29", "2023-10-32", "2023-00", "0000", "23-10-25", "2023/10/25",
     "2023-10-25T10:00", "2025/2024", "/", "../..", "..", "2024-33-01", "2024-25", "XXXX-02-30", "২০২৪", "2023-1-5",
     "2023 ", "about 2023", "20X3", "2023-10-25/P1Y"],
)  # fmt: skip
def test_what_is_no_edtf_date_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(BadValue) as refused:
        parse(text)
    assert refused.value.code == "bad-value"
    assert len(refused.value.message) > 10
    assert not is_valid(text)


@given(values)
def test_what_is_written_is_read_back(value: Edtf) -> None:
    assert parse(str(value)) == value


@given(st.text(max_size=30))
def test_any_text_is_a_date_that_writes_itself_or_is_refused(text: str) -> None:
    try:
        value = parse(text)
    except BadValue:
        return
    assert parse(str(value)) == value


@given(partial_dates(), days)
def test_a_day_is_within_the_bounds_of_every_date_that_allows_it(value: PartialDate, day: date) -> None:
    if value.meets(day, day):
        assert (value.earliest or date.min) <= day <= (value.latest or date.max)
        assert value.compatible(PartialDate(f"{day:%Y}", f"{day:%m}", f"{day:%d}"))


@given(days)
def test_a_day_agrees_with_all_coarser_ways_to_say_it(day: date) -> None:
    year, month, number = f"{day:%Y}", f"{day:%m}", f"{day:%d}"
    exact = PartialDate(year, month, number)
    for said in (year, f"{year}-{month}", f"XXXX-{month}-{number}", f"{year[:3]}X", f"{year}/..", f"{year}-{month}~"):
        assert compatible(exact, parse(said)), said


@given(values, values)
def test_agreement_is_mutual(one: Edtf, other: Edtf) -> None:
    assert compatible(one, other) == compatible(other, one)


@given(values)
def test_everything_agrees_with_itself(value: Edtf) -> None:
    assert compatible(value, value)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2024-03-17", "XXXX-03-17", True),
        ("2024-03-17", "XXXX-03-18", False),
        ("XXXX-02-29", "2023", False),
        ("XXXX-02-29", "XXXX-02", True),
        ("XXXX-03-17", "XXXX-04", False),
        ("XXXX-03-17", "2024-04/2024-06", False),
        ("XXXX-03-17", "2024-04/2025-06", True),
        ("2024/2025", "2025-06", True),
        ("2024/2025", "2026", False),
        ("2010/..", "2031-01-01", True),
        ("../2009", "2010/..", False),
        ("P2Y", "P24M", True),
        ("P2Y", "P2M", False),
        ("P1W", "P7D", True),
        ("P1Y", "2024", False),
        ("2024-33", "2024-03", True),
        ("2024-33", "2024-04", False),
    ],
)
def test_two_dates_agree_where_some_day_is_both(one: str, other: str, agree: bool) -> None:
    assert compatible(parse(one), parse(other)) is agree


def test_a_day_without_its_month_is_refused() -> None:
    with pytest.raises(BadValue, match="needs a month"):
        PartialDate("2024", None, "05")
