"""What the level opens on a phone: told when account or rule set changes."""

from app.data.account import AccountAsOf
from app.shared.clock import VIET_NAM
from app.shared.places_abroad import zone_of
from app.shell.guard import AccountGuard
from app.shell.screens import PLACES
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeAccount
from app.testing.samples import STORY, an_account


def watched(level):
    account = FakeAccount(AccountAsOf(an_account("hoa", level=level), STORY))
    phone = a_signed_in_container("hoa", account=account)
    guard = AccountGuard(phone)
    guard.watch()
    return guard, phone


def test_a_raised_level_opens_at_once_and_is_told():
    guard, phone = watched(1)
    told = []
    guard.subscribe(lambda: told.append(guard.opens("benefits")))
    assert not guard.opens("benefits")
    phone.account.tell(AccountAsOf(an_account("hoa", level=2), STORY))
    assert told == [True]


def test_what_is_not_known_yet_is_not_shut():
    assert AccountGuard(a_signed_in_container("hoa", account=FakeAccount())).opens("documents")


def test_every_screen_that_shows_documents_or_money_is_behind_its_level():
    gated = {place.feature: place.opened_by for place in PLACES.values() if place.opened_by}
    assert gated == {
        "wallet": "documents",
        "document": "documents",
        "document_changes": "documents",
        "report_data": "documents",
        "integrate": "documents",
        "renewal": "documents",
        "present": "presenting",
        "benefits": "benefits",
        "link_account": "benefits",
        "routing": "benefits",
        "payments": "benefits",
        "payment": "benefits",
        "foreign_services": "foreign_sign_in",
        "foreign_sign_in": "foreign_sign_in",
    }


def test_the_phones_clock_goes_by_where_its_holder_is():
    guard, phone = watched(2)
    told = []
    guard.subscribe(lambda: told.append(guard.zone))
    phone.account.tell(AccountAsOf(an_account("hoa", abroad="lumen_utopia"), STORY))
    phone.account.tell(AccountAsOf(an_account("hoa", abroad=None), STORY))
    assert told == [zone_of("lumen_utopia"), VIET_NAM]
