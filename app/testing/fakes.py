"""Every fake of a phone's ports, from one place."""

from app.testing.access_fakes import FakeAccessLog, FakeOwnData
from app.testing.fake import Fake
from app.testing.foreign_fakes import FakeForeign
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
    FakeCopy,
    FakeDevices,
    FakeDocuments,
    FakeFamily,
    FakeIssuings,
    FakeNotices,
    FakePasscode,
    FakePayments,
    FakeRouting,
)
from app.testing.session_fakes import FakeNewPhone, FakeSession

__all__ = [
    "Fake",
    "FakeAccessLog",
    "FakeAccount",
    "FakeBenefits",
    "FakeChanges",
    "FakeCopy",
    "FakeCopyState",
    "FakeDevices",
    "FakeDocuments",
    "FakeFamily",
    "FakeForeign",
    "FakeIssuings",
    "FakeMandates",
    "FakeMessages",
    "FakeNetwork",
    "FakeNewPhone",
    "FakeNotices",
    "FakeOthersMoney",
    "FakeOthersRenewals",
    "FakeOwnData",
    "FakePasscode",
    "FakePayments",
    "FakePresentations",
    "FakeQueue",
    "FakeRenewals",
    "FakeReports",
    "FakeRouting",
    "FakeSession",
    "FakeStage",
    "MemoryPreferences",
    "a_clock",
]
