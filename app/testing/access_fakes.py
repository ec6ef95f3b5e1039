"""The log of looks and the file of one's own data, as fakes."""

from pathlib import Path

from app.data.access_log import AccessLogAsOf
from app.shared.contract.access_log import AccessLog
from app.testing.fake import Fake
from app.testing.repository_fakes import FakeCopy


class FakeAccessLog(FakeCopy[AccessLogAsOf]):
    """``AccessLogRepository``."""

    def of_ward(self, holder_id: str) -> AccessLog:
        """As given."""
        log: AccessLog = self._answer("of_ward", holder_id)
        return log

    def ask(self, access_id: str, kind: str, said: str = "") -> AccessLogAsOf:
        """As given; stored and told."""
        known: AccessLogAsOf = self._answer("ask", access_id, kind, said)
        self.tell(known)
        return known


class FakeOwnData(Fake):
    """``OwnDataRepository``."""

    def export(self, form: str, lang: str, passcode: str) -> Path:
        """As given."""
        path: Path = self._answer("export", form, lang, passcode)
        return path
