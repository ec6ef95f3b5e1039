"""The queue page: the place, the time, what is safe, and what needs no queue."""

from collections.abc import Callable
from typing import NamedTuple

from app.container import Container
from app.features.queue import blocks as _blocks  # noqa: F401 — known to the .kv by name once imported
from app.features.queue.view_model import QueueState, QueueViewModel
from app.runtime.destinations import Queue
from app.runtime.text import clock_time, grouped
from app.runtime.view_model import Phase
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]
_KEPT = {True: "pencil-outline", False: "cash-check"}


class Message(NamedTuple):
    """What the banner says; nothing where the title is empty."""

    title: str = ""
    text: str = ""
    tone: str = "info"
    icon: str = ""


class QueueScreen(BoundScreen):
    """Stands where the benefit account would be, until the turn."""

    def message(self, state: QueueState, tr: Tr) -> Message:
        """What differs from a queue that simply moves."""
        if not state.online:
            return Message(tr("queue.offline"), tr("queue.offline_text"))
        if state.phase is Phase.CONTENT and state.about[0] == "still":
            return Message(tr("queue.still"), tr("queue.still_text"), "warn")
        if state.again:
            return Message(
                tr(f"queue.{state.again}"), tr(f"queue.{state.again}_text"), "warn", "refresh"
            )
        return Message()

    def number(self, state: QueueState, lang: str) -> str:
        """How many stand before one."""
        return grouped(state.ahead, lang)

    def about(self, state: QueueState, tr: Tr) -> str:
        """How long."""
        kind, number = state.about
        return tr(f"queue.about.{kind}", n=number) if number else tr(f"queue.about.{kind}")

    def turn(self, state: QueueState, tr: Tr) -> str:
        """At what time; nothing where nobody can know."""
        return tr("queue.turn_at", time=clock_time(state.turn_at)) if state.turn_at else ""

    def rows(self, state: QueueState, tr: Tr) -> list[Row]:
        """What is safe, and what stays open."""
        kept = "queue.safe_form" if state.in_form else "queue.safe"
        rows = [
            Row(tr(kept), tr(f"{kept}_text"), icon=_KEPT[state.in_form], tone="ok"),
            Row(tr("queue.close"), tr("queue.close_text"), icon="cellphone-check", tone="ok"),
            Row(
                tr("queue.documents"), tr("queue.documents_text"),
                icon="card-account-details-outline", act=self.vm.open_wallet, chevron=True,
            ),
        ]  # fmt: skip
        if state.has_copy and not state.in_form:
            rows.append(
                Row(
                    tr("queue.copy"), tr("queue.copy_text"), icon="cellphone",
                    act=self.vm.look_at_copy, chevron=True,
                )
            )  # fmt: skip
        return rows

    def ways_out(self, tr: Tr) -> list[Action]:
        """Out of the queue."""
        return [Action(tr("queue.leave"), self.vm.ask_leave, "outline")]

    def retry(self, tr: Tr) -> list[Action]:
        """Again."""
        return [Action(tr("action.retry"), self.vm.retry, icon="refresh")]

    def leave_text(self, state: QueueState, tr: Tr, lang: str) -> str:
        """What is given up, and what is not."""
        return tr("queue.leave_text", ahead=grouped(state.ahead, lang))

    def leave_actions(self, tr: Tr) -> list[Action]:
        """Leave, or the harmless answer."""
        return [
            Action(tr("queue.leave_now"), self.vm.leave, "outline"),
            Action(tr("queue.stay"), self.vm.stay),
        ]


def build(app: Container, destination: Queue) -> QueueScreen:
    """The queue of one phone."""
    del destination
    return QueueScreen(QueueViewModel(app))
