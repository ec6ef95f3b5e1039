"""Reports of wrong data: sending one, taking it back, following what becomes of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.api_client import ApiClient
from app.data.cache import Entry
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.shared.contract.data_reports import (
    OPEN_REPORT,
    DataReport,
    DataReports,
    DataReportStart,
)
from app.shared.contract.register_endpoints import REPORT_DATA, WITHDRAW_REPORT


class ReportsAsOf(msgspec.Struct, frozen=True):
    """Every report, newest first, and when the server told them; UTC, story time."""

    reports: tuple[DataReport, ...]
    at: datetime

    def about(self, type_id: str) -> tuple[DataReport, ...]:
        """Those about documents of a type: a renewed one keeps what was reported before."""
        return tuple(one for one in self.reports if one.type_id == type_id)

    def open_about(self, type_id: str, fact_id: str) -> DataReport | None:
        """The one that waits for its answer about a fact; None where none does."""
        own = (one for one in self.about(type_id) if one.fact_id == fact_id)
        return next((one for one in own if one.state in OPEN_REPORT), None)


class ReportsRepository(Protocol):
    """
    The holder's reports of wrong data.

    Deeds raise AppError and are never queued; the same deed sent again after ``Offline`` or
    ``Unanswered`` is done once.
    """

    def stored(self) -> ReportsAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> ReportsAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def send(self, document_id: str, fact_id: str, claimed: str) -> DataReport:
        """Say that a value is wrong, and what is right."""

    def withdraw(self, report_id: str) -> DataReport:
        """Take an open report back."""

    def subscribe(self, listener: Callable[[ReportsAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when they differ from before."""


class OfflineFirstReports:
    """The port over server and copy."""

    def __init__(self, api: ApiClient, record: OfflineFirst[DataReports], intents: Intents) -> None:
        self._api, self._record, self._intents = api, record, intents

    def stored(self) -> ReportsAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> ReportsAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def send(self, document_id: str, fact_id: str, claimed: str) -> DataReport:
        """As the port says."""
        epoch = self._record.epoch
        body = DataReportStart(document_id=document_id, fact_id=fact_id, claimed=claimed)
        intent = f"report/{document_id}/{fact_id}/{claimed}"
        with self._intents.once(intent, lambda: body) as (key, first):
            report: DataReport = self._api.call(REPORT_DATA, first, idempotency_key=key)
        return self._keep(report, epoch)

    def withdraw(self, report_id: str) -> DataReport:
        """As the port says."""
        epoch = self._record.epoch
        with self._intents.once(f"withdraw report/{report_id}") as (key, _):
            report: DataReport = self._api.call(
                WITHDRAW_REPORT, idempotency_key=key, report_id=report_id
            )
        return self._keep(report, epoch)

    def subscribe(self, listener: Callable[[ReportsAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))

    def _keep(self, report: DataReport, epoch: int) -> DataReport:
        """In its place in the list, or first where it is new."""
        entry = self._record.stored()
        known = entry.value.reports if entry else ()
        told = tuple(report if one.id == report.id else one for one in known)
        if report not in told:
            told = (report, *told)
        self._record.keep(DataReports(reports=told), epoch)
        return report


def _as_of(entry: Entry[DataReports]) -> ReportsAsOf:
    return ReportsAsOf(entry.value.reports, entry.at)
