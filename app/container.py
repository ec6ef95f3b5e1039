"""The composition root: everything one phone is made of. Two containers are two phones."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from app.device.clipboard import Clipboard, PhoneClipboard
from app.runtime.announcements import Announcements
from app.runtime.destinations import SignIn, Welcome
from app.runtime.late import Late
from app.runtime.navigation import Navigator
from app.runtime.policy import PolicyChoice
from app.runtime.preferences import Preferences
from app.runtime.settings import Settings
from app.runtime.story_clock import StoryClock
from app.runtime.tasks import Post, TaskRunner, ThreadRunner
from app.shared.clock import Now, system_now

if TYPE_CHECKING:  # the data layer is imported when a port of it is first used
    import requests

    from app.data.access_log import AccessLogRepository
    from app.data.account import AccountRepository
    from app.data.api_client import ApiClient
    from app.data.benefits import BenefitsRepository
    from app.data.changes import ChangeFeed
    from app.data.consultation import ConsultationRepository
    from app.data.data_reports import ReportsRepository
    from app.data.devices import DevicesRepository
    from app.data.documents import DocumentsRepository
    from app.data.family import FamilyRepository
    from app.data.foreign import ForeignRepository
    from app.data.integrations import IntegrationsRepository, WalletsOfOthers
    from app.data.issuings import IssuingsRepository
    from app.data.mandates import MandatesRepository
    from app.data.money import Money, MoneyOfOthers
    from app.data.new_phone import NewPhoneRepository
    from app.data.notices import NoticesRepository
    from app.data.own_data import OwnDataRepository
    from app.data.passcode import PasscodeRepository
    from app.data.payments import PaymentsRepository
    from app.data.phone_messages import MessagesRepository
    from app.data.ports import CopyState, Network
    from app.data.presentations import PresentationsRepository
    from app.data.queue import QueueRepository
    from app.data.renewals import RenewalsOfOthers, RenewalsRepository
    from app.data.routing import RoutingRepository
    from app.data.session import SessionRepository
    from app.data.stage import StageRepository
    from app.data.wiring import DataPorts


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """
    The ports of one phone.

    Attributes:
        cache: Whether the phone's copy had to be set aside, for a screen to say.
        ends: What ``close`` does, in order.
    """

    settings: Settings
    preferences: Preferences
    api: "Network"
    cache: "CopyState"
    session: "SessionRepository"
    account: "AccountRepository"
    passcode: "PasscodeRepository"
    documents: "DocumentsRepository"
    presentations: "PresentationsRepository"
    renewals: "RenewalsRepository"
    issuings: "IssuingsRepository"
    family: "FamilyRepository"
    mandates: "MandatesRepository"
    others_money: "MoneyOfOthers"
    others_renewals: "RenewalsOfOthers"
    integrations: "IntegrationsRepository"
    others_wallets: "WalletsOfOthers"
    devices: "DevicesRepository"
    new_phone: "NewPhoneRepository"
    foreign: "ForeignRepository"
    notices: "NoticesRepository"
    benefits: "BenefitsRepository"
    routing: "RoutingRepository"
    reports: "ReportsRepository"
    consultation: "ConsultationRepository"
    queue: "QueueRepository"
    payments: "PaymentsRepository"
    access_log: "AccessLogRepository"
    own_data: "OwnDataRepository"
    messages: "MessagesRepository"
    stage: "StageRepository"
    changes: "ChangeFeed"
    tasks: TaskRunner
    navigator: Navigator
    clock: StoryClock
    policy: PolicyChoice
    announcements: Announcements
    clipboard: Clipboard
    ends: tuple[Callable[[], object], ...] = field(default=(), repr=False)

    def start(self) -> None:
        """Begin to listen to the server: after the first frame, which must not wait for it."""
        self.changes.start()
        if self.preferences.damaged:
            self.announcements.tell("damage.preferences")

    def money(self, of: str = "") -> "Money":
        """The resident's own money; with an id that of somebody for whom the resident acts."""
        from app.data.money import Money  # noqa: PLC0415 — not before it is used

        if of:
            return self.others_money.of(of)
        return Money(self.benefits, self.payments, self.routing, self.mandates)

    def renewals_of(self, of: str = "") -> "RenewalsRepository":
        """The resident's own; with an id those of somebody for whom the resident acts."""
        return self.others_renewals.of(of) if of else self.renewals

    def integrating(self, of: str = "") -> "IntegrationsRepository":
        """What comes into one's own wallet; with an id into that of whom the resident acts for."""
        return self.others_wallets.of(of) if of else self.integrations

    def close(self) -> None:
        """The phone is gone: let go of threads, connections, files and secrets."""
        for end in self.ends:
            end()


