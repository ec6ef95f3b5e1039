"""Who is signed in, and a phone that is not linked yet, as fakes."""

from dataclasses import replace
from typing import Any

from app.data.errors import AppError
from app.data.new_phone import PendingLink
from app.shared.contract.devices import DeviceLink
from app.shared.contract.session import SeededSignIns
from app.testing.fake import Fake


class FakeNewPhone(Fake):
    """``NewPhoneRepository``: what is pending as given; deeds answer as given and are kept."""

    def __init__(self, pending: PendingLink | None = None, **answers: Any) -> None:
        super().__init__(**answers)
        self.pending = pending

    def start(self, way: str) -> DeviceLink:
        """As given."""
        return self._kept("start", way)

    def read(self) -> DeviceLink:
        """As given."""
        return self._kept("read")

    def read_card(self, reading: str) -> DeviceLink:
        """As given."""
        return self._kept("read_card", reading)

    def withdraw(self) -> DeviceLink:
        """As given."""
        return self._kept("withdraw")

    def sign_in_again(self) -> None:
        """As given."""
        self._answer("sign_in_again")

    def forget(self) -> None:
        """Nothing is pending."""
        self.asked.append(("forget",))
        self.pending = None

    def _kept(self, question: str, *arguments: Any) -> DeviceLink:
        link: DeviceLink = self._answer(question, *arguments)
        if self.pending is not None:
            self.pending = replace(self.pending, link=link)
        return link


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
        self.unlinked = ""

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
