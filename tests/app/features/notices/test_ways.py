"""Where a notice about somebody else's money leads, and that it says whose."""

import pytest

from app.features.notices.ways import leads_to
from app.features.notices.wording import words_of
from app.runtime.destinations import BenefitsOf, LinkAccount, Payment, Routing
from app.runtime.i18n import catalogue
from app.testing.samples import a_notice, an_id

OF, TARGET = an_id(91), an_id(80)


def told(subject, target=TARGET, **values):
    return a_notice(
        1, key="event:1", kind="event", action="open", subject=subject, target_id=target,
        document_id=None, type_id=None, days_left=None, ends_on=None, values=values,
    )  # fmt: skip


@pytest.mark.parametrize(
    "subject, target, own, other",
    [
        ("payment.paid", TARGET, Payment(TARGET), Payment(TARGET, OF)),
        ("link.rejected", TARGET, LinkAccount(TARGET), LinkAccount(TARGET, OF)),
        ("link.unlinked", None, LinkAccount(""), BenefitsOf(OF)),
        ("routing.moved", None, Routing(""), Routing("", OF)),
    ],
)
def test_it_leads_into_whose_money_it_is(subject, target, own, other):
    assert leads_to(told(subject, target)) == own
    assert leads_to(told(subject, target, for_id=OF, for_name="Công ty")) == other


def test_what_is_nobodys_money_leads_nowhere_in_anothers_name():
    assert leads_to(told("device.linked", for_id=OF)) is None


def test_it_says_for_whom():
    values = {"programme": "social_assistance", "amount": 500_000, "period": "2025-10",
              "provider": "sen_vang", "for_name": "Phạm Gia Bảo", "for_id": OF}  # fmt: skip
    text = words_of(told("payment.paid", **values), catalogue("en").tr, "en").text
    assert text.startswith("For Phạm Gia Bảo: ")
