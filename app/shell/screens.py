"""Which screen shows a destination: imported when first shown, so that start-up reads one."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import msgspec

from app.runtime import destinations as to
from app.shared.rules.levels import Feature


class Place(msgspec.Struct, frozen=True):
    """
    A screen's feature folder in ``app/features``.

    Attributes:
        tabs: The tabs stay below it.
        opened_by: What the account's level must open; the ladder of levels stands there otherwise.
    """

    feature: str
    tabs: bool = False
    opened_by: Feature | None = None


PLACES: dict[type, Place] = {
    to.Welcome: Place("welcome"),
    to.SignIn: Place("sign_in"),
    to.Home: Place("home", tabs=True),
    to.Wallet: Place("wallet", tabs=True, opened_by="documents"),
    to.Present: Place("present", tabs=True, opened_by="presenting"),
    to.Benefits: Place("benefits", tabs=True, opened_by="benefits"),
    to.Profile: Place("profile", tabs=True),
    to.DocumentDetail: Place("document", opened_by="documents"),
    to.DocumentChanges: Place("document_changes", opened_by="documents"),
    to.ReportData: Place("report_data", opened_by="documents"),
    to.Integrate: Place("integrate", opened_by="documents"),
    to.Renewal: Place("renewal", opened_by="documents"),
    to.Notices: Place("notices", tabs=True),
    to.BenefitsOf: Place("benefits", tabs=True, opened_by="benefits"),
    to.Payments: Place("payments", opened_by="benefits"),
    to.Payment: Place("payment", opened_by="benefits"),
    to.Routing: Place("routing", opened_by="benefits"),
    to.LinkAccount: Place("link_account", opened_by="benefits"),
    to.Locked: Place("locked"),
    to.Comparison: Place("comparison"),
    to.About: Place("about"),
    to.Consultation: Place("consultation"),
    to.DraftArticle: Place("draft_article"),
    to.CommentOn: Place("comment"),
    to.Issuing: Place("issuing"),
    to.Eligibility: Place("eligibility"),
    to.LockAccount: Place("lock_account"),
    to.Passcode: Place("passcode"),
    to.AccountHistory: Place("account_history"),
    to.Stay: Place("stay"),
    to.Abroad: Place("abroad"),
    to.Family: Place("family"),
    to.Ward: Place("ward", tabs=True),
    to.WardDocument: Place("ward_document"),
    to.OwnData: Place("own_data"),
    to.AccessLog: Place("access_log"),
    to.ForeignServices: Place("foreign_services", opened_by="foreign_sign_in"),
    to.ForeignSignIn: Place("foreign_sign_in", opened_by="foreign_sign_in"),
    to.OwnAccount: Place("own_account"),
    to.Levels: Place("levels", tabs=True),
    to.Queue: Place("queue", tabs=True),
    to.Devices: Place("devices"),
    to.NewPhone: Place("new_phone"),
    to.LostPhone: Place("lost_phone"),
}
"""Every destination. A new screen takes one line here."""


def builder(kind: type) -> Callable[[Any, Any], Any]:
    """
    The ``build(container, destination)`` of the screen for a kind of destination.

    Raises:
        KeyError: There is no screen for it.
    """
    module = import_module(f"app.features.{PLACES[kind].feature}.screen")
    build: Callable[[Any, Any], Any] = module.build
    return build
