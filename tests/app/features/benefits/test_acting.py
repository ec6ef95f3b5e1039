"""The benefits tab in another's name: whose it is, what may be linked, and the ways on."""

from datetime import UTC, datetime

import msgspec
import pytest

from app.data.account import AccountAsOf
from app.data.benefits import BenefitsAsOf
from app.data.mandates import MandatesAsOf
from app.data.money import Money
from app.data.payments import PaymentsAsOf
from app.data.routing import RoutingAsOf
from app.features.benefits.accounts import AccountPart
from app.features.benefits.previews import PREVIEWS
from app.features.benefits.view_model import BenefitsViewModel
from app.runtime.destinations import Benefits, BenefitsOf, LinkAccount, Payment, Payments, Routing
from app.runtime.i18n import catalogue
from app.testing import mandate_samples as samples
from app.testing import payment_samples
from app.testing.containers import a_signed_in_container
from app.testing.fakes import (
    FakeAccount,
    FakeBenefits,
    FakeMandates,
    FakeOthersMoney,
    FakePayments,
    FakeRouting,
)
from app.testing.samples import STORY, a_link, an_account, an_id
from app.testing.still import Still

LINK = a_link()
AFTER = BenefitsAsOf((), STORY)
TR = catalogue("vi").tr


def money_of(mandate, routing=samples.COMPANYS, *links, **answers):
    return Money(
        benefits=FakeBenefits(BenefitsAsOf(links, STORY), **answers),
        payments=FakePayments(PaymentsAsOf(payment_samples.NOTHING, STORY)),
        routing=FakeRouting(RoutingAsOf(routing, STORY)),
        mandates=FakeMandates(MandatesAsOf((mandate,), STORY)),
        of=mandate.holder_id,
    )


def opened(mandate, *links, rules="draft", routing=samples.COMPANYS, **answers):
    money = money_of(mandate, routing, *links, **answers)
    app = a_signed_in_container(
        rules=rules, mandates=money.mandates, others_money=FakeOthersMoney(money)
    )
    vm = BenefitsViewModel(app, lambda: 100.0, of=mandate.holder_id)
    vm.start()
    app.drain()
    return app, money, vm


def test_one_sees_for_whom_one_acts_and_goes_there_and_back():
    app = a_signed_in_container(mandates=FakeMandates(MandatesAsOf((samples.BAO,), STORY)))
    vm = BenefitsViewModel(app)
    vm.start()
    app.drain()
    assert (vm.state.people, vm.state.whose) == ((samples.BAO,), None)
    vm.open_holder(samples.BAO.holder_id)
    assert app.navigator.current == BenefitsOf(samples.BAO.holder_id)
    vm.open_holder("")
    assert app.navigator.current == Benefits()


def test_the_companys_account_is_its_own_and_every_way_on_stays_in_its_name():
    app, _, vm = opened(samples.COMPANY, LINK)
    assert (vm.state.whose, vm.state.linked, vm.state.allowed) == (samples.COMPANY, (LINK,), True)
    assert app.benefits.asked == []
    of = samples.COMPANY.holder_id
    for way, there in (
        (vm.link, LinkAccount(of=of)),
        (vm.open_payments, Payments(of)),
        (lambda: vm.open_payment(an_id(3)), Payment(an_id(3), of)),
        (lambda: vm.open_link(an_id(4)), LinkAccount(an_id(4), of)),
        (lambda: vm.open_routing("organisation_support"), Routing("organisation_support", of)),
    ):
        way()
        assert app.navigator.current == there


def test_under_todays_rule_the_company_is_told_which_rule_bars_it():
    _, _, vm = opened(samples.COMPANY, rules="today")
    assert (vm.state.allowed, vm.state.barred_by) == (False, "organisations_may_link")


def test_a_deed_in_the_companys_name_is_done_with_the_companys_money():
    app, money, vm = opened(samples.COMPANY, LINK, unlink=AFTER)
    vm.open_account(LINK.id)
    vm.ask_unlink()
    vm.unlink()
    for digit in "012345":
        vm.press(digit)
    app.drain()
    assert ("unlink", LINK.id, "012345") in money.benefits.asked
    assert vm.state.linked == ()


def test_a_child_gets_nothing_linked_and_sees_where_its_money_goes():
    _, _, vm = opened(samples.BAO, routing=samples.BAOS)
    assert (vm.state.allowed, vm.state.barred_by) == (False, "link_age")
    assert vm.state.routes == samples.BAOS.programmes


def test_on_the_birthday_the_child_is_on_no_list_any_more():
    app, _, vm = opened(samples.BAO, routing=samples.BAOS)
    app.clock.set(datetime(2030, 4, 4, 17, 0, 1, tzinfo=UTC))
    assert (vm.state.whose, vm.state.people) == (None, ())


@pytest.mark.parametrize(
    "changes, allowed, barred",
    [
        ({}, True, ""),
        ({"level": 1}, False, "level_for_benefits"),
        ({"born_on": datetime(2012, 1, 1, tzinfo=UTC).date()}, False, "link_age"),
        ({"kind": "foreigner"}, True, ""),
    ],
)
def test_why_one_may_link_or_not(changes, allowed, barred):
    account = msgspec.structs.replace(an_account(level=2), **changes)
    app = a_signed_in_container(account=FakeAccount(AccountAsOf(account, STORY)))
    vm = BenefitsViewModel(app)
    vm.start()
    app.drain()
    assert (vm.state.allowed, vm.state.barred_by) == (allowed, barred)
    assert vm.state.is_foreigner == (account.kind == "foreigner")


def groups_of(name):
    part = AccountPart()
    part.vm = Still(PREVIEWS[name])
    return [
        (group.title, [row.title for row in group.rows])
        for group in part.other_groups(PREVIEWS[name], TR, "vi")
    ]


def test_accounts_of_several_kinds_stand_under_their_kinds():
    assert groups_of("four_kinds") == [
        ("Ví điện tử", ["Ví Cò Trắng"]),
        ("Tiền di động (Mobile Money)", ["Sao Biển Mobile Money"]),
        ("Tài khoản thanh toán khác", ["Tài khoản Bưu cục Mẫu"]),
    ]


def test_accounts_of_one_kind_need_no_heading():
    assert groups_of("two") == [("", ["Ngân hàng Sông Xanh"])]
