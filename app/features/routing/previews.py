"""Where money goes in its states, for the gallery and the tests."""

from dataclasses import replace
from typing import Any

from app.data.routing import RoutingAsOf
from app.features.routing.view_model import DEFAULT, RoutingState
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.shared.contract.routing import Routing
from app.testing import mandate_samples as mandates
from app.testing import routing_samples as samples
from app.testing.samples import STORY

_TYPED = PasscodeEntry(digits="000")


def _of(routing: Routing, **changes: Any) -> RoutingState:
    state = RoutingState(
        phase=Phase.CONTENT,
        routing=routing,
        coming=RoutingAsOf(routing, STORY).coming,
        as_of=STORY,
        now=STORY,
        rules="draft_2025_10",
    )
    return replace(state, **changes)


_ONE: dict[str, Any] = {"programme_id": "health_refund"}
_OWN: dict[str, Any] = {"programme_id": "social_assistance"}
_MOVED = (str(samples.LOTUS.link_id), str(samples.RIVER.link_id))
_ORDERED = _of(samples.LAN, order=_MOVED)
_CHANGED = _of(samples.CHANGED, undo_seconds=581)

PREVIEWS: dict[str, RoutingState] = {
    "overview": _of(samples.LAN),
    "changed": _CHANGED,
    "cooling": _of(samples.COOLING),
    "ordered": _ORDERED,
    "nothing_linked": _of(samples.NOTHING_LINKED),
    "no_programme": _of(samples.NO_PROGRAMME),
    "empty": replace(_of(samples.NOTHING), phase=Phase.EMPTY),
    "programme": _of(samples.LAN, **_ONE),
    "programme_own": _of(samples.LAN, **_OWN),
    "programme_picked": _of(samples.COOLING, picked=samples.RIVER.link_id, **_ONE),
    "programme_back_to_default": _of(samples.CHANGED, picked=DEFAULT, **_OWN),
    "programme_new": _of(samples.COOLING, picked=samples.LOTUS.link_id, **_ONE),
    "programme_nothing_linked": _of(samples.NOTHING_LINKED, **_ONE),
    "programme_gone": _of(samples.LAN, programme_id="pension"),
    "company": _of(mandates.COMPANYS, whose=mandates.COMPANY),
    "company_today": _of(
        mandates.COMPANYS, whose=mandates.COMPANY, may_link=False, rules="decree_69_2024"
    ),
    "child": _of(mandates.BAOS, whose=mandates.BAO),
    "child_programme": _of(mandates.BAOS, whose=mandates.BAO, programme_id="social_assistance"),
    "abroad": _of(mandates.ABROAD, abroad=True),
    "abroad_programme": _of(mandates.ABROAD, abroad=True, **_ONE),
    "passcode_choose": _of(
        samples.LAN, asking="choose", picked=samples.LOTUS.link_id, entry=_TYPED, **_ONE
    ),
    "passcode_order": replace(_ORDERED, asking="order", entry=_TYPED),
    "passcode_undo": replace(
        _CHANGED, asking="undo", entry=PasscodeEntry(digits="000000", busy=True)
    ),
    "passcode_offline": replace(
        _ORDERED, asking="order", entry=PasscodeEntry(digits="000000", fault_key="error.offline")
    ),
    "undo_over": _of(samples.CHANGED, fault_key="error.rejected.undo_over"),
    "refused": _of(samples.LAN, fault_key="error.rejected.routing_refused", **_ONE),
    "needs_network": _of(samples.LAN, online=False, fault_key="routing.needs_network"),
    "offline": _of(samples.LAN, online=False, offline=True),
    "loading": RoutingState(),
    "failed": RoutingState(phase=Phase.FAILED, fault_key="error.offline", offline=True),
}
