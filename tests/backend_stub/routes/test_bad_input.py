"""Bad input: a documented 4xx with a stable code, never a 500, whatever is sent to whom."""

import json
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.shared.contract.endpoint import MAX_BODY_BYTES, Right
from app.shared.contract.endpoints import ALL
from app.shared.contract.problems import STATUS, ProblemCode
from backend_stub.openapi import problems_of
from tests.support.stores import STAGE_KEY, problem

FINE = {
    "personal_number": "000085000001",
    "passcode": "135790",
    "device_id": "d" * 32,
}
WITH_BODY = [endpoint for endpoint in ALL if endpoint.body]
NAMES = [endpoint.name for endpoint in ALL]


def send(server, raw, headers=None):
    return server.ask("POST", "/v1/sessions", raw=raw, headers=headers)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'{"personal_number": }',
        b"\xff\xfe\x00",
        b'{"personal_number": "\xed\xa0\x80"}',
        b'"\\ud800"',
        b"NaN",
        b'{"passcode": NaN}',
        b'{"passcode": Infinity}',
        b"[" * 30_000,
        b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
        b"\xef\xbb\xbf{}",
        b"1e999",
        b"9" * 5_000,
        json.dumps({**FINE, "more": 1}).encode(),
        json.dumps({**FINE, "passcode": 135790}).encode(),
        json.dumps({**FINE, "passcode": None}).encode(),
        json.dumps({**FINE, "device_id": "D" * 32}).encode(),
        json.dumps(FINE).replace("{", '{"passcode": "111111",', 1).encode(),
        json.dumps(FINE).encode("utf-16"),
    ],
    ids=lambda raw: repr(raw[:24]),
)
def test_what_is_no_sign_in_is_a_bad_request(shared_server, raw):
    assert problem(send(shared_server, raw))[0] == "bad_request"


def test_a_body_over_the_limit_is_refused_unread(shared_server):
    padded = json.dumps(FINE).encode().ljust(MAX_BODY_BYTES + 1)
    assert problem(send(shared_server, padded)) == ("body_too_large", {"most_bytes": 65_536})


def test_a_body_at_the_limit_is_read(shared_server):
    answer = send(shared_server, json.dumps(FINE).encode().ljust(MAX_BODY_BYTES))
    assert problem(answer)[0] == "wrong_passcode"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "json"])
def test_another_kind_of_content_is_refused(shared_server, kind):
    raw = json.dumps(FINE).encode()
    assert problem(send(shared_server, raw, {"Content-Type": kind}))[0] == "bad_request"


def test_a_body_where_none_is_taken_is_refused(shared_server):
    phone = shared_server.sign_in("hanh")
    answer = phone.ask("DELETE", "/v1/sessions/current", {"a": 1})
    assert problem(answer)[0] == "bad_request"


@pytest.mark.parametrize("rules", ["", "decree_69", "../policy", "ü", "decree_69_2024 "])
def test_an_unknown_rule_set_is_refused(shared_server, rules):
    answer = shared_server.ask("GET", "/v1/sign-ins", headers={"Rule-Set": rules.encode("latin-1")})
    assert problem(answer)[0] == "bad_request"


@pytest.mark.parametrize(
    "path", ["/", "/v1", "/v1/", "/v1/account/", "/v2/account", "/v1/documents/a/b"]
)
def test_an_unknown_address_is_not_there(shared_server, path):
    assert problem(shared_server.ask("GET", path))[0] == "not_found"


@pytest.mark.parametrize("method", ["HEAD", "PATCH", "TRACE", "OPTIONS", "PUT", "BREW"])
def test_an_unknown_method_is_told_which_ones_there_are(shared_server, method):
    answer = shared_server.ask(method, "/v1/account")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"


@pytest.mark.parametrize(
    "identity", ["1", "A" * 32, "g" * 32, "0" * 33, "%00", "%ff", "..", "0" * 5000]
)
def test_what_has_not_the_form_of_an_id_is_not_there(shared_server, identity):
    phone = shared_server.sign_in("hanh")
    assert problem(phone.ask("GET", f"/v1/documents/{identity}"))[0] == "not_found"


def test_a_query_where_none_is_taken_is_refused(shared_server):
    phone = shared_server.sign_in("hanh")
    assert phone.ask("GET", "/v1/documents").status_code == 200
    assert problem(phone.ask("GET", "/v1/documents?page=2"))[0] == "bad_request"


def test_every_code_has_a_status():
    assert set(get_args(ProblemCode)) == set(STATUS)


# --- anything at all ------------------------------------------------------------------------------
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40),
    st.sampled_from(["0" * 32, "000085000001", "sen_vang", "accept", "2025-10-15T00:00:00Z"]),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


def bodies_of(endpoint):
    fields = endpoint.body.__struct_fields__ if endpoint.body else ()
    named = st.fixed_dictionaries({}, optional=dict.fromkeys(fields, VALUES))
    as_json = st.one_of(named, VALUES).map(lambda value: json.dumps(value).encode())
    return st.one_of(as_json, st.binary(max_size=200), st.just(b""))


PIECES = st.sampled_from(["0" * 32, "f" * 32]) | st.text(
    st.characters(codec="utf-8", exclude_characters="/?#"), min_size=1, max_size=40
)
HEADER = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60).map(str.strip)


@pytest.fixture(scope="module")
def anybody(tmp_path_factory):
    from tests.support.stores import StubServer

    server = StubServer(tmp_path_factory.mktemp("fuzz"))
    yield server, server.sign_in("hanh")
    server.close()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_is_sent_is_met_with_a_bug(anybody, name):
    server, phone = anybody
    endpoint = ALL[NAMES.index(name)]
    documented = {STATUS[code] for code in problems_of(endpoint)} | {endpoint.status, 200, 404, 413}
    if name == "resetStage":  # every valid call would sign the phone out
        documented |= {401}

    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def run(data):
        from urllib.parse import quote

        path = "/".join(
            quote(data.draw(PIECES), safe="") if part.startswith("{") else part
            for part in endpoint.path.split("/")
        )
        if endpoint.query and data.draw(st.booleans()):
            path += "?" + quote(data.draw(st.text(max_size=20)), safe="=&")
        headers = {
            "Idempotency-Key": data.draw(HEADER | st.just("a-key-of-its-own")).encode("latin-1")
        }
        if endpoint.right is Right.STAGE:
            headers["Stage-Key"] = STAGE_KEY
        elif endpoint.right is not Right.ANYBODY and name != "signOut":
            headers |= phone.headers
        if data.draw(st.booleans()):
            headers["Rule-Set"] = data.draw(HEADER).encode("latin-1")
        raw = data.draw(bodies_of(endpoint)) if endpoint.method != "GET" else None
        answer = server.ask(endpoint.method, path, raw=raw, headers=headers)
        assert answer.status_code in documented, answer.text
        assert answer.status_code != 500, answer.text
        if answer.status_code >= 400:
            problem(answer)

    run()
