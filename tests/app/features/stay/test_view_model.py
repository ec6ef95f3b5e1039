"""A foreigner's papers: when the last one lapses, and what each rule set says of that day."""

from datetime import date

from app.data.account import AccountAsOf
from app.features.stay.view_model import StayViewModel
from app.runtime.view_model import Phase
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeAccount
from app.testing.samples import STORY, an_account


def opened(persona):
    account = FakeAccount(AccountAsOf(an_account(persona), STORY))
    vm = StayViewModel(a_signed_in_container(persona, account=account))
    vm.start()
    return vm


def test_miras_papers_lapse_the_day_after_her_visa():
    state = opened("mira").state
    assert state.lapse_on == date(2026, 8, 20)
    assert [(one.answer, one.locks) for one in state.after] == [("no", True), ("no", False)]


def test_what_is_not_held_is_said_to_be_missing():
    held = {paper.kind: paper.held for paper in opened("mira").state.papers}
    assert held == {"passport": True, "visa": True, "permission": True, "residence_card": False}


def test_a_citizen_has_none():
    assert opened("khoi").state.phase is Phase.EMPTY
