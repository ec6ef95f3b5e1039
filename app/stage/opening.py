"""How a start puts the story where the flags want it: day, rule set, person, screen."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from app.data.errors import AppError, Rejected
from app.runtime import navigation as to
from app.runtime.i18n import catalogue
from app.runtime.settings import Settings, StartFaultError
from app.runtime.tasks import Done
from app.shared.clock import VIET_NAM, viet_nam_day
from app.shared.contract.endpoints import AWAIT_CHANGES
from app.shared.data_files import read_table
from app.shared.doctypes import document_type
from app.shared.personas import PERSONA_IDS, persona
from app.shared.resources import ASSETS
from app.shared.rules.standing import DocumentState, document_standing
from app.shell.screens import PLACES

if TYPE_CHECKING:
    from app.container import Container

_OF_A_DOCUMENT = {"document": to.DocumentDetail, "renewal": to.Renewal}
_BEFORE_SIGN_IN = {"welcome": to.Welcome, "sign_in": to.SignIn}


def story_start() -> datetime:
    """The moment every story begins at, as the server seeds it."""
    moment: str = read_table(ASSETS / "policy" / "limits.toml")["story"]["starts_at"]
    return datetime.fromisoformat(moment)


def story_moment(day: date) -> datetime:
    """That day at the time of day every story begins at."""
    start = story_start().astimezone(VIET_NAM)
    return datetime.combine(day, time(start.hour, start.minute), VIET_NAM)


def check_names(settings: Settings) -> None:
    """
    See that person and screen exist.

    Raises:
        StartFaultError: One does not; the sentence lists what there is.
    """
    if settings.persona is not None and settings.persona not in PERSONA_IDS:
        _refuse("persona", settings.persona, PERSONA_IDS)
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


class Opening:
    """
    What the flags ask for, done once the server answers.

    Args:
        settings: As asked for; a picture without a person shows Khôi.
        wait: Returns once the server answers; raises StartFaultError where it never will.

    Attributes:
        ended: It was done, or given up.
    """

    def __init__(self, settings: Settings, wait: Callable[[], None]) -> None:
        self._settings, self._wait = settings, wait
        self.ended = False

    @property
    def person(self) -> str | None:
        """Who is to be signed in; nobody on the screens before sign-in."""
        return None if self._feature in _BEFORE_SIGN_IN else self._settings.persona

    @property
    def _feature(self) -> str:
        return (self._settings.screen or "home").partition(":")[0]

    def wait_quietly(self) -> None:
        """Return once the server answers or never will; what went wrong is told by ``start``."""
        with suppress(StartFaultError):
            self._wait()

    def start(self, app: "Container", gave_up: Callable[[StartFaultError], None]) -> None:
        """Do it beside the interface; ``gave_up`` is told on its thread where it cannot be done."""

        def ended(done: Done[tuple[datetime, to.Destination | None]]) -> None:
            self.ended = True
            try:
                now, destination = done.unwrap()
            except StartFaultError as fault:
                gave_up(fault)
            except AppError as error:
                what = catalogue("vi").tr(error.message_key, **error.values)
                gave_up(StartFaultError("start.sign_in_failed", person=self.person, what=what))
            else:
                app.clock.set(now)
                if destination is not None:
                    app.navigator.reset(destination)

        app.tasks.submit(lambda: self._do(app), ended, "stage.opening")

    def _do(self, app: "Container") -> tuple[datetime, "to.Destination | None"]:
        self._wait()
        day = self._settings.date
        if day is not None:
            now = app.stage.set_clock(story_moment(day)).story_now
        else:
            now = app.api.call(AWAIT_CHANGES, query={"after": 0, "wait": 0}).story_now
        return now, self._enter(app, viet_nam_day(now))

    def _enter(self, app: "Container", day: date) -> "to.Destination | None":
        settings = self._settings
        if self._feature in _BEFORE_SIGN_IN and settings.screen:
            number = persona(settings.persona).personal_number if settings.persona else ""
            return to.SignIn(number) if self._feature == "sign_in" else to.Welcome()
        if self.person is None:
            return None
        who = persona(self.person)
        app.session.sign_in(who.personal_number, who.passcode)
        return self._destination(app, day)

    def _destination(self, app: "Container", day: date) -> "to.Destination":
        feature, _, of_type = (self._settings.screen or "home").partition(":")
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
            raise StartFaultError("start.no_document", person=self.person, type=of_type)
        # Without a type: the one that its holder would look at first, which is the least valid.
        first = min(
            fitting,
            key=lambda d: (
                document_standing(d.type_id, d.expires_on, day, rules).state is DocumentState.VALID
            ),
        )
        return _OF_A_DOCUMENT[feature](first.id)
