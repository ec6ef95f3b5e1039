"""Reports of wrong data as a fake."""

from app.data.data_reports import ReportsAsOf
from app.shared.contract.data_reports import DataReport
from app.testing.repository_fakes import FakeCopy


class FakeReports(FakeCopy[ReportsAsOf]):
    """``ReportsRepository``; deeds answer as given."""

    def send(self, document_id: str, fact_id: str, claimed: str) -> DataReport:
        """As given."""
        report: DataReport = self._answer("send", document_id, fact_id, claimed)
        return report

    def withdraw(self, report_id: str) -> DataReport:
        """As given."""
        report: DataReport = self._answer("withdraw", report_id)
        return report
