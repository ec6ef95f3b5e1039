"""The welfare benefit account: linking a payment account step by step, the default, unlinking."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.cache import Entry
from app.data.granting import GrantedDeeds, step_up
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.data.ports import Caller
from app.shared.contract.benefit_endpoints import (
    CHOOSE_DEFAULT,
    CONFIRM_LINK,
    READ_LINK,
    RESEND_CODE,
    START_LINK,
    UNLINK,
)
from app.shared.contract.benefits import BenefitAccount, Granted, Link, LinkCode, LinkStart
from app.shared.contract.endpoint import Endpoint
from app.shared.contract.session import StepUpOperation


class BenefitsAsOf(msgspec.Struct, frozen=True):
    """Every link, newest first, and when the server told them; UTC, story time."""

    links: tuple[Link, ...]
    at: datetime

    @property
    def linked(self) -> tuple[Link, ...]:
        """The accounts that are linked now, the default first."""
        now = [link for link in self.links if link.state == "linked"]
        return tuple(sorted(now, key=lambda link: not link.is_default))

    def of_id(self, link_id: str) -> Link | None:
        """The link of that id; None where there is none."""
        return next((one for one in self.links if one.id == link_id), None)


class BenefitsRepository(Protocol):
    """
    Linked payment accounts.

    Deeds raise AppError and are never queued; the same deed sent again after ``Offline`` or
    ``Unanswered`` is done once. Deeds that take a passcode are granted for exactly that deed;
    ``Rejected`` with ``wrong_passcode`` or ``too_many_tries`` comes from there.
    """

    def stored(self) -> BenefitsAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> BenefitsAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def start_link(
        self, provider_id: str, account_number: str, consent: str, passcode: str
    ) -> Link:
        """Ask whose account it is, under that consent; the link answers in state ``asking``."""

    def read_link(self, link_id: str) -> Link:
        """How a link stands, from the server."""

    def confirm(self, link_id: str, code: str, *, make_default: bool) -> Link:
        """Give the code that the phone was sent."""

    def resend(self, link_id: str) -> Link:
        """Send another code."""

    def choose_default(self, link_id: str, passcode: str) -> BenefitsAsOf:
        """Payments that name no account go there."""

    def unlink(self, link_id: str, passcode: str) -> BenefitsAsOf:
        """Take an account off."""

    def subscribe(self, listener: Callable[[BenefitsAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when they differ from before."""


class OfflineFirstBenefits:
    """The port over server and copy."""

    def __init__(self, api: Caller, record: OfflineFirst[BenefitAccount], intents: Intents) -> None:
        self._api, self._record, self._intents = api, record, intents
        self._deeds = GrantedDeeds(api, intents)

    def stored(self) -> BenefitsAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> BenefitsAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def start_link(
        self, provider_id: str, account_number: str, consent: str, passcode: str
    ) -> Link:
        """As the port says."""
        epoch, target = self._record.epoch, f"{provider_id}/{account_number}"

        def body() -> LinkStart:
            grant = step_up(self._api, ("link_account", target, passcode))
            return LinkStart(
                provider_id=provider_id, account_number=account_number, consent=consent, grant=grant
            )

        with self._intents.once(f"link/{target}/{consent}/{passcode}", body) as (key, first):
            link: Link = self._api.call(START_LINK, first, idempotency_key=key)
        return self._keep(link, epoch)

    def read_link(self, link_id: str) -> Link:
        """As the port says."""
        epoch = self._record.epoch
        link: Link = self._api.call(READ_LINK, link_id=link_id)
        return self._keep(link, epoch)

    def confirm(self, link_id: str, code: str, *, make_default: bool) -> Link:
        """As the port says."""
        epoch, intent = self._record.epoch, f"confirm/{link_id}/{code}/{make_default}"
        body = LinkCode(code=code, make_default=make_default)
        with self._intents.once(intent, lambda: body) as (key, first):
            link: Link = self._api.call(CONFIRM_LINK, first, idempotency_key=key, link_id=link_id)
        return self._keep(link, epoch)

    def resend(self, link_id: str) -> Link:
        """As the port says."""
        epoch = self._record.epoch
        with self._intents.once(f"resend/{link_id}") as (key, _):
            link: Link = self._api.call(RESEND_CODE, idempotency_key=key, link_id=link_id)
        return self._keep(link, epoch)

    def choose_default(self, link_id: str, passcode: str) -> BenefitsAsOf:
        """As the port says."""
        return self._granted(CHOOSE_DEFAULT, "choose_default", link_id, passcode)

    def unlink(self, link_id: str, passcode: str) -> BenefitsAsOf:
        """As the port says."""
        return self._granted(UNLINK, "unlink_account", link_id, passcode)

    def subscribe(self, listener: Callable[[BenefitsAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))

    def _granted(
        self, endpoint: Endpoint, operation: StepUpOperation, link_id: str, passcode: str
    ) -> BenefitsAsOf:
        epoch, proof = self._record.epoch, (operation, link_id, passcode)
        account = self._deeds.send(endpoint, proof, _granted, link_id=link_id)
        return _as_of(self._record.keep(account, epoch))

    def _keep(self, link: Link, epoch: int) -> Link:
        """In its place in the list, or first where it is new; one default at a time."""
        entry = self._record.stored()
        before = entry.value.links if entry else ()
        if link.is_default:
            before = tuple(msgspec.structs.replace(one, is_default=False) for one in before)
        if any(one.id == link.id for one in before):
            links = tuple(link if one.id == link.id else one for one in before)
        else:
            links = (link, *before)
        self._record.keep(BenefitAccount(links=links), epoch)
        return link


def _granted(grant: str) -> Granted:
    return Granted(grant=grant)


def _as_of(entry: Entry[BenefitAccount]) -> BenefitsAsOf:
    return BenefitsAsOf(entry.value.links, entry.at)
