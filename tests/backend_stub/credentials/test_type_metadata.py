"""What a credential holds can be looked up under the type that it names."""

import pytest

from app.shared.contract.credentials import PLATFORM_ORIGIN
from app.shared.issuers import credential_type
from tests.support.stores import problem


def test_a_type_says_in_both_languages_what_it_holds(shared_server):
    vct = credential_type("driving_licence")
    told = shared_server.ask("GET", vct.removeprefix(PLATFORM_ORIGIN)).json()
    assert told["vct"] == vct
    assert [one["name"] for one in told["display"]] == ["Giấy phép lái xe", "Driving licence"]
    by_name = {one["path"][0]: one for one in told["claims"]}
    assert {"full_name", "class", "expires_on", "drives_class_b"} <= set(by_name)
    assert {one["sd"] for one in told["claims"]} == {"always"}
    assert by_name["class"]["display"][1] == {"locale": "en", "label": "Class"}


@pytest.mark.parametrize("name", ["no_such", "..%2f..%2fpolicy", "driving_licence/"])
def test_another_type_is_not_there(shared_server, name):
    assert problem(shared_server.ask("GET", f"/credential-types/{name}"))[0] == "not_found"
