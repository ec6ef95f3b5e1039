"""Everything the platform holds of the resident, as a file on this machine."""

from pathlib import Path
from typing import Literal, Protocol

from app.data.api_client import ApiClient
from app.data.files import put_down
from app.data.granting import step_up
from app.shared.contract.access_endpoints import EXPORT_OWN_DATA
from app.shared.contract.access_log import OwnDataRequest
from app.shared.contract.payments import Sheet

OwnDataForm = Literal["json", "html"]


class OwnDataRepository(Protocol):
    """One's own data."""

    def export(self, form: OwnDataForm, lang: Literal["vi", "en"], passcode: str) -> Path:
        """
        Put it into a file; answers where.

        Raises AppError; ``Rejected`` with ``wrong_passcode`` or ``too_many_tries`` comes from the
        passcode. An answer that was lost takes the passcode again: no copy of it is kept.
        """


class ServerOwnData:
    """The port over the server; ``folder`` is where files are put."""

    def __init__(self, api: ApiClient, folder: Path) -> None:
        self._api, self._folder = api, folder

    def export(self, form: OwnDataForm, lang: Literal["vi", "en"], passcode: str) -> Path:
        """As the port says."""
        grant = step_up(self._api, ("export_own_data", f"own/{form}", passcode))
        wanted = OwnDataRequest(form=form, grant=grant, language=lang)
        sheet: Sheet = self._api.call(EXPORT_OWN_DATA, wanted)
        return put_down(self._folder, sheet)
