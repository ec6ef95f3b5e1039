"""Taking a document out of the wallet: asked first, undone with a tap."""

from typing import TYPE_CHECKING, Any

from app.data.errors import AppError
from app.runtime.document_words import type_of
from app.runtime.revealing import Revealing, S
from app.runtime.tasks import Done

if TYPE_CHECKING:
    from app.container import Container


class Removal(Revealing[S]):
    """The part of the document's view-model that takes it out of the wallet."""

    _app: "Container"

    @property
    def _now(self) -> Any:
        return self.state

    def ask_remove(self) -> None:
        """Ask first."""
        if removable(self._now):
            self._update(removing="asked", removal_fault="")

    def keep(self) -> None:
        """Leave it where it is."""
        if self._now.removing != "doing":
            self._update(removing="", removal_fault="")

    def remove(self) -> None:
        """Take it out; its register keeps it."""
        document, app = self._now.document, self._app
        if document is None or self._now.removing == "doing":
            return
        self._update(removing="doing", removal_fault="")
        app.tasks.submit(
            lambda: (app.integrations.remove(document.id), app.documents.refresh()),
            lambda done: self._removed(document.id, done),
            key=f"document.remove.{document.id}",
        )

    def _removed(self, document_id: str, done: Done[Any]) -> None:
        self._update(removing="")
        try:
            done.unwrap()
        except AppError as error:
            self._update(removing="asked", removal_fault=error.message_key)
            return
        app = self._app

        def put_back() -> None:
            app.tasks.submit(
                lambda: (app.integrations.put_back(document_id), app.documents.refresh()),
                lambda _: app.announcements.tell("integrate.put_back_done"),
                key=f"document.put_back.{document_id}",
            )

        app.navigator.back()
        app.announcements.tell("document.removed", undo=put_back)


def removable(state: Any) -> bool:
    """Whether it may be taken out: what belongs to every wallet and is being renewed may not."""
    document = state.document
    kind = type_of(document.type_id) if document else None
    return kind is not None and kind.integration.how == "request" and document.renewal_id is None
