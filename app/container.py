"""The composition root: everything one phone is made of. Two containers are two phones."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from app.data.account import AccountRepository, OfflineFirstAccount
from app.data.api_client import ApiClient
from app.data.benefits import BenefitsRepository, OfflineFirstBenefits
from app.data.cache import Cache
from app.data.changes import ChangeFeed, LongPoll
from app.data.documents import DocumentsRepository, OfflineFirstDocuments
from app.data.intents import Intents
from app.data.notices import NoticesRepository, OfflineFirstNotices
from app.data.offline_first import OfflineFirst
from app.data.offline_tries import OfflineTries
from app.data.phone_messages import MessagesRepository, ServerMessages
from app.data.ports import CopyState, Network
from app.data.refresh import Refresh
from app.data.renewals import OfflineFirstRenewals, RenewalsRepository
from app.data.session import DeviceSession, SessionRepository
from app.data.stage import ServerStage, StageRepository
from app.device.clipboard import Clipboard, PhoneClipboard
from app.device.vault import SimulatedVault
from app.runtime.announcements import Announcements
from app.runtime.navigation import Navigator, SignIn, Welcome
from app.runtime.policy import PolicyChoice
from app.runtime.preferences import Preferences
from app.runtime.settings import Settings
from app.runtime.story_clock import StoryClock
from app.runtime.tasks import Post, TaskRunner, ThreadRunner
from app.shared.clock import Now, system_now
from app.shared.contract import endpoints as calls
from app.shared.contract.account import Account
from app.shared.contract.benefits import BenefitAccount
from app.shared.contract.documents import DocumentList
from app.shared.contract.notices import NoticeList
from app.shared.contract.renewals import RenewalList


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
    api: Network
    cache: CopyState
    session: SessionRepository
    account: AccountRepository
    documents: DocumentsRepository
    renewals: RenewalsRepository
    notices: NoticesRepository
    benefits: BenefitsRepository
    messages: MessagesRepository
    stage: StageRepository
    changes: ChangeFeed
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
    api: ApiClient | None = None,
) -> Container:
    """
    A phone over the server that the settings name.

    Args:
        post: Runs a function on the interface's thread.
        api: Another way to the server, for tests.

    Raises:
        StartFaultError: The data folder cannot be made or written.
    """
    preferences = Preferences.load(settings.data_folder)
    policy = PolicyChoice(settings.rules)
    clock = StoryClock(real_now, timedelta(seconds=preferences.story_seconds))
    api = api or ApiClient(
        settings.server,
        rule_set_id=lambda: policy.rule_set_id,
        post=post,
        stage_key=settings.stage_key,
    )
    vault = SimulatedVault(settings.vault_folder, preferences.device_id)
    cache = Cache(settings.data_folder, vault, post)
    own = (api, cache, clock.now, post)
    whose: OfflineFirst[Account] = OfflineFirst(*own, calls.READ_ACCOUNT)
    wallet: OfflineFirst[DocumentList] = OfflineFirst(*own, calls.LIST_DOCUMENTS)
    files: OfflineFirst[RenewalList] = OfflineFirst(*own, calls.LIST_RENEWALS)
    told: OfflineFirst[NoticeList] = OfflineFirst(*own, calls.LIST_NOTICES)
    links: OfflineFirst[BenefitAccount] = OfflineFirst(*own, calls.READ_BENEFITS)
    intents = Intents()
    session = DeviceSession(api, cache, OfflineTries(vault), whose, intents, preferences, post)
    account = OfflineFirstAccount(whose)
    messages = ServerMessages(api, post)
    changes = LongPoll(api, clock, post)
    tasks = ThreadRunner(post)
    number = preferences.personal_number
    navigator = Navigator(SignIn(number) if number else Welcome())
    refresh = Refresh(
        session, account, clock, policy, tasks,
        always=(messages.refresh,),
        unlocked=(wallet.refresh, files.refresh, told.refresh, links.refresh),
    )  # fmt: skip

    def came_or_went(who: SessionRepository) -> None:
        changes.wake()
        if not who.signed_in:
            messages.forget()
            navigator.reset(SignIn(preferences.personal_number))

    session.subscribe(came_or_went)
    changes.subscribe(refresh.soon)
    policy.subscribe(lambda _: refresh.soon())
    api.watch_network(lambda _: changes.wake())
    clock.subscribe(
        lambda _: preferences.change(story_seconds=round(clock.distance.total_seconds()))
    )
    return Container(
        settings=settings,
        preferences=preferences,
        api=api,
        cache=cache,
        session=session,
        account=account,
        documents=OfflineFirstDocuments(wallet, clock, policy),
        renewals=OfflineFirstRenewals(api, files, intents),
        notices=OfflineFirstNotices(api, told),
        benefits=OfflineFirstBenefits(api, links, intents),
        messages=messages,
        stage=ServerStage(api),
        changes=changes,
        tasks=tasks,
        navigator=navigator,
        clock=clock,
        policy=policy,
        announcements=Announcements(),
        clipboard=clipboard or PhoneClipboard(),
        ends=(changes.stop, tasks.close, cache.close, api.close),
    )
