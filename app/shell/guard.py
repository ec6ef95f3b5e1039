"""
Whether the account is locked right now and what its level opens: derived from facts, story time and
rule set, at each change of one.
"""

from collections.abc import Callable
from datetime import tzinfo

from app.container import Container
from app.shared.clock import VIET_NAM
from app.shared.rules.account import AccountStanding, account_standing
from app.shared.rules.levels import FEATURES, Feature, feature_open


class AccountGuard:
    """
    Watches account, clock and rule set of one phone.

    Attributes:
        standing: What the rules say; None while nobody is signed in or the account is not known
        yet.
        zone: Time zone of where the holder is.
    """

    def __init__(self, container: Container) -> None:
        self._app = container
        self.standing: AccountStanding | None = None
        self.zone: tzinfo = VIET_NAM
        self._told: tuple[bool, tuple[str, ...], bool, tzinfo] = (False, (), False, VIET_NAM)
        self._listeners: list[Callable[[], None]] = []
        self._ends: list[Callable[[], object]] = []

    def watch(self) -> None:
        """Begin: after the phone's first frame."""
        container = self._app
        self._ends = [
            container.account.subscribe(lambda *_: self.look()),
            container.clock.subscribe(lambda *_: self.look()),
            container.policy.subscribe(lambda *_: self.look()),
            container.session.subscribe(lambda *_: self.look()),
            container.queue.subscribe(lambda *_: self.look()),
        ]
        self.look()

    @property
    def locked(self) -> bool:
        """Whether the lock screen stands before everything else."""
        return self.standing is not None and self.standing.locked

    def opens(self, feature: Feature) -> bool:
        """Whether the account's level opens it; what is not known yet is not shut."""
        account = self._app.account.known if self._app.session.signed_in else None
        return account is None or feature_open(feature, account.level, self._app.policy.rules).holds

    def waits(self, feature: Feature | None) -> bool:
        """Whether the queue stands before what a feature opens."""
        return feature == "benefits" and self._app.session.signed_in and self._app.queue.holds

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Be told when it locks, a turn comes, or level, rule set or time zone changes."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def look(self) -> None:
        """Derive the standing anew."""
        account = self._app.account.known if self._app.session.signed_in else None
        self.standing, self.zone = None, VIET_NAM
        if account is not None:
            self.zone = _zone(account.abroad)
            now, rules = self._app.clock.now(), self._app.policy.rules
            self.standing = account_standing(account, now, rules)
        shut = tuple(one for one in FEATURES if not self.opens(one))
        now_shown = (self.locked, shut, self.waits("benefits"), self.zone)
        if now_shown != self._told:
            self._told = now_shown
            for listener in list(self._listeners):
                listener()

    def close(self) -> None:
        """Watch no more."""
        for end in self._ends:
            end()


def _zone(abroad: str | None) -> tzinfo:
    if abroad is None:
        return VIET_NAM
    from app.shared.places_abroad import zone_of  # noqa: PLC0415 — most phones never need it

    return zone_of(abroad)
