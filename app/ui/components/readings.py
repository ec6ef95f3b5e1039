"""What the simulated reader of identity card and face may see: chosen by who plays it."""

from collections.abc import Callable

from app.shared.contract.account import CardReading
from app.ui.components.rows import Row

_ICONS: dict[CardReading, str] = {
    "match": "check-circle-outline",
    "no_match": "account-cancel-outline",
    "unreadable": "cellphone-nfc",
}


def reading_rows(
    tr: Callable[..., str], choose: Callable[[CardReading], object], *, enabled: bool
) -> list[Row]:
    """One row an outcome."""
    return [
        Row(
            tr(f"locked.reading.{outcome}"),
            icon=icon,
            chevron=True,
            enabled=enabled,
            act=lambda o=outcome: choose(o),
        )
        for outcome, icon in _ICONS.items()
    ]
