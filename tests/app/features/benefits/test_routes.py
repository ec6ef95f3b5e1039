"""The benefits tab shows where money goes, as the choice made last left it."""

import msgspec

from app.data.payments import PaymentsAsOf
from app.data.routing import RoutingAsOf
from app.features.benefits.view_model import BenefitsViewModel
from app.runtime.destinations import Routing
from app.testing import payment_samples, routing_samples
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakePayments, FakeRouting
from app.testing.samples import STORY


def opened(routing):
    app = a_signed_in_container(
        payments=FakePayments(PaymentsAsOf(payment_samples.HOA, STORY)),
        routing=FakeRouting(RoutingAsOf(routing, STORY)),
    )
    vm = BenefitsViewModel(app)
    vm.start()
    app.drain()
    return app, vm


def test_each_programme_and_the_order_open_where_money_goes():
    app, vm = opened(routing_samples.LAN)
    assert vm.state.routes == routing_samples.LAN.programmes
    vm.open_routing("health_refund")
    assert app.navigator.current == Routing("health_refund")


def test_a_choice_just_made_is_seen_on_the_card_before_payments_are_asked_anew():
    app, vm = opened(routing_samples.LAN)
    coming = vm.state.next
    assert coming.rungs[0].place == payment_samples.RIVER
    chosen = msgspec.structs.replace(coming, rungs=(payment_samples.AHEAD[1],))
    route = routing_samples.a_route(coming.programme_id, next=chosen)
    app.routing.tell(
        RoutingAsOf(msgspec.structs.replace(routing_samples.LAN, programmes=(route,)), STORY)
    )
    assert vm.state.next.rungs[0].place == payment_samples.LOTUS