def live(
    settings: Settings,
    post: Post,
    *,
    clipboard: Clipboard | None = None,
    real_now: Now = system_now,
    api: "ApiClient | None" = None,
    new_session: "Callable[[bool], requests.Session] | None" = None,
) -> Container:
    """
    A phone over the server that the settings name.

    The data layer's ports stand there at once and are made when one is first used: the first frame
    needs none of them.

    Args:
        post: Runs a function on the interface's thread.
        api: Another way to the server, for tests.
        new_session: Opens a line to the server; the usual one where None.

    Raises:
        StartFaultError: The data folder cannot be made or written.
    """
    preferences = Preferences.load(settings.data_folder)
    policy = PolicyChoice(settings.rules)
    clock = StoryClock(real_now, timedelta(seconds=preferences.story_seconds))
    tasks = ThreadRunner(post)
    announcements = Announcements()
    number = preferences.personal_number
    navigator = Navigator(SignIn(number) if number else Welcome())

    def make() -> "DataPorts":
        from app.data.api_client import ApiClient  # noqa: PLC0415 — not before it is used
        from app.data.wiring import wire  # noqa: PLC0415 — as above
        from app.device.vault import SimulatedVault  # noqa: PLC0415 — as above

        return wire(
            api=api
            or ApiClient(
                settings.server,
                rule_set_id=lambda: policy.rule_set_id,
                post=post,
                stage_key=settings.stage_key,
                new_session=new_session,
            ),
            folder=settings.data_folder,
            vault=SimulatedVault(settings.vault_folder, preferences.device_id),
            preferences=preferences,
            policy=policy,
            clock=clock,
            tasks=tasks,
            navigator=navigator,
            announcements=announcements,
            post=post,
        )

    data = Late(make)

    def port(name: str) -> Any:
        return Late(lambda: getattr(data, name))

    changes, cache, way = port("changes"), port("cache"), port("api")
    new_phone = port("new_phone")

    def stop_listening() -> None:
        changes.stop()

    def let_go() -> None:
        new_phone.forget()
        cache.close()
        way.close()

    return Container(
        settings=settings,
        preferences=preferences,
        api=way,
        cache=cache,
        session=port("session"),
        account=port("account"),
        passcode=port("passcode"),
        documents=port("documents"),
        presentations=port("presentations"),
        renewals=port("renewals"),
        issuings=port("issuings"),
        family=port("family"),
        mandates=port("mandates"),
        others_money=port("others_money"),
        others_renewals=port("others_renewals"),
        integrations=port("integrations"),
        others_wallets=port("others_wallets"),
        devices=port("devices"),
        new_phone=new_phone,
        foreign=port("foreign"),
        notices=port("notices"),
        benefits=port("benefits"),
        routing=port("routing"),
        reports=port("reports"),
        consultation=port("consultation"),
        queue=port("queue"),
        payments=port("payments"),
        access_log=port("access_log"),
        own_data=port("own_data"),
        messages=port("messages"),
        stage=port("stage"),
        changes=changes,
        tasks=tasks,
        navigator=navigator,
        clock=clock,
        policy=policy,
        announcements=announcements,
        clipboard=clipboard or PhoneClipboard(),
        ends=(stop_listening, tasks.close, let_go),
    )
