"""Every port of a phone as a fake: answers what it was given, and fails loudly where it was not."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

from app.data.account import AccountAsOf
from app.data.benefits import BenefitsAsOf
from app.data.documents import DocumentsAsOf
from app.data.errors import AppError
from app.data.network import NetworkMode
from app.data.notices import NoticesAsOf
from app.data.renewals import RenewalsAsOf
from app.runtime.listeners import Listeners
from app.runtime.preferences import Preferences, Remembered
from app.runtime.story_clock import StoryClock
from app.shared.contract.account import Account
from app.shared.contract.benefits import Link
from app.shared.contract.renewals import RenewalFile
from app.shared.contract.session import SeededSignIns
from app.shared.contract.stage import OpenRenewals, PhoneMessage, StageState
from app.testing.samples import STORY, an_id

A = TypeVar("A")


class Fake:
    """
    Answers by name. An answer may be a value, an error to raise, or a function of the arguments.

    Attributes:
        asked: Every question, in order: its name, then its arguments.
        failure: While set, every question to the server raises it.
    """

    def __init__(self, failure: AppError | None = None, **answers: Any) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.failure = failure
        self._answers = answers
        self._listeners = Listeners()

    def give(self, **answers: Any) -> None:
        """Answer so from now on."""
        self._answers |= answers

    def subscribe(self, listener: Callable[..., object]) -> Callable[[], None]:
        """As the port says; ``tell`` or a deed tells."""
        return self._listeners.add(listener)

    def _answer(self, question: str, *arguments: Any) -> Any:
        self.asked.append((question, *arguments))
        if self.failure is not None:
            raise self.failure
        if question not in self._answers:
            msg = f"{type(self).__name__}.{question}{arguments} was asked; give it an answer"
            raise AssertionError(msg)
        answer = self._answers[question]
        if isinstance(answer, Exception):
            raise answer
        return answer(*arguments) if callable(answer) else answer


class FakeCopy(Fake, Generic[A]):
    """A repository with a copy: ``stored`` as given, ``refresh`` as given or as stored."""

    def __init__(
        self, stored: A | None = None, failure: AppError | None = None, **answers: Any
    ) -> None:
        super().__init__(failure, **answers)
        self._stored = stored

    def stored(self) -> A | None:
        """What was given or refreshed last."""
        return self._stored

    def refresh(self) -> A:
        """The answer given; what is stored where none was."""
        if self._stored is not None and "refresh" not in self._answers:
            self._answers["refresh"] = self._stored
        fresh: A = self._answer("refresh")
        if fresh != self._stored:
            self.tell(fresh)
        return fresh

    def tell(self, value: A) -> None:
        """The server has something new: store it and tell who listens."""
        self._stored = value
        self._answers["refresh"] = value
        self._listeners.tell(value)


class FakeAccount(FakeCopy[AccountAsOf]):
    """``AccountRepository``."""

    @property
    def known(self) -> Account | None:
        """Of what is stored."""
        return self._stored.account if self._stored else None


class FakeDocuments(FakeCopy[DocumentsAsOf]):
    """``DocumentsRepository``."""


class FakeRenewals(FakeCopy[RenewalsAsOf]):
    """``RenewalsRepository``; deeds answer as given."""

    def read(self, renewal_id: str) -> RenewalFile:
        """As given."""
        file: RenewalFile = self._answer("read", renewal_id)
        return file

    def start(self, document_id: str) -> RenewalFile:
        """As given."""
        file: RenewalFile = self._answer("start", document_id)
        return file

    def give_paper(self, renewal_id: str, paper: str) -> RenewalFile:
        """As given."""
        file: RenewalFile = self._answer("give_paper", renewal_id, paper)
        return file

    def withdraw(self, renewal_id: str) -> RenewalFile:
        """As given."""
        file: RenewalFile = self._answer("withdraw", renewal_id)
        return file


class FakeNotices(FakeCopy[NoticesAsOf]):
    """``NoticesRepository``; deeds answer as given."""

    def mark_read(self, keys: Sequence[str], *, read: bool = True) -> NoticesAsOf:
        """As given; stored and told."""
        listed: NoticesAsOf = self._answer("mark_read", tuple(keys), read)
        self.tell(listed)
        return listed


class FakeBenefits(FakeCopy[BenefitsAsOf]):
    """``BenefitsRepository``; deeds answer as given."""

    def start_link(self, provider_id: str, account_number: str, passcode: str) -> Link:
        """As given."""
        link: Link = self._answer("start_link", provider_id, account_number, passcode)
        return link

    def read_link(self, link_id: str) -> Link:
        """As given."""
        link: Link = self._answer("read_link", link_id)
        return link

    def confirm(self, link_id: str, code: str, *, make_default: bool) -> Link:
        """As given."""
        link: Link = self._answer("confirm", link_id, code, make_default)
        return link

    def resend(self, link_id: str) -> Link:
        """As given."""
        link: Link = self._answer("resend", link_id)
        return link

    def choose_default(self, link_id: str, passcode: str) -> BenefitsAsOf:
        """As given; stored and told."""
        account: BenefitsAsOf = self._answer("choose_default", link_id, passcode)
        self.tell(account)
        return account

    def unlink(self, link_id: str, passcode: str) -> BenefitsAsOf:
        """As given; stored and told."""
        account: BenefitsAsOf = self._answer("unlink", link_id, passcode)
        self.tell(account)
        return account


class FakeSession(Fake):
    """``SessionRepository``; ``sign_in`` answers as given, ``sign_out`` always works."""

    def __init__(
        self,
        personal_number: str = "",
        full_name: str = "",
        *,
        without_server: bool = False,
        failure: AppError | None = None,
        **answers: Any,
    ) -> None:
        super().__init__(failure, **answers)
        self.personal_number, self.full_name = personal_number, full_name
        self.without_server = without_server

    @property
    def signed_in(self) -> bool:
        """Whether there is a number."""
        return bool(self.personal_number)

    def sign_in(self, personal_number: str, passcode: str) -> None:
        """As given: an error, or the full name of who comes in."""
        self.full_name = self._answer("sign_in", personal_number, passcode)
        self.personal_number = personal_number
        self._listeners.tell(self)

    def sign_out(self) -> None:
        """Nobody is signed in."""
        self.asked.append(("sign_out",))
        self.personal_number = self.full_name = ""
        self._listeners.tell(self)

    def sign_ins(self) -> SeededSignIns:
        """As given."""
        listed: SeededSignIns = self._answer("sign_ins")
        return listed

    def reconnect(self) -> None:
        """As given, where there is something to do."""
        if self.without_server:
            self._answer("reconnect")
            self.without_server = False


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
