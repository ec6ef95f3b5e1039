"""Home: the phone's copies at once, the server's answer after, and every rule derived anew."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from app.data.account import AccountAsOf
from app.data.documents import DocumentsAsOf
from app.data.errors import Offline, ServerFault
from app.data.notices import NoticesAsOf
from app.data.renewals import RenewalsAsOf
from app.features.home.things import Thing
from app.features.home.view_model import HomeViewModel
from app.runtime import destinations as to
from app.runtime.view_model import Phase
from app.testing.containers import FakeContainer
from app.testing.fakes import (
    FakeAccount,
    FakeDocuments,
    FakeNotices,
    FakeRenewals,
    FakeSession,
    MemoryPreferences,
    a_clock,
)
from app.testing.samples import STORY, a_notice, a_renewal, an_account, documents_of

EARLIER = STORY - timedelta(minutes=18)
TODAY, DRAFT = "decree_69_2024", "draft_2025_10"


def a_phone(persona="khoi", *, stored=True, **ports):
    """A signed-in phone; with ``stored`` it holds copies from a while ago."""
    account = AccountAsOf(an_account(persona), EARLIER)
    documents = DocumentsAsOf(documents_of(persona), EARLIER)
    notices = NoticesAsOf((a_notice(),), 1, EARLIER)
    copies = {
        "account": (FakeAccount, account),
        "documents": (FakeDocuments, documents),
        "renewals": (FakeRenewals, RenewalsAsOf((), EARLIER)),
        "notices": (FakeNotices, notices),
    }
    made = {
        name: fake(copy) if stored else fake(None, refresh=copy)
        for name, (fake, copy) in copies.items()
    }
    return FakeContainer(**{"session": FakeSession("000085000001", "Khôi")} | made | ports)


def shown(phone):
    home = HomeViewModel(phone)
    home.start()
    phone.tasks.drain()
    return home


def kinds(home):
    return [thing.kind for thing in home.state.things]


def test_the_copy_is_shown_before_the_server_has_answered():
    phone = a_phone()
    home = HomeViewModel(phone)
    home.start()
    assert home.state.phase is Phase.LOADING
    phone.tasks.run("home.stored")
    assert home.state.phase is Phase.CONTENT
    assert home.state.full_name == an_account("khoi").full_name
    assert (home.state.unread, home.state.level) == (1, 2)


def test_a_first_sign_in_waits_for_the_server():
    phone = a_phone(stored=False)
    home = HomeViewModel(phone)
    home.start()
    phone.tasks.run("home.stored")
    assert home.state.phase is Phase.LOADING
    phone.tasks.drain()
    assert home.state.phase is Phase.CONTENT


def test_a_late_copy_does_not_replace_a_fresh_answer():
    phone = a_phone()
    home = HomeViewModel(phone)
    home.start()
    late = phone.tasks.begin("home.stored")
    fresh = DocumentsAsOf((), STORY)
    phone.documents.give(refresh=fresh)
    phone.tasks.run("home.refresh")
    late()
    phone.tasks.drain()
    assert home.state.total == 0


def test_the_day_after_his_card_ended_only_that_card_waits_under_the_draft():
    home = shown(a_phone())
    assert kinds(home)[0] == "hidden"
    assert home.state.usable == home.state.total - 1


def test_another_rule_set_is_shown_at_once_and_back_again():
    phone = a_phone()
    home = shown(phone)
    phone.policy.choose(TODAY)
    assert "hidden" not in kinds(home)
    phone.policy.choose(DRAFT)
    assert kinds(home)[0] == "hidden"


def test_a_moved_clock_is_shown_at_once():
    clock = a_clock()
    phone = a_phone(clock=clock)
    home = shown(phone)
    clock.set(datetime(2025, 10, 1, 13, tzinfo=UTC))
    assert kinds(home)[0] == "due_soon"
    assert home.state.hour == 20


def test_a_renewal_that_starts_elsewhere_shows_up():
    phone = a_phone()
    home = shown(phone)
    card, *others = documents_of("khoi")
    file = a_renewal(document_id=card.id)
    phone.renewals.tell(RenewalsAsOf((file,), STORY))
    in_renewal = msgspec.structs.replace(card, renewal_id=file.id)
    phone.documents.tell(DocumentsAsOf((in_renewal, *others), STORY))
    phone.tasks.drain()
    assert "in_renewal" in kinds(home)


@pytest.mark.parametrize(("failure", "offline"), [(Offline(), True), (ServerFault(), False)])
def test_a_copy_outlives_a_failed_refresh_and_says_its_age(failure, offline):
    phone = a_phone()
    phone.account.failure = failure
    home = shown(phone)
    assert (home.state.phase, home.state.offline) == (Phase.CONTENT, offline)
    assert home.state.error_key == failure.message_key
    assert home.state.as_of == EARLIER


def test_without_a_copy_a_failure_is_a_failure_and_can_be_tried_again():
    phone = a_phone(stored=False)
    phone.account.failure = Offline()
    home = shown(phone)
    assert home.state.phase is Phase.FAILED
    phone.account.failure = None
    home.refresh()
    phone.tasks.drain()
    assert (home.state.phase, home.state.error_key) == (Phase.CONTENT, None)


def test_it_comes_back_by_itself():
    phone = a_phone()
    home = shown(phone)
    phone.api.tell(online=False)
    assert home.state.offline
    phone.api.tell(online=True)
    phone.tasks.drain()
    assert (home.state.offline, home.state.error_key) == (False, None)


def test_a_second_tap_on_retry_asks_once():
    phone = a_phone()
    home = shown(phone)
    phone.account.asked.clear()
    home.refresh()
    home.refresh()
    phone.tasks.drain()
    assert phone.account.asked == [("refresh",)]


def test_the_number_is_masked_again_when_home_is_left():
    home = shown(a_phone())
    home.toggle_number()
    assert home.state.revealed
    home.stop()
    assert not home.state.revealed


def test_nothing_is_followed_once_it_is_left():
    phone = a_phone()
    home = shown(phone)
    home.stop()
    before = home.state
    phone.policy.choose(TODAY)
    phone.tasks.drain()
    assert home.state == before


@pytest.mark.parametrize(
    ("deed", "destination"),
    [
        ("present", to.Present()),
        ("open_wallet", to.Wallet()),
        ("open_notices", to.Notices()),
        ("link_account", to.LinkAccount()),
        ("compare", to.Comparison()),
        ("open_about", to.About()),
    ],
)
def test_each_way_on_leads_there(deed, destination):
    phone = a_phone()
    getattr(shown(phone), deed)()
    assert phone.navigator.current == destination


def test_a_things_button_opens_that_documents_renewal():
    phone = a_phone()
    home = shown(phone)
    first = home.state.things[0]
    home.do(first)
    assert phone.navigator.current == to.Renewal(first.document_id)


def test_following_a_file_opens_that_file():
    phone = a_phone()
    shown(phone).do(Thing("in_renewal", "identity_card", "1" * 32, "2" * 32))
    assert phone.navigator.current == to.Renewal("1" * 32, "2" * 32)


def test_level_1_is_led_to_where_level_2_is_explained():
    level_1 = AccountAsOf(an_account("khoi", level=1), EARLIER)
    phone = a_phone(account=FakeAccount(level_1))
    home = shown(phone)
    assert kinds(home)[-1] == "raise_level"
    home.do(home.state.things[-1])
    assert phone.navigator.current == to.Levels()


def test_the_language_is_switched_for_the_whole_phone():
    phone = a_phone(preferences=MemoryPreferences(lang="vi"))
    home = shown(phone)
    home.switch_language()
    assert phone.preferences.lang == "en"
    home.switch_language()
    assert phone.preferences.lang == "vi"


def test_a_told_failure_ends_when_something_newer_comes():
    phone = a_phone()
    phone.account.failure = ServerFault()
    home = shown(phone)
    phone.account.failure = None
    phone.notices.tell(NoticesAsOf((), 0, STORY))
    phone.tasks.drain()
    assert (home.state.error_key, home.state.unread) == (None, 0)
