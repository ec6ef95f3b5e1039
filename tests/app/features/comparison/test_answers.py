"""The answers that the comparison draws: the rules' own, for any day."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from app.features.comparison.answers import answer
from app.shared.clock import start_of_day
from app.shared.contract.account import Account, AccountLock
from app.shared.contract.documents import HeldDocument
from app.shared.rules.standing import DocumentState
from app.shared.rulesets import RULE_SET_IDS, rule_set

TODAY, DRAFT = rule_set("decree_69_2024"), rule_set("draft_2025_10")
ENDS = {
    "identity_card": date(2025, 10, 14),
    "driving_licence": date(2031, 4, 22),
    "residence": None,
}
AFTER = start_of_day(date(2025, 10, 15))
LAST_DAY = start_of_day(date(2025, 10, 14))
DOCUMENTS = [
    HeldDocument(
        id=f"{at:032x}",
        type_id=type_id,
        fields={},
        issued_on=date(2015, 10, 14),
        expires_on=ends,
        updated_at=datetime(2025, 10, 1, tzinfo=UTC),
    )
    for at, (type_id, ends) in enumerate(ENDS.items())
]
ACCOUNT = Account(
    holder_id="f" * 32,
    personal_number="000085000001",
    full_name="Trần Minh Khôi",
    born_on=date(1985, 10, 14),
    sex="male",
    kind="citizen",
    level=2,
    identity_expires_on=ENDS["identity_card"],
    identity_type="identity_card",
    locks=(),
    document_types=tuple(ENDS),
    guardian=None,
    phone_ending="001",
)


def test_today_locks_everything_with_the_card():
    found = answer(ACCOUNT, DOCUMENTS, AFTER, TODAY)
    assert (found.headline, found.usable, found.total) == ("account_locked", 0, 3)
    assert all(document.behind_lock for document in found.documents)


def test_the_draft_hides_that_card_alone():
    found = answer(ACCOUNT, DOCUMENTS, AFTER, DRAFT)
    assert (found.headline, found.usable, found.hidden) == ("some_hidden", 2, 1)
    assert found.documents[0].state is DocumentState.HIDDEN
    assert not any(document.behind_lock for document in found.documents)


@pytest.mark.parametrize("rules", [TODAY, DRAFT])
def test_on_its_last_day_the_card_still_works_under_both(rules):
    found = answer(ACCOUNT, DOCUMENTS, LAST_DAY, rules)
    assert (found.headline, found.usable) == ("all_usable", 3)


def test_another_document_that_ended_locks_nothing_today():
    licence = [d for d in DOCUMENTS if d.type_id != "identity_card"]
    account = msgspec.structs.replace(ACCOUNT, identity_expires_on=None)
    found = answer(account, licence, start_of_day(date(2031, 4, 23)), TODAY)
    assert (found.headline, found.usable) == ("some_expired", 1)


@pytest.mark.parametrize("rules", [TODAY, DRAFT])
def test_a_real_lock_is_told_as_one_under_both(rules):
    lock = AccountLock(ground="own_request", since=LAST_DAY, until=None)
    locked = msgspec.structs.replace(ACCOUNT, identity_expires_on=None, locks=(lock,))
    found = answer(locked, DOCUMENTS, AFTER, rules)
    assert (found.headline, found.usable) == ("real_lock", 0)
    assert "comparison.counter_only" not in [fact.key for fact in found.facts]


@pytest.mark.parametrize("rules", [TODAY, DRAFT])
def test_each_side_has_three_facts_and_each_fact_a_rule(rules):
    found = answer(ACCOUNT, DOCUMENTS, AFTER, rules)
    assert len(found.facts) == 3
    assert all(rules.rule(fact.rule_id).source.vi for fact in found.facts)


def test_the_counts_are_of_these_documents():
    locked = answer(ACCOUNT, DOCUMENTS, AFTER, TODAY)
    hidden = answer(ACCOUNT, DOCUMENTS, AFTER, DRAFT)
    assert (locked.facts[0].n, hidden.facts[0].n) == (2, 2)
    assert hidden.facts[2].n == max(DRAFT.value("renewal_notice_days"))


def test_no_documents_are_no_answer_to_worry_about():
    account = msgspec.structs.replace(ACCOUNT, identity_expires_on=None)
    for rule_set_id in RULE_SET_IDS:
        found = answer(account, [], AFTER, rule_set(rule_set_id))
        assert (found.usable, found.total) == (0, 0)
