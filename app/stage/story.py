"""What a story can be put to: its first moment, a day, a person and a screen, by the data files."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from app.data.errors import NOT_LINKED, Rejected
from app.runtime import destinations as to
from app.runtime.settings import Settings, StartFaultError
from app.shared.clock import viet_nam_day
from app.shared.doctypes import document_type
from app.shared.personas import Persona, persona, personas, signs_in
from app.shared.rules.standing import DocumentState, standing_of
from app.shell.screens import PLACES
from app.stage.opening import BEFORE_SIGN_IN, person_of, screen_of
from app.stage.story_start import story_moment

if TYPE_CHECKING:
    from app.container import Container

_OF_A_DOCUMENT = {"document": to.DocumentDetail, "renewal": to.Renewal}


def check_names(settings: Settings) -> None:
    """
    See that person and screen exist.

    Raises:
        StartFaultError: One does not; the sentence lists what there is.
    """
    if settings.persona is not None and not signs_in(settings.persona):
        _refuse("persona", settings.persona, tuple(one.id for one in personas() if one.signs_in))
    if settings.screen is not None:
        _check_screen(settings.screen)
    if settings.date is not None and settings.server and not settings.stage_key:
        raise StartFaultError("start.needs_stage_key", flag="date")


def _check_screen(screen: str) -> None:
    screens = tuple(place.feature for place in PLACES.values())
    feature, _, of_type = screen.partition(":")
    known = feature in screens and (not of_type or feature in _OF_A_DOCUMENT)
    if known and of_type:
        try:
            document_type(of_type)
        except KeyError:
            known = False
    if not known:
        _refuse("screen", screen, (*screens, "document:TYPE"))


def _refuse(flag: str, given: str, allowed: tuple[str, ...]) -> None:
    raise StartFaultError("start.bad_choice", flag=flag, given=given, allowed=", ".join(allowed))


def put(settings: Settings, app: "Container") -> tuple[datetime | None, "to.Destination | None"]:
    """
    Set the day and sign the person in; story time (UTC) and where to begin.

    Without the stage key the story time is None: the change feed tells it.

    Raises:
        AppError: The server refused or was not reached.
        StartFaultError: The person has no such document.
    """
    day, now = settings.date, None
    if day is not None:
        now = app.stage.set_clock(story_moment(day)).story_now
    elif settings.stage_key:
        now = app.stage.read().story_now
    return now, _enter(settings, app, viet_nam_day(now) if now else app.clock.day())


def _enter(settings: Settings, app: "Container", day: date) -> "to.Destination | None":
    feature = screen_of(settings)
    if feature in BEFORE_SIGN_IN and settings.screen:
        number = persona(settings.persona).personal_number if settings.persona else ""
        return to.SignIn(number) if feature == "sign_in" else to.Welcome()
    person = person_of(settings)
    if person is None:
        return None
    who = persona(person)
    if feature == "new_phone":
        return _met_as_new(app, who)
    if settings.stage_key:
        app.stage.link_stand_in(who.personal_number, app.preferences.device_id)
    app.session.sign_in(who.personal_number, who.passcode)
    return _destination(settings, app, day)


def _met_as_new(app: "Container", who: Persona) -> "to.Destination":
    """The way to a new phone, where the person has left one behind."""
    try:
        app.session.sign_in(who.personal_number, who.passcode)
    except Rejected as refused:
        if refused.code == NOT_LINKED:
            return to.NewPhone()
        raise
    return to.Home()


def _destination(settings: Settings, app: "Container", day: date) -> "to.Destination":
    feature, _, of_type = (settings.screen or "home").partition(":")
    if feature == "locked":
        return to.Home()  # the lock screen stands before it where the rules say so, and only there
    if feature not in _OF_A_DOCUMENT:
        kind = next(cls for cls, place in PLACES.items() if place.feature == feature)
        return kind()
    try:
        held = app.documents.refresh().documents
    except Rejected as refused:
        if refused.code == "account_locked":
            return to.Home()  # the lock screen stands before it
        raise
    rules = app.policy.rules
    fitting = [d for d in held if of_type in ("", d.type_id)]
    if not fitting:
        raise StartFaultError("start.no_document", person=person_of(settings), type=of_type)
    # Without a type: the one that its holder would look at first, which is the least valid.
    first = min(
        fitting,
        key=lambda d: standing_of(d, day, rules).state is DocumentState.VALID,
    )
    return _OF_A_DOCUMENT[feature](first.id)
