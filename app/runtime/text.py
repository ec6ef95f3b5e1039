"""Dates, times, ages and names as each language writes them; Viet Nam's calendar and 24 hours."""

import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from app.runtime.i18n import catalogue
from app.shared.clock import VIET_NAM, viet_nam_day
from app.shared.money import grouped as grouped  # noqa: PLC0414 — as the next one
from app.shared.money import vnd as vnd  # noqa: PLC0414 — money is written from here too


def date_text(day: date, lang: str) -> str:
    """``15/07/2026`` in Vietnamese, ``15 July 2026`` in English."""
    return _tr(lang)("date.day", **_parts(day, lang))


def day_month(day: date, lang: str) -> str:
    """``15/07``, ``15 July``: where the year is plain."""
    return _tr(lang)("date.day_month", **_parts(day, lang))


def weekday(day: date, lang: str) -> str:
    """``thứ Tư``, ``Wednesday``."""
    return _tr(lang)(f"date.weekday_{day.isoweekday()}")


def weekday_date(day: date, lang: str) -> str:
    """``thứ Tư, 15/07/2026``, ``Wednesday 15 July 2026``: where someone must act."""
    return _tr(lang)("date.weekday_day", weekday=weekday(day, lang), day=date_text(day, lang))


def weekday_day_month(day: date, lang: str) -> str:
    """``thứ Tư 15/07``, ``Wednesday 15 July``: beside a time of day."""
    words = {"weekday": weekday(day, lang), "day": day_month(day, lang)}
    return _tr(lang)("date.weekday_day_month", **words)


def clock_time(moment: datetime, zone: tzinfo = VIET_NAM) -> str:
    """``08:30`` in both languages; in Viet Nam where no other zone is given."""
    return f"{moment.astimezone(zone):%H:%M}"


def time_and_day(moment: datetime, lang: str, zone: tzinfo = VIET_NAM) -> str:
    """``09:00, thứ Tư 15/07``, ``09:00, Wednesday 15 July``: what binds someone, in one zone."""
    day = weekday_day_month(moment.astimezone(zone).date(), lang)
    return _tr(lang)("date.time_and_day", time=clock_time(moment, zone), day=day)


def time_at_home(moment: datetime, lang: str, zone: tzinfo) -> str:
    """``18:00`` in Viet Nam, beside a time in ``zone``; with its day where it is another one."""
    if moment.astimezone(zone).date() == viet_nam_day(moment):
        return clock_time(moment)
    return time_and_day(moment, lang)


def hours_apart(minutes: int, lang: str) -> str:
    """``+9 giờ``, ``−1 giờ 30``, ``same time``: what another clock shows beyond this one."""
    if not minutes:
        return _tr(lang)("date.same_time")
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    if rest:
        return _tr(lang)("date.hours_minutes_apart", sign=sign, hours=hours, minutes=rest)
    return _tr(lang)("date.hours_apart", sign=sign, n=hours)


def moment_text(moment: datetime, lang: str) -> str:
    """``08:12, 15/07/2026``, ``08:12 on 15 July 2026``."""
    day = date_text(viet_nam_day(moment), lang)
    return _tr(lang)("date.moment", time=clock_time(moment), day=day)


def as_of(moment: datetime, now: datetime, lang: str) -> str:
    """``08:12 hôm nay``, ``08:12 yesterday``, ``08:12, 13/07/2026``: how old a copy is."""
    today, day = viet_nam_day(now), viet_nam_day(moment)
    if day == today:
        return _tr(lang)("date.today_at", time=clock_time(moment))
    if day == today - timedelta(days=1):
        return _tr(lang)("date.yesterday_at", time=clock_time(moment))
    return moment_text(moment, lang)


def age(moment: datetime, now: datetime, lang: str) -> str:
    """``vừa xong``, ``5 phút trước``, ``2 giờ trước``; older, or ahead, as ``as_of`` says."""
    minutes = int((now - moment).total_seconds() // 60)
    if 0 <= minutes < 1:
        return _tr(lang)("date.just_now")
    if 0 < minutes < 60:
        return _tr(lang)("date.minutes_ago", n=minutes)
    if 60 <= minutes < 12 * 60 and viet_nam_day(moment) == viet_nam_day(now):
        return _tr(lang)("date.hours_ago", n=minutes // 60)
    return as_of(moment, now, lang)


def period_text(period: str, lang: str) -> str:
    """``tháng 10/2025``, ``October 2025``; the day where a period is an occasion."""
    if len(period) > len("2025-10"):
        return date_text(date.fromisoformat(period), lang)
    return _tr(lang)("date.month_of_year", **_parts(date.fromisoformat(f"{period}-01"), lang))


def initials(full_name: str) -> str:
    """First letters of the last two words, without marks: ``Trần Minh Khôi`` is ``MK``."""
    return "".join(_bare(word[0]) for word in full_name.split()[-2:]).upper()


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].replace("đ", "d").replace("Đ", "D")


def _parts(day: date, lang: str) -> dict[str, Any]:
    """The month in the language's own way: ``07`` or ``July``."""
    month = _tr(lang)(f"date.month_{day.month}")
    return {"day": day.day, "month": month, "year": f"{day.year:04}"}


def _tr(lang: str) -> Callable[..., str]:
    return catalogue(lang).tr
