"""Linking's first steps: kind, number and consent, back again, and on from a rejection."""

from app.data.account import AccountAsOf
from app.data.benefits import BenefitsAsOf
from app.features.link_account.view_model import LinkAccountViewModel
from app.runtime.destinations import LinkAccount
from app.shared.rules.linking import compare_names
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeAccount, FakeBenefits
from app.testing.samples import STORY, a_link, an_account, an_id
from tests.support.linking import type_in

ASKED = a_link(state="asking", is_default=False, linked_at=None)
REJECTED = a_link(
    state="rejected", is_default=False, rejection="name_differs", linked_at=None,
    comparison=compare_names("Lê Thị Hoa", "LÊ THỊ HOÀ"),
)  # fmt: skip
BEGIN = LinkAccount()


def opened(*links, destination=BEGIN):
    app = a_signed_in_container(
        account=FakeAccount(AccountAsOf(an_account(), STORY)),
        benefits=FakeBenefits(BenefitsAsOf(links, STORY)),
    )
    vm = LinkAccountViewModel(app, destination=destination)
    vm.start()
    app.drain()
    return app, vm


def test_a_number_still_being_typed_is_not_wrong_before_one_goes_on():
    _, vm = opened()
    type_in(vm, "sen_vang", "000000")
    assert vm.state.number_fault is None
    vm.proceed()
    assert vm.state.number_fault.kind == "too_short"
    assert not vm.state.asking


def test_nothing_is_asked_before_the_consent_is_ticked():
    _, vm = opened()
    type_in(vm, "sen_vang", "000000000001")
    vm.proceed()
    vm.proceed()
    assert (vm.state.stage, vm.state.asking) == ("consent", False)
    vm.agree()
    vm.agree()
    vm.proceed()
    assert not vm.state.asking


def test_a_tick_for_one_account_is_none_for_another():
    _, vm = opened()
    type_in(vm, "sen_vang", "000000000001")
    vm.proceed()
    vm.agree()
    vm.back()
    vm.change_number("000000000002")
    vm.proceed()
    assert not vm.state.consented


def test_each_step_back_keeps_what_was_typed():
    app, vm = opened()
    app.navigator.go(LinkAccount())
    type_in(vm, "sao_bien", "0000000001")
    vm.proceed()
    for stage in ("form", "kind"):
        vm.back()
        assert vm.state.stage == stage
    vm.choose_kind("telecom_e_wallet")
    assert (vm.state.provider_id, vm.state.number) == ("sao_bien", "0000000001")
    vm.back()
    assert app.navigator.current != LinkAccount()


def test_another_kind_asks_for_another_number():
    _, vm = opened()
    type_in(vm, "sen_vang", "000000000001")
    vm.choose_kind("e_wallet")
    assert (vm.state.provider_id, vm.state.number) == ("", "")


def test_one_tap_leads_from_a_rejection_to_what_does_not_have_the_problem():
    _, vm = opened(REJECTED, destination=LinkAccount(REJECTED.id))
    assert vm.state.stage == "rejected"
    vm.use_meanwhile()
    state = vm.state
    assert (state.stage, state.kind, state.provider_id) == ("form", "telecom_e_wallet", "sao_bien")
    assert state.link is None


def test_a_link_of_the_history_is_shown_by_its_id_alone():
    other = a_link(id=an_id(77), state="lapsed", is_default=False, linked_at=None)
    _, vm = opened(ASKED, other, destination=LinkAccount(other.id))
    assert (vm.state.stage, vm.state.link) == ("lapsed", other)
