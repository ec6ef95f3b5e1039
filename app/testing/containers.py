"""Whole phones for tests and measures: every port a fake, every task stepped by hand."""

from dataclasses import fields
from pathlib import Path
from typing import Any

from app.container import Container
from app.data.access_log import AccessLogAsOf
from app.data.account import AccountAsOf
from app.data.benefits import BenefitsAsOf
from app.data.data_reports import ReportsAsOf
from app.data.devices import DevicesAsOf
from app.data.documents import DocumentsAsOf, visible
from app.data.family import FamilyAsOf
from app.data.foreign import ForeignAsOf
from app.data.integrations import IntegrationsAsOf
from app.data.issuings import IssuingsAsOf
from app.data.mandates import MandatesAsOf
from app.data.notices import NoticesAsOf
from app.data.payments import PaymentsAsOf
from app.data.presentations import PresentationsAsOf
from app.data.renewals import RenewalsAsOf
from app.data.routing import RoutingAsOf
from app.device.clipboard import PhoneClipboard
from app.runtime.announcements import Announcements
from app.runtime.destinations import Home
from app.runtime.navigation import Navigator
from app.runtime.policy import PolicyChoice
from app.runtime.settings import RULES, Settings
from app.shared.clock import viet_nam_day
from app.shared.contract.family import Family
from app.testing import access_samples, payment_samples, routing_samples, samples
from app.testing.access_fakes import FakeAccessLog, FakeOwnData
from app.testing.consultation_fakes import FakeConsultation
from app.testing.foreign_fakes import FakeForeign
from app.testing.integration_fakes import NOTHING, FakeIntegrations, FakeOthersWallets
from app.testing.money_fakes import FakeMandates, FakeOthersMoney
from app.testing.phone_fakes import (
    FakeChanges,
    FakeCopyState,
    FakeMessages,
    FakeNetwork,
    FakeQueue,
    FakeStage,
    MemoryPreferences,
    a_clock,
)
from app.testing.presentation_fakes import FakePresentations
from app.testing.renewal_fakes import FakeOthersRenewals, FakeRenewals
from app.testing.report_fakes import FakeReports
from app.testing.repository_fakes import (
    FakeAccount,
    FakeBenefits,
    FakeDevices,
    FakeDocuments,
    FakeFamily,
    FakeIssuings,
    FakeNotices,
    FakePasscode,
    FakePayments,
    FakeRouting,
)
from app.testing.runners import StepRunner
from app.testing.session_fakes import FakeNewPhone, FakeSession


class FakeContainer(Container):
    """A phone of fakes; each port may be given by name, the others know nothing."""

    def __init__(self, **ports: Any) -> None:
        nowhere = Path()
        made: dict[str, Any] = {
            "settings": Settings(data_folder=nowhere, vault_folder=nowhere),
            "preferences": MemoryPreferences(),
            "api": FakeNetwork(),
            "cache": FakeCopyState(),
            "session": FakeSession(),
            "account": FakeAccount(),
            "passcode": FakePasscode(),
            "documents": FakeDocuments(),
            "presentations": FakePresentations(),
            "renewals": FakeRenewals(),
            "issuings": FakeIssuings(),
            "family": FakeFamily(),
            "mandates": FakeMandates(),
            "others_money": FakeOthersMoney(),
            "others_renewals": FakeOthersRenewals(),
            "devices": FakeDevices(),
            "new_phone": FakeNewPhone(),
            "foreign": FakeForeign(),
            "notices": FakeNotices(),
            "benefits": FakeBenefits(),
            "queue": FakeQueue(),
            "payments": FakePayments(),
            "access_log": FakeAccessLog(),
            "own_data": FakeOwnData(),
            "routing": FakeRouting(),
            "reports": FakeReports(),
            "consultation": FakeConsultation(),
            "integrations": FakeIntegrations(),
            "others_wallets": FakeOthersWallets(),
            "messages": FakeMessages(),
            "stage": FakeStage(),
            "changes": FakeChanges(),
            "tasks": StepRunner(),
            "navigator": Navigator(Home()),
            "clock": a_clock(),
            "policy": PolicyChoice(RULES["draft"]),
            "announcements": Announcements(),
            "clipboard": PhoneClipboard(),
        }
        unknown = ports.keys() - {port.name for port in fields(Container)}
        if unknown:
            msg = f"a phone has no {sorted(unknown)}"
            raise TypeError(msg)
        super().__init__(**{**made, **ports})

    def drain(self) -> None:
        """Run every task, and what that starts."""
        assert isinstance(self.tasks, StepRunner)
        self.tasks.drain()


