"""The phone's own ports as fakes: network, copy, clock, preferences, feed, messages, panel."""

from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import structs

from app.data.errors import AppError
from app.data.network import NetworkMode
from app.data.queue import QueueStanding
from app.runtime.preferences import Preferences, Remembered
from app.runtime.story_clock import StoryClock
from app.shared.contract.desk import DeskDeed, DeskFile, DeskFiles
from app.shared.contract.queue import Crowd
from app.shared.contract.renewals import RenewalFile
from app.shared.contract.stage import OpenRenewals, PhoneMessage, StageState
from app.testing.fake import Fake
from app.testing.samples import STORY, an_id

NOBODY = Crowd(households=0, pace="usual", waiting=0, inside=0, served=0, per_minute=0)


class FakeMessages(Fake):
    """``MessagesRepository``."""

    def __init__(self, *recent: PhoneMessage, failure: AppError | None = None) -> None:
        super().__init__(failure)
        self.recent = recent

    def refresh(self) -> tuple[PhoneMessage, ...]:
        """What is there."""
        self._answers["refresh"] = self.recent
        messages: tuple[PhoneMessage, ...] = self._answer("refresh")
        return messages

    def tell(self, message: PhoneMessage) -> None:
        """A message comes in."""
        self.recent = (message, *self.recent)
        self._listeners.tell(message)


class FakeStage(Fake):
    """``StageRepository``; every call answers as given."""

    def read(self) -> StageState:
        """As given."""
        state: StageState = self._answer("read")
        return state

    def set_clock(self, moment: datetime) -> StageState:
        """As given."""
        state: StageState = self._answer("set_clock", moment)
        return state

    def reset(self) -> StageState:
        """As given."""
        state: StageState = self._answer("reset")
        return state

    def open_renewals(self) -> OpenRenewals:
        """As given."""
        listed: OpenRenewals = self._answer("open_renewals")
        return listed

    def decide(self, renewal_id: str, decision: str, detail: str | None = None) -> RenewalFile:
        """As given."""
        file: RenewalFile = self._answer("decide", renewal_id, decision, detail)
        return file

    def renew_at_counter(self, personal_number: str, type_id: str) -> StageState:
        """As given."""
        state: StageState = self._answer("renew_at_counter", personal_number, type_id)
        return state

    def link_stand_in(self, personal_number: str, device_id: str) -> None:
        """Noted."""
        self.asked.append(("link_stand_in", personal_number, device_id))

    def desk_files(self) -> DeskFiles:
        """As given; empty desks where nothing was."""
        self._answers.setdefault("desk_files", DeskFiles(files=()))
        listed: DeskFiles = self._answer("desk_files")
        return listed

    def act_at_desk(self, file: DeskFile, deed: DeskDeed) -> DeskFiles:
        """As given."""
        listed: DeskFiles = self._answer("act_at_desk", file, deed)
        return listed

    def crowd(self) -> Crowd:
        """As given; nobody where nothing was."""
        self._answers.setdefault("crowd", NOBODY)
        crowd: Crowd = self._answer("crowd")
        return crowd

    def set_crowd(self, households: int, pace: str) -> Crowd:
        """As given."""
        crowd: Crowd = self._answer("set_crowd", households, pace)
        return crowd


class FakeChanges(Fake):
    """``ChangeFeed``: says that something moved when the test says so."""

    def tell(self) -> None:
        """Something moved on the server."""
        self._listeners.tell()

    def start(self) -> None:
        """Noted."""
        self.asked.append(("start",))

    def wake(self) -> None:
        """Noted."""
        self.asked.append(("wake",))

    def stop(self) -> None:
        """Noted."""
        self.asked.append(("stop",))


class FakeNetwork(Fake):
    """``Network``."""

    def __init__(self, network: NetworkMode = NetworkMode.OK) -> None:
        super().__init__()
        self.network = network
        self._reached = True

    @property
    def online(self) -> bool:
        """As told last, and never while the mode is offline."""
        return self._reached and self.network is not NetworkMode.OFFLINE

    def tell(self, *, online: bool) -> None:
        """The server is reached, or no more."""
        self._reached = online
        self._listeners.tell(self.online)


class FakeCopyState(Fake):
    """``CopyState``."""

    def __init__(self, *, damage: bool = False, unkept: bool = False) -> None:
        super().__init__()
        self.damage, self.unkept = damage, unkept

    def tell(self) -> None:
        """A copy had to be set aside."""
        self.damage = True
        self._listeners.tell()


class MemoryPreferences(Preferences):
    """Preferences that no file keeps."""

    def __init__(self, **remembered: Any) -> None:
        given = {"device_id": an_id(70), **remembered}
        super().__init__(Path(), Remembered(**given))

    def _write(self) -> None:
        """Nothing is written."""


def a_clock(moment: datetime = STORY) -> StoryClock:
    """A story clock that stands still at a moment until it is set."""
    return StoryClock(lambda: moment)


class FakeQueue(Fake):
    """``QueueRepository``: one stands as given last; ``take`` and ``follow`` answer as given."""

    def __init__(self, standing: QueueStanding | None = None, **answers: Any) -> None:
        super().__init__(**answers)
        self.standing = standing

    @property
    def holds(self) -> bool:
        """As one stands."""
        return self.standing is not None and self.standing.waits and not self.standing.aside

    def refresh(self) -> None:
        """Noted."""
        self.asked.append(("refresh",))

    def take(self) -> QueueStanding:
        """As given; one stands so then."""
        return self._stand(self._answer("take"))

    def follow(self) -> QueueStanding | None:
        """As given; one stands so then."""
        return self._stand(self._answer("follow"))

    def leave(self) -> None:
        """Nobody stands anywhere."""
        self.asked.append(("leave",))
        self.tell(None)

    def step_aside(self) -> None:
        """As the port says."""
        if self.standing is not None:
            self.tell(structs.replace(self.standing, aside=True))

    def tell(self, standing: QueueStanding | None) -> None:
        """One stands so from now on."""
        self.standing = standing
        self._listeners.tell()

    def _stand(self, standing: QueueStanding) -> QueueStanding:
        self.tell(standing)
        return standing
