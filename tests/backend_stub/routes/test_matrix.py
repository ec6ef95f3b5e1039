"""Each call × kinds of callers × owners: every cell is as declared, and no secret gets out."""

import msgspec
import pytest

from app.shared.agencies import agencies
from app.shared.contract.access_endpoints import READ_ACCESS_LOG
from app.shared.contract.endpoint import Right
from app.shared.contract.endpoints import ALL, READ_DOCUMENT, SIGN_OUT
from app.shared.rules.duties import duty_of
from app.shared.rulesets import rule_set
from backend_stub import serving
from backend_stub.calls import ROUTES
from backend_stub.problems import Refusal
from backend_stub.storage.facts import read_facts
from tests.support.agencies import look
from tests.support.matrix import Matrix, expected, leaks, names_in
from tests.support.matrix_world import OWNERS, TODAY, World

KINDS = 36


@pytest.fixture(scope="module")
def matrix(tmp_path_factory):
    world = World(tmp_path_factory.mktemp("matrix"))
    made = Matrix(world)
    made.world, made.before = world, world.dump()
    yield made
    world.close()


def actor(matrix, name):
    return next(one for one in matrix.actors if one.name == name)


@pytest.mark.parametrize("kind", range(KINDS))
def test_every_cell_of_a_kind_of_caller_is_as_declared(matrix, kind):
    assert matrix.wrong(matrix.actors[kind]) == []


def test_every_kind_was_asked_and_the_world_is_as_it_was(matrix):
    assert len(matrix.actors) == KINDS
    assert len({one.name for one in matrix.actors}) == KINDS
    assert matrix.world.dump() == matrix.before


def test_the_owners_have_things_of_every_kind_that_a_holders_call_names(matrix):
    """What nobody has is asked of nobody."""
    asked = {
        name
        for one in ALL
        if one.right in (Right.HOLDER, Right.HOLDER_UNLOCKED)
        for name in names_in(one)
    }
    lacking = {name for name in asked if not matrix.world.has(name)}
    assert lacking == set()


@pytest.mark.parametrize("one", agencies(), ids=lambda one: one.id)
def test_an_agency_is_told_what_its_duty_names_and_nobody_elses_words(matrix, one):
    seat = {"agency_id": one.id, "staff_id": one.staff[0].id}
    for purpose in one.purposes:
        duty = rule_set(TODAY).value(duty_of(one.id, purpose.id))
        named = {field.removesuffix("/masked") for field in duty}
        for owner in OWNERS[:4]:
            number = matrix.world.number(owner)
            for wanted in matrix.world.fields(owner):
                answer = look(matrix.world.server, number, wanted, seat, purpose.id)
                told = answer.json().get("fields", [])
                assert {o["field"] for o in told if o["value"] is not None} <= named
                assert leaks(matrix.world, {owner}, answer.text) == []


# --- a right that is broken is found --------------------------------------------------------------
def test_a_call_that_forgets_whose_thing_it_is_is_found(matrix, monkeypatch):
    def anybodys(call):
        held = (read_facts(call.db, one) for one in matrix.world.ids.values())
        every = {one.id: one.fields for facts in held for one in facts.documents}
        if call.ids["document_id"] not in every:
            raise Refusal("not_found")
        return every[call.ids["document_id"]]

    monkeypatch.setitem(ROUTES, READ_DOCUMENT.name, anybodys)
    monkeypatch.setattr(matrix, "whole", True)
    found = matrix.wrong(actor(matrix, "old woman"), [READ_DOCUMENT])
    assert any("not as what is not there" in one.what for one in found)


def test_a_list_that_holds_somebody_elses_entries_is_found(matrix, monkeypatch):
    monkeypatch.setitem(ROUTES, READ_ACCESS_LOG.name, lambda _: ["CASE-OF-khoi"])
    (first, *_) = matrix.wrong(actor(matrix, "old woman"), [READ_ACCESS_LOG])
    assert "tells ['CASE-OF-khoi']" in first.what


def test_a_right_that_is_not_looked_at_is_found(matrix, monkeypatch):
    monkeypatch.setattr(serving, "_refuse_unentitled", lambda call: None)
    for name, code in (("locked by own request", "account_locked"), ("child", "level_too_low")):
        declared = [one for one in ALL if _declared(matrix, name, one) == code]
        assert matrix.wrong(actor(matrix, name), declared[:1])


def test_a_line_of_the_log_that_names_somebody_is_found(matrix, monkeypatch):
    monkeypatch.setattr(serving, "log_call", lambda name, status, seconds: _say("Canary Name hoa"))
    found = matrix.wrong(actor(matrix, "nobody"), [SIGN_OUT])
    assert [one.what for one in found] == ["the log tells ['Canary Name hoa']"]


def _declared(matrix, name, endpoint):
    return expected(endpoint, actor(matrix, name), OWNERS[0], names_in(endpoint))


def _say(text):
    from backend_stub.logs import write_line  # beside what it stands in for

    write_line(said=msgspec.to_builtins(text))
