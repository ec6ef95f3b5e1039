"""Words where one acts for an organisation: it has a name and a register, and no identity card."""

from collections.abc import Callable

from app.shared.contract.mandates import Mandate

Tr = Callable[..., str]
OF_ORGANISATIONS = frozenset((
    "benefits.empty_text",
    "benefits.order_text",
    "benefits.rejected.name_differs",
    "benefits.rejected.not_yours",
    "benefits.who_sees",
    "doctor.card_wrong",
    "doctor.card_wrong.text",
    "doctor.change.diacritic",
    "doctor.change.letter",
    "doctor.do.name_differs",
    "doctor.message.name_differs",
    "doctor.say.name_differs",
    "doctor.say.not_yours",
    "doctor.text.not_yours",
    "doctor.title.name_differs",
    "doctor.title.not_yours",
    "doctor.why.name_differs",
    "link_account.agree",
    "link_account.on_card",
    "link_account.what_is_asked",
    "link_account.where",
    "link_account.where_text",
    "link_account.whose",
))  # fmt: skip
"""Keys that are said otherwise then."""


def worded(tr: Tr, whose: Mandate | None) -> Tr:
    """``tr`` for whoever it is about."""
    if whose is None or whose.kind != "organisation":
        return tr

    def said(key: str, **values: object) -> str:
        if key in OF_ORGANISATIONS:
            return tr(f"of_organisation.{key}", **values)
        return tr(key, **values)

    return said
