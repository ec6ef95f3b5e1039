"""The gates: each call of a feature says which level it takes, before any work."""

import re

import pytest

from app.shared.contract.endpoints import ALL
from app.shared.rules.levels import feature_open
from app.shared.rulesets import RULE_SET_IDS, rule_set
from tests.backend_stub.routes.test_rights import BODIES, NOBODYS_ID
from tests.support.stores import problem

GATED = [endpoint for endpoint in ALL if endpoint.feature]
BODY = {
    **BODIES,
    "startRenewal": {"document_id": NOBODYS_ID},
    "startLink": {
        "provider_id": "sen_vang", "account_number": "000000000001",
        "consent": "link_account_2025_10", "grant": "g" * 43,
    },
}  # fmt: skip


@pytest.mark.parametrize("rules", RULE_SET_IDS)
@pytest.mark.parametrize(("name", "level"), [("nam", 1), ("mira", 0)])
@pytest.mark.parametrize("endpoint", GATED, ids=lambda endpoint: endpoint.name)
def test_below_its_level_a_call_says_which_one_it_takes(
    shared_server, endpoint, name, level, rules
):
    phone = shared_server.sign_in(name, rules=rules)
    path = re.sub(r"{\w+}", NOBODYS_ID, endpoint.path)
    answer = phone.ask(endpoint.method, path, BODY.get(endpoint.name), key="below-its-level")
    required = feature_open(endpoint.feature, 0, rule_set(rules)).reasons[0].values
    assert problem(answer) == (
        "level_too_low",
        {
            "level": level,
            "required_level": required["required_level"],
            "rule_id": f"level_for_{endpoint.feature}",
        },
    )


@pytest.mark.parametrize("path", ["/v1/notices", "/v1/account", "/v1/issuings"])
def test_what_every_level_may_is_answered(shared_server, path):
    assert shared_server.sign_in("nam").ask("GET", path).status_code == 200


@pytest.mark.parametrize("endpoint", GATED, ids=lambda endpoint: endpoint.name)
def test_level_2_passes_every_gate(shared_server, endpoint):
    phone = shared_server.sign_in("hoa")
    path = re.sub(r"{\w+}", NOBODYS_ID, endpoint.path)
    answer = phone.ask(endpoint.method, path, BODY.get(endpoint.name), key=f"at-{endpoint.name}")
    assert answer.ok or problem(answer)[0] != "level_too_low"


def test_a_kept_answer_does_not_outlive_the_level(server):
    phone = server.sign_in("mira")
    ask = {"level": 1, "phone": "0000000007", "email": "mira@mail.example", "capture": "pass"}
    file = phone.done("/v1/issuings", ask)
    act = {"kind": "issuing", "deed": "issue"}
    server.stage("POST", f"/v1/stage/desk/{file['id']}/deeds", act)
    assert [phone.get("/v1/account")["level"] for _ in range(2)] == [1, 1]
    server.move_story("2025-10-14T03:00:00Z")
    assert phone.get("/v1/account")["level"] == 0
