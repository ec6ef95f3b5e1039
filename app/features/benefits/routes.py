"""What the benefits tab says of where each programme's money goes."""

from collections.abc import Callable
from functools import partial

from app.features.benefits.state import BenefitsState
from app.runtime import payment_words as said
from app.runtime.acting_words import worded
from app.runtime.routing_words import goes_to
from app.ui.components.rows import Row

Tr = Callable[..., str]


def route_rows(
    state: BenefitsState, opens: Callable[[str], object], tr: Tr, lang: str
) -> list[Row]:
    """
    Each programme and its place, then the order of all places; a tap opens one.

    The order of a guardian's accounts is no child's.
    """
    text = worded(tr, state.whose)("benefits.order_text")
    order = Row(tr("benefits.order"), text, "call-split", act=partial(opens, ""), chevron=True)
    childs = state.whose is not None and state.whose.kind == "ward"
    return [
        *(
            Row(
                said.programme_name(one.programme_id, lang),
                goes_to(one, tr, lang),
                said.programme_icon(one.programme_id),
                "primary",
                act=partial(opens, one.programme_id),
                chevron=True,
            )
            for one in state.routes
        ),
        *(() if childs else (order,)),
    ]
