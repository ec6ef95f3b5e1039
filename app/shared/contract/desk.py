"""The desks' side of every file, played beside the phone: what waits there and what it may do."""

from typing import Annotated

from msgspec import Meta

from app.shared.contract.wire import Body, PersonalNumber, Wire

DeskKind = Annotated[str, Meta(pattern=r"^[a-z][a-z_]{1,39}$")]
"""Which desk: ``issuing``, ``account_lock`` and so on; names its words (``stage.desk.KIND``)."""
DeskFileId = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}$")]


class DeskDeed(Wire):
    """
    One thing the desk may do with a file now.

    Attributes:
        name: Its words are ``stage.desk.KIND.NAME``, with ``.DETAIL`` where there is one.
        detail: Which one of several, such as the paper asked for; None where there is no choice.
    """

    name: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
    detail: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")] | None = None


class DeskFile(Wire):
    """
    One file on a desk.

    Attributes:
        id: Of the file, within its kind.
        code: Its public number, or what else the desk calls it by; empty where it has none.
        personal_number, full_name: Whose it is; no number where it is no person's.
        state: Where it stands; its words are ``stage.desk.KIND.state.STATE``.
        waiting: Whether it waits for the desk or the holder: shown whoever is signed in.
        deeds: In the order of the buttons; empty where nothing can be done now.
    """

    kind: DeskKind
    id: DeskFileId
    code: str
    personal_number: PersonalNumber | None
    full_name: str
    state: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
    waiting: bool
    deeds: tuple[DeskDeed, ...]


class DeskFiles(Wire):
    """Every file of every desk, desk by desk."""

    files: tuple[DeskFile, ...]


class DeskAct(Body):
    """Do one of the deeds that the file offers now."""

    kind: DeskKind
    deed: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
    detail: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")] | None = None
