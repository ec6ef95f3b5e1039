"""What the benefits tab says of where each programme's money goes."""

from collections.abc import Callable, Sequence
from functools import partial

from app.runtime import payment_words as said
from app.runtime.routing_words import goes_to
from app.shared.contract.routing import ProgrammeRoute
from app.ui.components.rows import Row

Tr = Callable[..., str]


def route_rows(
    routes: Sequence[ProgrammeRoute], opens: Callable[[str], object], tr: Tr, lang: str
) -> list[Row]:
    """Each programme and its place, then the order of all places; a tap opens one."""
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
            for one in routes
        ),
        Row(
            tr("benefits.order"), tr("benefits.order_text"), "call-split",
            act=partial(opens, ""), chevron=True,
        ),
    ]  # fmt: skip
