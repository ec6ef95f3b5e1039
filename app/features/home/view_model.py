"""Home: who is signed in, what there is to do, and the ways on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.features.home.things import Thing
from app.runtime.view_model import Phase, ViewModel


@dataclass(frozen=True, slots=True)
class HomeState:
    """
    What Home shows.

    Attributes:
        personal_number: Twelve digits; drawn masked unless ``revealed``.
        level: 0 no identification account yet, 1, 2.
        can_link: The level opens the benefit account, by the rule set.
        hour: Of the story in Viet Nam, for the greeting.
        unread: The bell's count.
        usable, total: Documents that can be presented today, and all of them.
        things: What to do, most pressing first.
        residence_id: The residence document, where one is held.
        as_of: Age of what is shown; None before the first answer.
        now: The story's moment, to tell that age.
        error_key: Why the last refresh failed, while a copy is shown; or why there is nothing.
        refreshing: A refresh is under way.
    """

    phase: Phase = Phase.LOADING
    full_name: str = ""
    personal_number: str = ""
    level: int = 0
    can_link: bool = False
    revealed: bool = False
    hour: int = 8
    unread: int = 0
    usable: int = 0
    total: int = 0
    things: tuple[Thing, ...] = ()
    residence_id: str | None = None
    as_of: datetime | None = None
    now: datetime | None = None
    error_key: str | None = None
    refreshing: bool = False


class HomeViewModel(ViewModel[HomeState]):
    pass
