"""Puts the data layer together: server, copy and repositories, wired to one another."""

from dataclasses import dataclass
from pathlib import Path

from app.data.access_log import AccessLogRepository, OfflineFirstAccessLog
from app.data.account import AccountRepository, OfflineFirstAccount
from app.data.api_client import ApiClient
from app.data.benefits import BenefitsRepository, OfflineFirstBenefits
from app.data.cache import Cache
from app.data.changes import ChangeFeed, LongPoll
from app.data.consultation import ConsultationRepository, OfflineFirstConsultation
from app.data.credentials import CredentialWallet
from app.data.data_reports import OfflineFirstReports, ReportsRepository
from app.data.devices import ApprovalCall, DevicesRepository, OfflineFirstDevices
from app.data.documents import DocumentsRepository, OfflineFirstDocuments
from app.data.family import FamilyRepository, OfflineFirstFamily
from app.data.foreign import ForeignRepository, OfflineFirstForeign
from app.data.integrations import (
    IntegrationsRepository,
    OfflineFirstIntegrations,
    OthersWallets,
)
from app.data.intents import Intents
from app.data.issuings import IssuingsRepository, OfflineFirstIssuings
from app.data.mandates import MandatesRepository, OfflineFirstMandates
from app.data.money import OthersMoney
from app.data.new_phone import NewPhoneRepository, TicketedNewPhone
from app.data.notices import NoticesRepository, OfflineFirstNotices
from app.data.offline_first import OfflineFirst
from app.data.offline_tries import OfflineTries
from app.data.own_data import OwnDataRepository, ServerOwnData
from app.data.passcode import PasscodeRepository, ServerPasscode
from app.data.payments import OfflineFirstPayments, PaymentsRepository
from app.data.phone_messages import MessagesRepository, ServerMessages
from app.data.ports import Vault
from app.data.presentations import OfflineFirstPresentations, PresentationsRepository
from app.data.queue import QueueRepository, ServerQueue
from app.data.refresh import Refresh
from app.data.renewals import OfflineFirstRenewals, OthersRenewals, RenewalsRepository
from app.data.routing import OfflineFirstRouting, RoutingRepository
from app.data.session import DeviceSession, SessionRepository
from app.data.stage import ServerStage, StageRepository
from app.runtime.announcements import Announcements
from app.runtime.destinations import SignIn
from app.runtime.navigation import Navigator
from app.runtime.policy import PolicyChoice
from app.runtime.preferences import Preferences
from app.runtime.story_clock import StoryClock
from app.runtime.tasks import Post, TaskRunner
from app.shared.contract import endpoints as calls
from app.shared.contract.access_endpoints import READ_ACCESS_LOG
from app.shared.contract.access_log import AccessLog
from app.shared.contract.account import Account
from app.shared.contract.benefit_endpoints import READ_BENEFITS
from app.shared.contract.benefits import BenefitAccount
from app.shared.contract.credential_endpoints import LIST_PRESENTATIONS
from app.shared.contract.data_reports import DataReports
from app.shared.contract.devices import DeviceList
from app.shared.contract.documents import DocumentList
from app.shared.contract.family import Family
from app.shared.contract.foreign import ForeignRequests
from app.shared.contract.foreign_endpoints import LIST_FOREIGN
from app.shared.contract.integration_endpoints import LIST_INTEGRATIONS
from app.shared.contract.integrations import Integrations
from app.shared.contract.issuing import IssuingList
from app.shared.contract.mandate_endpoints import LIST_MANDATES
from app.shared.contract.mandates import Mandates
from app.shared.contract.notices import NoticeList
from app.shared.contract.pay_endpoints import READ_PAYMENTS
from app.shared.contract.payments import BenefitPayments
from app.shared.contract.presentations import Presentations
from app.shared.contract.register_endpoints import LIST_REPORTS
from app.shared.contract.renewals import RenewalList
from app.shared.contract.routing import Routing
from app.shared.contract.routing_endpoints import READ_ROUTING


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPorts:
    """Every port of the data layer for one phone."""

    api: ApiClient
    cache: Cache
    session: SessionRepository
    account: AccountRepository
    passcode: PasscodeRepository
    documents: DocumentsRepository
    presentations: PresentationsRepository
    renewals: RenewalsRepository
    issuings: IssuingsRepository
    family: FamilyRepository
    mandates: MandatesRepository
    others_money: OthersMoney
    others_renewals: OthersRenewals
    integrations: IntegrationsRepository
    others_wallets: OthersWallets
    devices: DevicesRepository
    new_phone: NewPhoneRepository
    foreign: ForeignRepository
    notices: NoticesRepository
    benefits: BenefitsRepository
    routing: RoutingRepository
    reports: ReportsRepository
    consultation: ConsultationRepository
    queue: QueueRepository
    payments: PaymentsRepository
    access_log: AccessLogRepository
    own_data: OwnDataRepository
    messages: MessagesRepository
    stage: StageRepository
    changes: ChangeFeed


