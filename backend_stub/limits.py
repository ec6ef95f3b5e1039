"""The server's limits, read once from ``assets/policy/limits.toml``."""

from datetime import datetime
from functools import cache

import msgspec

from app.shared.data_files import read_as
from app.shared.resources import ASSETS


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section of the file."""


class PasscodeLimits(_Part):
    """Wrong passcodes: how many are free, how long each later one waits, when it is over."""

    free_tries: int
    wait_seconds: tuple[int, ...]
    reactivation_at: int
    forgotten_after_days: int

    def wait_after(self, failed: int) -> int:
        """Seconds to wait after that many wrong ones; 0 while they are free."""
        at = failed - self.free_tries
        return self.wait_seconds[min(at, len(self.wait_seconds) - 1)] if at >= 0 else 0


class HashingLimits(_Part):
    """Argon2id's cost, and how much of it may wait at once."""

    memory_kib: int
    passes: int
    lanes: int
    workers: int
    queue: int


class SessionLimits(_Part):
    """How long a session lives."""

    idle_seconds: int
    absolute_seconds: int
    per_device: int
    seen_every_seconds: int


class DeviceLimits(_Part):
    """Linking a new phone: how long a ticket lives, and how often may be tried."""

    ticket_seconds: int
    card_tries: int
    card_shut_hours: int
    refused_seconds: int


class GrantLimits(_Part):
    """How long a step-up counts."""

    seconds: int


class LinkLimits(_Part):
    """Linking an account: the code and the provider's silence."""

    code_seconds: int
    code_tries: int
    resends: int
    resend_every_seconds: int
    provider_timeout_seconds: int
    busy_tries: int
    busy_retry_seconds: int
    message_count: int


class ForeignLimits(_Part):
    """Foreign services' questions: their life, the answer's, and the codes that lead to them."""

    request_seconds: int
    answer_seconds: int
    clock_skew_seconds: int
    code_length: int
    code_tries: int
    code_wait_seconds: int


class CredentialLimits(_Part):
    """Signed copies of documents: their life, how many at once, and their status lists."""

    nonce_seconds: int
    batch: int
    live_seconds: int
    rounded_seconds: int
    clock_skew_seconds: int
    status_list_size: int
    status_ttl_seconds: int
    status_live_seconds: int
    certificate_days: int


class PresentationLimits(_Part):
    """Showing a document: how long a code, a request and what was seen live."""

    again_seconds: int
    answer_seconds: int
    binding_seconds: int
    seen_seconds: int


class FeeLimits(_Part):
    """The simulated desk that takes fees: its time, and how long it may be silent."""

    latency_seconds: int
    silence_seconds: int


class PaymentLimits(_Part):
    """Paying: how much at once, and how long a provider may be silent."""

    chunk: int
    silence_seconds: int
    desk_cases: int
    sheet_rows: int


class AgencyLimits(_Part):
    """Agencies' looks: at how many people in which time, and how many the desk lists."""

    people_most: int
    window_seconds: int
    reads_listed: int


class RoutingLimits(_Part):
    """Where money goes: how long a change of it can be undone."""

    undo_seconds: int


class ConsultationLimits(_Part):
    """Comments on the draft: how many from one account, how many a page lists."""

    per_account: int
    window_seconds: int
    listed: int
    report_rows: int


class RegisterLimits(_Part):
    """Registers: how slow a slow one is, and how much the console lists."""

    slow_seconds: int
    ways_kept: int
    listed: int


class IntegrationLimits(_Part):
    """Documents asked for: how long a register looks, before its answer."""

    look_seconds: float


class IdempotencyLimits(_Part):
    """How long a first answer is kept."""

    kept_hours: int


class ServiceLimits(_Part):
    """What one request, and all of them together, may take."""

    body_seconds: float
    header_seconds: int
    requests_at_once: int
    waiting_feeds: int
    longest_wait_seconds: int
    retry_after_seconds: int


class QueueLimits(_Part):
    """The waiting room: how many are let in, how long a turn lasts, how the wait is told."""

    inside_most: int
    per_second: int
    writes_at_once: int
    claim_seconds: int
    idle_seconds: int
    turn_seconds: int
    told_after_seconds: int
    measured_seconds: int
    still_seconds: int
    poll_least_seconds: int
    poll_most_seconds: int
    ended_kept: int


class StoryLimits(_Part):
    """Where the story starts, and how far its clock may be moved."""

    starts_at: datetime
    earliest: datetime
    latest: datetime


class Limits(_Part):
    """Every limit; the file's comments say where each comes from."""

    source: str
    passcode: PasscodeLimits
    hashing: HashingLimits
    session: SessionLimits
    device: DeviceLimits
    grant: GrantLimits
    link: LinkLimits
    foreign: ForeignLimits
    credential: CredentialLimits
    presentation: PresentationLimits
    payment: PaymentLimits
    fee: FeeLimits
    agency: AgencyLimits
    routing: RoutingLimits
    consultation: ConsultationLimits
    register: RegisterLimits
    integration: IntegrationLimits
    idempotency: IdempotencyLimits
    service: ServiceLimits
    queue: QueueLimits
    story: StoryLimits


@cache
def limits() -> Limits:
    """
    The limits in force.

    Raises:
        DataFault: The file is missing or malformed.
    """
    return read_as(ASSETS / "policy" / "limits.toml", Limits)
