"""Every fake of a phone's ports, from one place."""

from app.testing.fake import Fake
from app.testing.phone_fakes import (
    FakeChanges,
    FakeCopyState,
    FakeMessages,
    FakeNetwork,
    FakeStage,
    MemoryPreferences,
    a_clock,
)
from app.testing.repository_fakes import (
    FakeAccount,
    FakeBenefits,
    FakeCopy,
    FakeDocuments,
    FakeFamily,
    FakeIssuings,
    FakeNotices,
    FakePasscode,
    FakeRenewals,
    FakeSession,
)

__all__ = [
    "Fake",
    "FakeAccount",
    "FakeBenefits",
    "FakeChanges",
    "FakeCopy",
    "FakeCopyState",
    "FakeDocuments",
    "FakeFamily",
    "FakeIssuings",
    "FakeMessages",
    "FakeNetwork",
    "FakeNotices",
    "FakePasscode",
    "FakeRenewals",
    "FakeSession",
    "FakeStage",
    "MemoryPreferences",
    "a_clock",
]