def a_signed_in_container(
    persona_id: str = "khoi", rules: str = "draft", **ports: Any
) -> FakeContainer:
    """The phone of an invented person on the story's first day, under ``today`` or ``draft``."""
    account, policy = samples.an_account(persona_id), PolicyChoice(RULES[rules])
    day = viet_nam_day(samples.STORY)
    held = tuple(visible(one, day, policy.rules) for one in samples.documents_of(persona_id))
    made: dict[str, Any] = {
        "preferences": MemoryPreferences(
            personal_number=account.personal_number, full_name=account.full_name
        ),
        "session": FakeSession(account.personal_number, account.full_name),
        "account": FakeAccount(AccountAsOf(account, samples.STORY)),
        "documents": FakeDocuments(DocumentsAsOf(held, samples.STORY)),
        "presentations": FakePresentations(PresentationsAsOf((), samples.STORY)),
        "renewals": FakeRenewals(RenewalsAsOf((), samples.STORY)),
        "issuings": FakeIssuings(IssuingsAsOf((), samples.STORY)),
        "devices": FakeDevices(DevicesAsOf(samples.phones(), samples.STORY)),
        "family": FakeFamily(FamilyAsOf(Family(wards=(), guardians=()), samples.STORY)),
        "mandates": FakeMandates(MandatesAsOf((), samples.STORY)),
        "foreign": FakeForeign(ForeignAsOf((), (), samples.STORY)),
        "notices": FakeNotices(NoticesAsOf((), 0, samples.STORY)),
        "benefits": FakeBenefits(BenefitsAsOf((), samples.STORY)),
        "access_log": FakeAccessLog(AccessLogAsOf(access_samples.NOTHING, samples.STORY)),
        "payments": FakePayments(PaymentsAsOf(payment_samples.NOTHING, samples.STORY)),
        "routing": FakeRouting(RoutingAsOf(routing_samples.NOTHING, samples.STORY)),
        "reports": FakeReports(ReportsAsOf((), samples.STORY)),
        "integrations": FakeIntegrations(IntegrationsAsOf(NOTHING, samples.STORY)),
        "policy": policy,
    }
    return FakeContainer(**{**made, **ports})


def seen_container() -> tuple[FakeContainer, str, str]:
    """
    A phone with something on every screen, a document's id to open, and one's id to renew.

    Trần Minh Khôi under the draft: his card is hidden, the rest works, an account is linked.
    """
    notices = tuple(samples.a_notice(number, read=number > 2) for number in range(1, 9))
    container = a_signed_in_container(
        notices=FakeNotices(
            NoticesAsOf(notices, 2, samples.STORY),
            mark_read=NoticesAsOf(notices, 0, samples.STORY),
        ),
        benefits=FakeBenefits(BenefitsAsOf((samples.a_link(),), samples.STORY)),
        payments=FakePayments(PaymentsAsOf(payment_samples.HOA, samples.STORY)),
        routing=FakeRouting(RoutingAsOf(routing_samples.LAN, samples.STORY)),
        access_log=FakeAccessLog(AccessLogAsOf(access_samples.KHOI, samples.STORY)),
    )
    by_type = {one.type_id: one.id for one in samples.documents_of("khoi")}
    return container, by_type["driving_licence"], by_type["identity_card"]
