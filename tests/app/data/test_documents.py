"""The one rule of what of a document may be seen, on every way out of the copy."""

from datetime import date, timedelta

import msgspec
import pytest

from app.data.cache import Entry
from app.data.documents import OfflineFirstDocuments, visible
from app.runtime.policy import PolicyChoice
from app.runtime.settings import RULES
from app.shared.contract.documents import DocumentList
from app.shared.rulesets import RULE_SET_IDS, rule_set
from app.testing.fakes import FakeCopy, a_clock
from app.testing.samples import STORY, a_document, documents_of

ENDS = date(2025, 10, 14)


@pytest.mark.parametrize("rules", RULE_SET_IDS)
@pytest.mark.parametrize("type_id", ["identity_card", "driving_licence", "of_tomorrow"])
@pytest.mark.parametrize("days, seen", [(-1, True), (0, True), (1, False), (3650, False)])
def test_values_are_seen_to_the_last_day_and_not_after(rules, type_id, days, seen):
    known = "driving_licence" if type_id == "of_tomorrow" else type_id
    history = documents_of("khoi")[0].history
    sample = a_document(known, expires_on=ENDS, history=history)
    document = msgspec.structs.replace(sample, type_id=type_id)
    shown = visible(document, ENDS + timedelta(days=days), rule_set(rules))
    assert (bool(shown.fields), bool(shown.history)) == (seen, seen)
    assert (shown.id, shown.type_id, shown.expires_on) == (document.id, type_id, ENDS)


def test_what_never_ends_is_always_seen():
    document = a_document(expires_on=None)
    assert visible(document, date(2099, 12, 31), rule_set(RULES["draft"])) is document


@pytest.fixture
def record():
    held = DocumentList(documents=(a_document("identity_card", expires_on=date(2025, 10, 15)),))
    return FakeCopy(Entry(held, STORY))


@pytest.fixture
def clock():
    return a_clock()


@pytest.fixture
def wallet(record, clock):
    return OfflineFirstDocuments(record, clock, PolicyChoice(RULES["draft"]))


def values(held):
    return [bool(one.fields) for one in held.documents]


def test_the_copy_hides_with_the_day_and_shows_again_with_the_clock_moved_back(wallet, clock):
    seen = []
    for days in (0, 1, -1):
        clock.set(STORY + timedelta(days=days))
        seen += values(wallet.stored())
    assert seen == [True, False, True]


def test_an_open_screen_is_told_when_the_day_hides_a_document(wallet, clock):
    told = []
    wallet.subscribe(lambda held: told.append(values(held)))
    clock.set(STORY + timedelta(days=1))
    assert told == [[False]]


def test_an_answer_and_what_is_told_go_through_the_same_rule(wallet, clock, record):
    clock.set(STORY + timedelta(days=1))
    told = []
    wallet.subscribe(lambda held: told.append(values(held)))
    assert values(wallet.refresh()) == [False]
    record.tell(record.stored())
    assert told == [[False]]


def test_a_document_is_found_by_its_id(wallet):
    held = wallet.stored()
    assert held.of_id(held.documents[0].id) is held.documents[0]
    assert held.of_id("f" * 32) is None
