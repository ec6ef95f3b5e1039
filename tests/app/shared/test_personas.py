"""The invented people hold together: numbers, ages, documents and what their banks print."""

from datetime import date
from types import SimpleNamespace

import pytest

from app.shared.doctypes import document_type
from app.shared.identity import number_fault
from app.shared.personas import persona, personas, signs_in
from app.shared.providers import provider
from app.shared.resources import ASSETS
from app.shared.rules.linking import ProviderAnswer, judge_answer
from app.shared.rules.passcodes import weakness
from app.shared.rules.standing import DocumentState, document_standing
from app.shared.rules.validity import renewed_until
from app.shared.rulesets import rule_set
from tests.support.facts import STORY_DAY

PEOPLE = [pytest.param(one, id=one.id) for one in personas()]


def _age(one, day=STORY_DAY):
    return (
        day.year - one.born_on.year - ((day.month, day.day) < (one.born_on.month, one.born_on.day))
    )


def test_everybody_has_a_place_of_their_own_in_the_list_and_the_hero_comes_first():
    assert len({one.order for one in personas()}) == len(personas())
    assert personas()[0].id == "khoi"


def test_who_is_listed_can_sign_in_and_nobody_else():
    assert all(signs_in(one.id) == one.signs_in for one in personas())
    assert not signs_in("nobody")
    assert not signs_in("../personas/khoi")


@pytest.mark.parametrize("one", PEOPLE)
def test_a_personal_number_has_its_true_shape_and_no_province(one):
    assert number_fault(one.personal_number) is None
    century, sex = divmod(int(one.personal_number[3]), 2)
    assert one.born_on.year // 100 == 19 + century
    assert one.sex == ("male", "female")[sex]
    assert one.personal_number[4:6] == f"{one.born_on.year % 100:02}"


@pytest.mark.parametrize("facts", ["personal_number", "full_name", "phone"])
def test_nobody_is_taken_for_another(facts):
    told = [getattr(one, facts) for one in personas()]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("one", PEOPLE)
def test_a_passcode_is_not_weak(one):
    owner = SimpleNamespace(
        personal_number=one.personal_number, born_on=one.born_on, phone_ending=one.phone[-3:]
    )
    assert weakness(one.passcode, owner, rule_set("draft_2025_10")) is None


def test_whoever_has_a_guardian_has_a_passcode_that_the_guardian_set():
    lent = {one.id for one in personas() if one.passcode_set_on is not None}
    assert lent == {one.id for one in personas() if one.guardian is not None}


@pytest.mark.parametrize("one", PEOPLE)
def test_documents_hold_what_their_type_knows(one):
    for held in one.documents:
        kind = document_type(held.type)
        for field, value in held.fields.items():
            spec = kind.field(field)
            assert spec is not None, (held.type, field)
            assert not spec.words or value in spec.words
            assert spec.kind != "date" or date.fromisoformat(value)


@pytest.mark.parametrize("one", PEOPLE)
def test_documents_speak_of_their_holder(one):
    for held in one.wallet:
        told = held.fields
        assert told.get("full_name", one.full_name) == one.full_name
        assert told.get("born_on", one.born_on.isoformat()) == one.born_on.isoformat()
        if held.type in ("identity_card", "health_insurance", "social_insurance"):
            assert told["number"] == one.personal_number


@pytest.mark.parametrize("one", PEOPLE)
def test_documents_begin_after_birth_and_before_the_story(one):
    for held in one.documents:
        assert one.born_on < held.issued_on <= STORY_DAY
        assert held.expires_on is None or held.expires_on > held.issued_on
        dates = [line.on for line in held.history]
        assert dates == sorted(dates, reverse=True)
        assert dates[0] <= STORY_DAY


@pytest.mark.parametrize("one", PEOPLE)
def test_an_identity_card_ends_at_the_age_that_the_law_says(one):
    terms = document_type("identity_card").renewal
    for held in one.documents:
        if held.type == "identity_card":
            until = renewed_until(terms, one.born_on, held.issued_on, rule_set("draft_2025_10"))
            assert held.expires_on == until


@pytest.mark.parametrize("one", PEOPLE)
def test_accounts_are_at_providers_that_exist(one):
    for account in one.payment_accounts:
        assert provider(account.provider)


def test_no_account_number_is_given_twice_at_one_provider():
    told = [(it.provider, it.number) for one in personas() for it in one.payment_accounts]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("one", PEOPLE)
def test_no_file_raises_its_voice(one):
    assert "!" not in (ASSETS / "personas" / f"{one.id}.toml").read_text(encoding="utf-8")


def test_khois_card_ended_yesterday_and_his_other_three_documents_did_not(draft):
    khoi = persona("khoi")
    assert (_age(khoi), khoi.level) == (40, 2)
    states = {
        held.type: document_standing(held.type, held.expires_on, STORY_DAY, draft).state
        for held in khoi.wallet
    }
    assert states == {
        "identity_card": DocumentState.HIDDEN,
        "driving_licence": DocumentState.VALID,
        "vehicle_registration": DocumentState.VALID,
        "health_insurance": DocumentState.VALID,
    }
    assert khoi.documents[0].expires_on == date(2025, 10, 14)


@pytest.mark.parametrize(
    "name, type_id, days_left",
    [("lan", "driving_licence", 20), ("hanh", "passport", 25), ("hoa", "identity_card", None)],
)
def test_what_the_others_are_there_to_show(draft, name, type_id, days_left):
    held = next(it for it in persona(name).documents if it.type == type_id)
    assert document_standing(type_id, held.expires_on, STORY_DAY, draft).days_left == days_left


def test_nam_turns_fourteen_tomorrow():
    nam = persona("nam")
    assert (_age(nam), _age(nam, date(2025, 10, 16)), nam.level) == (13, 14, 1)


@pytest.mark.parametrize(("name", "held"), [("mira", []), ("leo", ["health_insurance"])])
def test_foreigners_have_no_account_yet_and_leo_a_card_that_his_guardian_may_read(name, held):
    one = persona(name)
    assert (one.kind, one.level, one.stay.nationality) == ("foreigner", 0, "UTO")
    assert [document.type for document in one.wallet] == held
    assert set(held) <= set(rule_set("draft_2025_10").value("guardian_reads"))


def test_miras_permission_is_of_a_hundred_and_twenty_days():
    stay = persona("mira").stay
    assert (stay.permitted_until - stay.permitted_from).days + 1 == 120


@pytest.mark.parametrize(
    "name, account, rejection",
    [
        ("khoi", "000000000001", None),
        ("khoi", "000000000003", "wrong_currency"),
        ("khoi", "000000000004", "not_active"),
        ("khoi", "000000000005", "not_yours"),
        ("khoi", "000000000006", None),
        ("hoa", "000000000011", "name_differs"),
        ("hoa", "000000000012", None),
        ("binh", "000000000051", None),
        ("duc", "000000000081", None),
    ],
)
def test_the_banks_answers_follow_from_the_data(draft, name, account, rejection):
    one = persona(name)
    held = next(it for it in one.payment_accounts if it.number == account)
    answer = ProviderAnswer(
        holder=held.holder or one.full_name,
        id_number=held.id_number or one.personal_number,
        state=held.state,
        currency=held.currency,
    )
    assert judge_answer(one.full_name, one.personal_number, answer, draft).rejection == rejection


def test_an_unknown_persona_is_a_key_error():
    with pytest.raises(KeyError):
        persona("nobody")
