"""Taking a document out of the wallet on the phone: asked first, done once, undone with a tap."""

from app.data.documents import DocumentsAsOf
from app.data.errors import Offline
from app.data.integrations import IntegrationsAsOf
from app.features.document.removal import removable
from app.features.document.view_model import DocumentViewModel
from app.runtime.destinations import DocumentDetail, Wallet
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeDocuments
from app.testing.integration_fakes import NOTHING, FakeIntegrations
from app.testing.samples import STORY
from app.testing.specimens import specimen, specimen_id

PASSPORT = specimen("passport", 5, "2031-01-30")
KNOWN = IntegrationsAsOf(NOTHING, STORY)


def opened(document=PASSPORT, **answers):
    integrations = FakeIntegrations(KNOWN, **{"remove": KNOWN, "put_back": KNOWN, **answers})
    documents = FakeDocuments(DocumentsAsOf((document,), STORY))
    app = a_signed_in_container(documents=documents, integrations=integrations)
    app.navigator.go(Wallet())
    app.navigator.go(DocumentDetail(document.id))
    vm = DocumentViewModel(document.id, app)
    vm.start()
    app.drain()
    return app, vm


def deeds(app):
    return [call for call in app.integrations.asked if call[0] in ("remove", "put_back")]


def test_it_is_asked_first_done_once_and_undone_with_a_tap():
    app, vm = opened()
    told = []
    app.announcements.subscribe(told.append)
    vm.ask_remove()
    assert (vm.state.removing, deeds(app)) == ("asked", [])
    vm.remove()
    vm.remove()
    app.drain()
    assert deeds(app) == [("remove", PASSPORT.id)]
    assert app.navigator.current == Wallet()
    told[-1].undo()
    app.drain()
    assert deeds(app)[-1] == ("put_back", PASSPORT.id)


def test_where_it_fails_the_sheet_says_why_and_nothing_is_lost():
    app, vm = opened(remove=Offline())
    vm.ask_remove()
    vm.remove()
    app.drain()
    assert (vm.state.removing, vm.state.removal_fault) == ("asked", "error.offline")
    assert app.navigator.current == DocumentDetail(PASSPORT.id)
    vm.keep()
    assert (vm.state.removing, vm.state.removal_fault) == ("", "")


def test_a_card_that_belongs_to_every_wallet_and_what_is_being_renewed_are_not_taken_out():
    for document in (
        specimen("identity_card", 1, "2045-10-14"),
        specimen("passport", 5, "2031-01-30", renewal_id=specimen_id(9)),
    ):
        _, vm = opened(document)
        vm.ask_remove()
        assert (removable(vm.state), vm.state.removing) == (False, "")
