"""Linking, routing and payments in another's name: its own ports, its name, its way back."""

from datetime import UTC, datetime

from app.features.link_account.view_model import LinkAccountViewModel
from app.features.payment.view_model import PaymentViewModel
from app.features.payments.view_model import PaymentsViewModel
from app.features.routing.view_model import RoutingViewModel
from app.features.routing.wording import order_rows
from app.runtime.acting_words import OF_ORGANISATIONS, worded
from app.runtime.destinations import BenefitsOf, LinkAccount, Payment, Routing
from app.runtime.i18n import catalogue
from app.testing import mandate_samples as samples
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeOthersMoney
from app.testing.samples import STORY, a_link
from tests.app.features.benefits.test_acting import money_of
from tests.support.linking import agree_to_ask

COMPANY, BAO = samples.COMPANY.holder_id, samples.BAO.holder_id


def a_phone(mandate, routing=samples.COMPANYS, **answers):
    money = money_of(mandate, routing, **answers)
    return money, a_signed_in_container(
        mandates=money.mandates, others_money=FakeOthersMoney(money)
    )


def started(app, vm):
    vm.start()
    app.drain()
    return vm


def test_an_account_is_asked_for_in_the_companys_name():
    money, app = a_phone(samples.COMPANY, start_link=a_link(state="asking", linked_at=None))
    vm = started(app, LinkAccountViewModel(app, destination=LinkAccount(of=COMPANY)))
    assert (vm.state.full_name, vm.state.whose) == (samples.COMPANY.full_name, samples.COMPANY)
    agree_to_ask(vm, "sen_vang", "000000000053")
    for digit in "012345":
        vm.press(digit)
    app.drain()
    asked = [one for one in money.benefits.asked if one[0] == "start_link"]
    assert asked[0][1:3] == ("sen_vang", "000000000053")
    assert all(one[0] != "start_link" for one in app.benefits.asked)
    vm.finish()
    assert app.navigator.current == BenefitsOf(COMPANY)


def test_no_phone_line_is_offered_to_a_company_meanwhile():
    _, app = a_phone(samples.COMPANY)
    vm = started(app, LinkAccountViewModel(app, destination=LinkAccount(of=COMPANY)))
    vm._show(a_link(state="rejected", rejection="not_yours", linked_at=None, is_default=False))
    vm.use_meanwhile()
    assert vm.state.kind == "e_wallet"


def test_a_childs_choice_is_sent_in_the_childs_name_and_the_order_is_the_guardians():
    money, app = a_phone(samples.BAO, samples.BAOS)
    vm = started(app, RoutingViewModel(app, "social_assistance", lambda: 0.0, of=BAO))
    assert vm.state.programme == samples.BAOS_ROUTE
    rows = order_rows(vm.state, vm.move, catalogue("vi").tr, "vi")
    assert all(row.locked and row.up is None for row in rows)
    vm.link()
    assert app.navigator.current == LinkAccount()  # the guardian's own
    assert ("refresh",) in money.routing.asked


def test_a_company_is_offered_no_cash_and_who_is_abroad_none_either():
    _, app = a_phone(samples.COMPANY)
    vm = started(app, RoutingViewModel(app, of=COMPANY))
    assert order_rows(vm.state, vm.move, catalogue("vi").tr, "vi") == []
    away = a_signed_in_container("hanh")
    own = started(away, RoutingViewModel(away))
    titles = [row.title for row in order_rows(own.state, own.move, catalogue("en").tr, "en")]
    assert titles == ["Kept by the agency"]


def test_the_statement_and_a_payment_stay_in_the_companys_name():
    _, app = a_phone(samples.COMPANY)
    listed = started(app, PaymentsViewModel(app, of=COMPANY))
    listed.open("8" * 32)
    assert app.navigator.current == Payment("8" * 32, COMPANY)
    one = started(app, PaymentViewModel(app, "8" * 32, COMPANY))
    assert one.state.whose == listed.state.whose == samples.COMPANY
    one.choose_place()
    assert app.navigator.current == BenefitsOf(COMPANY)
    assert app.payments.asked == []
    assert Routing("x", COMPANY) != Routing("x")


def test_every_word_that_is_another_for_an_organisation_is_written():
    for lang in ("vi", "en"):
        tr = worded(catalogue(lang).tr, samples.COMPANY)
        for key in OF_ORGANISATIONS:
            assert f"⟦of_organisation.{key}⟧" != tr(key)
            assert tr(key) != catalogue(lang).tr(key), key
        assert worded(catalogue(lang).tr, samples.BAO)("link_account.where") == catalogue(lang).tr(
            "link_account.where"
        )


def test_a_mandate_ends_on_its_day():
    known = money_of(samples.BAO).mandates.stored()
    assert known.over(BAO, datetime(2030, 4, 4, tzinfo=UTC).date()) == samples.BAO
    assert known.over(BAO, datetime(2030, 4, 5, tzinfo=UTC).date()) is None
    assert known.at == STORY
