"""What one payment's screen says: no hour that nobody keeps, and who is left out of a gift."""

from dataclasses import replace

import msgspec
import pytest

from app.features.payment.previews import FAILED, GIFT
from app.runtime.i18n import catalogue
from app.testing import payment_samples as samples
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def screen():
    from app.features.payment.screen import PaymentScreen

    return PaymentScreen(Still(FAILED))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_try_is_told_once_it_was_made_and_no_hour_is_promised(screen, lang):
    tr = catalogue(lang).tr
    state = replace(FAILED, payment=samples.RETRIED)
    tried, then, cash = screen.rungs(state, tr, lang)
    retry_at = samples.RETRIED.rungs[0].retry_at
    assert retry_at is not None
    assert tr("payment.rung.tried", why="", n=1).strip() in tried.text
    assert tr("payment.rung.retry", tried="").strip() in tried.text
    assert "09:50" not in tried.text
    for place in (then, cash):
        assert place.when.startswith(tr("payment.rung.from", day=""))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_member_without_authorisation_is_named_with_the_rule(screen, lang):
    rows = screen.shares(GIFT, catalogue(lang).tr, lang)
    named = rows[-1]
    assert named.title == "Đoàn Gia Huy"
    assert "12" in named.text
    assert screen.is_shared(GIFT)


def test_nobody_is_named_where_everybody_may_be_received_for(screen):
    standing = msgspec.structs.replace(samples.GIFT_STANDING, left_out=())
    rows = screen.shares(replace(GIFT, standing=standing), catalogue("vi").tr, "vi")
    assert len(rows) == len(samples.GIFT.shares)
