"""Ages in whole years, by the Viet Nam day."""

from datetime import date


def years_later(day: date, years: int) -> date:
    """The same day so many years later; 28 February stands in for a 29th (team choice)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def age_on(born_on: date, day: date) -> int:
    """Whole years on ``day``, a birthday counting from 00:00; negative before birth."""
    years = day.year - born_on.year
    return years if years_later(born_on, years) <= day else years - 1