def wire(
    *,
    api: ApiClient,
    folder: Path,
    vault: Vault,
    preferences: Preferences,
    policy: PolicyChoice,
    clock: StoryClock,
    tasks: TaskRunner,
    navigator: Navigator,
    announcements: Announcements,
    post: Post,
) -> DataPorts:
    """The data layer of one phone; ``folder`` holds its sealed copies."""
    cache = Cache(folder, vault, post)
    own = (api, cache, clock.now, post)
    whose: OfflineFirst[Account] = OfflineFirst(*own, calls.READ_ACCOUNT)
    wallet: OfflineFirst[DocumentList] = OfflineFirst(*own, calls.LIST_DOCUMENTS)
    files: OfflineFirst[RenewalList] = OfflineFirst(*own, calls.LIST_RENEWALS)
    asked: OfflineFirst[IssuingList] = OfflineFirst(*own, calls.LIST_ISSUINGS)
    kin: OfflineFirst[Family] = OfflineFirst(*own, calls.READ_FAMILY)
    acted_for: OfflineFirst[Mandates] = OfflineFirst(*own, LIST_MANDATES)
    phones: OfflineFirst[DeviceList] = OfflineFirst(*own, calls.LIST_DEVICES)
    abroad: OfflineFirst[ForeignRequests] = OfflineFirst(*own, LIST_FOREIGN)
    told: OfflineFirst[NoticeList] = OfflineFirst(*own, calls.LIST_NOTICES)
    links: OfflineFirst[BenefitAccount] = OfflineFirst(*own, READ_BENEFITS)
    paid: OfflineFirst[BenefitPayments] = OfflineFirst(*own, READ_PAYMENTS)
    routes: OfflineFirst[Routing] = OfflineFirst(*own, READ_ROUTING)
    wrong: OfflineFirst[DataReports] = OfflineFirst(*own, LIST_REPORTS)
    shown: OfflineFirst[Presentations] = OfflineFirst(*own, LIST_PRESENTATIONS)
    looks: OfflineFirst[AccessLog] = OfflineFirst(*own, READ_ACCESS_LOG)
    brought: OfflineFirst[Integrations] = OfflineFirst(*own, LIST_INTEGRATIONS)
    intents = Intents()
    new_phone = TicketedNewPhone(api, post)
    session = DeviceSession(
        api, cache, OfflineTries(vault), whose, intents, preferences, new_phone, post
    )
    documents = OfflineFirstDocuments(wallet, clock, policy)
    signed = CredentialWallet(api, cache, clock, policy, intents)
    devices = OfflineFirstDevices(api, phones, intents, preferences.device_id)
    account = OfflineFirstAccount(api, whose, intents)
    messages = ServerMessages(api, post)
    queue = ServerQueue(api, clock.now, post)
    changes = LongPoll(api, clock, post)
    speaking = OfflineFirstConsultation(api, cache, clock.now, intents, post)
    mandates = OfflineFirstMandates(acted_for)
    others = OthersMoney(api, cache, clock.now, post, mandates, folder / "statements")
    their_files = OthersRenewals(api, cache, clock.now, post, mandates)
    wallets = OthersWallets(api, cache, clock.now, post, mandates)
    refresh = Refresh(
        session, account, clock, policy, tasks, quietly=queue.quietly,
        always=(messages.refresh, queue.refresh),
        unlocked=(
            (None, phones.refresh), (None, asked.refresh), (None, kin.refresh),
            (None, mandates.refresh), ("benefits", others.refresh),
            ("documents", their_files.refresh),
            (None, told.refresh), ("foreign_sign_in", abroad.refresh),  # somebody waits there
            ("documents", wallet.refresh), ("presenting", shown.refresh),  # as above
            (None, looks.refresh), (None, speaking.refresh_signed),
            ("documents", brought.refresh), ("documents", wallets.refresh),
            ("documents", files.refresh), ("documents", wrong.refresh), ("benefits", links.refresh),
            ("benefits", paid.refresh), ("benefits", routes.refresh),
        ),
    )  # fmt: skip

    def came_or_went(who: SessionRepository) -> None:
        changes.wake()
        queue.belong_to(who.personal_number)
        if who.signed_in:
            # The feed is silent for who nothing happened to; what no screen asks for is asked once.
            refresh.soon()
        else:
            messages.forget()
            navigator.reset(SignIn(preferences.personal_number, session.unlinked))

    session.subscribe(came_or_went)
    devices.subscribe(ApprovalCall(announcements, navigator).look)
    cache.subscribe(lambda: announcements.tell("damage.copy"))
    changes.subscribe(refresh.soon)
    policy.subscribe(lambda _: refresh.soon())
    api.watch_network(lambda _: changes.wake())
    clock.subscribe(
        lambda _: preferences.change(story_seconds=round(clock.distance.total_seconds()))
    )
    return DataPorts(
        api=api,
        cache=cache,
        session=session,
        account=account,
        passcode=ServerPasscode(api, cache, whose, intents),
        documents=documents,
        presentations=OfflineFirstPresentations(api, shown, intents, documents, signed, clock),
        renewals=OfflineFirstRenewals(api, files, intents),
        issuings=OfflineFirstIssuings(api, asked, intents),
        family=OfflineFirstFamily(api, kin, intents),
        mandates=mandates,
        others_money=others,
        others_renewals=their_files,
        integrations=OfflineFirstIntegrations(api, brought, intents),
        others_wallets=wallets,
        devices=devices,
        new_phone=new_phone,
        foreign=OfflineFirstForeign(api, abroad, intents),
        notices=OfflineFirstNotices(api, told),
        benefits=OfflineFirstBenefits(api, links, intents),
        routing=OfflineFirstRouting(api, routes, intents),
        reports=OfflineFirstReports(api, wrong, intents),
        consultation=speaking,
        queue=queue,
        payments=OfflineFirstPayments(api, paid, intents, folder / "exports"),
        access_log=OfflineFirstAccessLog(api, looks, intents),
        own_data=ServerOwnData(api, folder / "exports"),
        messages=messages,
        stage=ServerStage(api),
        changes=changes,
    )
