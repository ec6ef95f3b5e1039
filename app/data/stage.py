"""The panel's calls: the story clock, the reset, and the office's side. No part of the product."""

from datetime import datetime
from typing import Protocol

from app.data.api_client import ApiClient
from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile, DeskFiles
from app.shared.contract.devices import StandIn
from app.shared.contract.endpoints import (
    ACT_AT_DESK,
    DECIDE_RENEWAL,
    LINK_STAND_IN,
    LIST_DESK,
    LIST_OPEN_RENEWALS,
    READ_STAGE,
    RENEW_AT_COUNTER,
    RESET_STAGE,
    SET_CLOCK,
)
from app.shared.contract.queue import Crowd, CrowdSetting, Pace
from app.shared.contract.queue_endpoints import READ_CROWD, SET_CROWD
from app.shared.contract.renewals import RenewalDecision, RenewalFile, RenewalVerdict
from app.shared.contract.stage import ClockSetting, CounterRenewal, OpenRenewals, StageState


class StageRepository(Protocol):
    """What a presenter may do; every call raises AppError, and none is touched by the network."""

    def read(self) -> StageState:
        """Story time, and what is seeded."""

    def set_clock(self, moment: datetime) -> StageState:
        """Move the story clock to a moment; UTC."""

    def reset(self) -> StageState:
        """Everybody and everything as at the start; every session ends."""

    def open_renewals(self) -> OpenRenewals:
        """Files that wait for the office or the holder."""

    def decide(
        self, renewal_id: str, decision: RenewalDecision, detail: str | None = None
    ) -> RenewalFile:
        """The office's decision on a file."""

    def renew_at_counter(self, personal_number: str, type_id: str) -> StageState:
        """Renew a document without the app."""

    def link_stand_in(self, personal_number: str, device_id: str) -> StageState:
        """Make a phone the person's, as if it always had been."""

    def desk_files(self) -> DeskFiles:
        """What lies on every other desk."""

    def act_at_desk(self, file: DeskFile, deed: DeskDeed) -> DeskFiles:
        """Do one of the deeds that a file offers."""

    def crowd(self) -> Crowd:
        """The simulated residents who want into the benefit account."""

    def set_crowd(self, households: int, pace: Pace) -> Crowd:
        """Another crowd, or the service behind it at another pace."""


class ServerStage:
    """The port over the server."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    def read(self) -> StageState:
        """As the port says."""
        state: StageState = self._api.call(READ_STAGE)
        return state

    def set_clock(self, moment: datetime) -> StageState:
        """As the port says."""
        state: StageState = self._api.call(SET_CLOCK, ClockSetting(story_now=moment))
        return state

    def reset(self) -> StageState:
        """As the port says."""
        state: StageState = self._api.call(RESET_STAGE)
        return state

    def open_renewals(self) -> OpenRenewals:
        """As the port says."""
        listed: OpenRenewals = self._api.call(LIST_OPEN_RENEWALS)
        return listed

    def decide(
        self, renewal_id: str, decision: RenewalDecision, detail: str | None = None
    ) -> RenewalFile:
        """As the port says."""
        verdict = RenewalVerdict(decision=decision, detail=detail)
        file: RenewalFile = self._api.call(DECIDE_RENEWAL, verdict, renewal_id=renewal_id)
        return file

    def renew_at_counter(self, personal_number: str, type_id: str) -> StageState:
        """As the port says."""
        renewal = CounterRenewal(personal_number=personal_number, type_id=type_id)
        state: StageState = self._api.call(RENEW_AT_COUNTER, renewal)
        return state

    def link_stand_in(self, personal_number: str, device_id: str) -> StageState:
        """As the port says."""
        stand_in = StandIn(personal_number=personal_number, device_id=device_id)
        state: StageState = self._api.call(LINK_STAND_IN, stand_in)
        return state

    def desk_files(self) -> DeskFiles:
        """As the port says."""
        listed: DeskFiles = self._api.call(LIST_DESK)
        return listed

    def act_at_desk(self, file: DeskFile, deed: DeskDeed) -> DeskFiles:
        """As the port says."""
        act = DeskAct(kind=file.kind, deed=deed.name, detail=deed.detail)
        listed: DeskFiles = self._api.call(ACT_AT_DESK, act, file_id=file.id)
        return listed

    def crowd(self) -> Crowd:
        """As the port says."""
        crowd: Crowd = self._api.call(READ_CROWD)
        return crowd

    def set_crowd(self, households: int, pace: Pace) -> Crowd:
        """As the port says."""
        asked = CrowdSetting(households=households, pace=pace)
        crowd: Crowd = self._api.call(SET_CROWD, asked)
        return crowd
