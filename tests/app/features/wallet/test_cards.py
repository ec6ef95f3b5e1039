"""Everything that is true of a document is said on its card, whatever else is true."""

from datetime import date
from itertools import product

import pytest

from app.data.integrations import IntegrationsAsOf
from app.features.integrate.previews import EVERY, known
from app.features.wallet.cards import card_of
from app.features.wallet.view_model import WalletViewModel, held_documents
from app.runtime.destinations import DocumentDetail, Integrate
from app.shared.doctypes import document_type
from app.shared.rules.document_states import Said
from app.shared.rulesets import RULE_SET_IDS, rule_set
from app.testing.containers import a_signed_in_container
from app.testing.integration_fakes import FakeIntegrations
from app.testing.samples import STORY
from app.testing.specimens import CONFIRMED_AT, restricted, specimen, specimen_id

SENT = EVERY[0]
DAY = date(2026, 6, 15)
RESTRICTIONS = ((), (("held", "traffic_offence"),), (("revoked", "conditions_ended"),))
KEYS = {
    Said.REVOKED: ("wallet.revoked",),
    Said.HELD: ("wallet.held",),
    Said.EXPIRED: ("wallet.expired",),
    Said.HIDDEN: ("wallet.hidden",),
    Said.DUE_NOW: ("wallet.days_left",),
    Said.DUE_SOON: ("wallet.days_left",),
    Said.IN_RENEWAL: ("wallet.renew_paper_running", "wallet.renew_paper_line"),
    Said.REPORTED: ("wallet.reported",),
    Said.SILENT: ("wallet.silent",),
}


def tr(key, **_):
    return key


@pytest.mark.parametrize("rules_id", RULE_SET_IDS)
def test_every_combination_is_said_whole(rules_id):
    kind, flags = document_type("driving_licence"), (False, True)
    for ends, held, renewing, reported, silent in product(
        ("2031-04-22", "2026-07-10", "2026-06-18", "2026-06-09"), RESTRICTIONS, flags, flags, flags
    ):
        document = specimen(
            "driving_licence", 3, ends, reported=int(reported),
            renewal_id=specimen_id(9) if renewing else None,
            silent_since=CONFIRMED_AT if silent else None,
            restrictions=tuple(restricted(*one) for one in held),
        )  # fmt: skip
        one = held_documents((document,), DAY, rule_set(rules_id))[0]
        card = card_of(one, kind, tr, "vi")
        told = f"{card.state} {card.text} {card.chip} {card.also}"
        missing = [
            said
            for said in one.states.said
            if said in KEYS and not any(key in told for key in KEYS[said])
        ]
        assert missing == [], (ends, held, renewing, told)
        may = renewing or one.states.renewable
        assert bool(card.button) is (may and card.look != "usable")


def test_a_request_that_waits_lies_in_the_wallet_and_leads_to_where_it_stands():
    told = IntegrationsAsOf(known(SENT), STORY)
    app = a_signed_in_container("khoi", integrations=FakeIntegrations(told))
    vm = WalletViewModel(app)
    vm.start()
    assert vm.state.asked == (SENT,)
    vm.open_document(SENT.id)
    assert app.navigator.current == Integrate(integration_id=SENT.id)
    vm.open_document(specimen_id(3))
    assert app.navigator.current == DocumentDetail(specimen_id(3))
    app.integrations.tell(IntegrationsAsOf(known(), STORY))
    assert vm.state.asked == ()
