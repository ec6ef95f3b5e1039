"""Whose things a screen shows is seen on it: every screen of somebody else's carries the bar."""

import msgspec

from app.runtime import destinations
from app.shared.contract.endpoints import ALL
from app.shell.screens import PLACES
from tests.architecture.sources import files


def test_every_screen_that_may_be_somebody_elses_says_whose():
    of_others = {
        PLACES[kind].feature
        for kind in vars(destinations).values()
        if isinstance(kind, type)
        and issubclass(kind, msgspec.Struct)
        and any(field.name == "of" for field in msgspec.structs.fields(kind))
    }
    screens = {path.parent.name: path.read_text("utf-8") for path in files(".kv")}
    assert of_others == {
        "benefits", "payments", "payment", "routing", "link_account", "renewal", "integrate",
    }  # fmt: skip
    assert all("ActingBar:\n        whose: root.state.whose" in screens[one] for one in of_others)


def test_calls_of_money_renewals_and_wallets_may_be_made_for_another_and_no_other_call_may():
    for_others = {one.name for one in ALL if one.on_behalf}
    of_wallets = {
        "listIntegrations", "askForDocument", "withdrawIntegration", "removeDocument",
        "putDocumentBack",
    }  # fmt: skip
    assert for_others == of_wallets | {
        one.name
        for one in ALL
        if (one.feature == "benefits" and not one.bypasses_queue)
        or one.path.startswith(("/v1/renewals", "/v1/renewal-slots"))
        or one.name == "stepUp"
    }
