"""
A second verifier that nobody here wrote (``@sd-jwt/sd-jwt-vc``): it needs Node.js.

``python3 run.py prove credentials`` fetches it, by its hashes, and runs this file.
"""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from app.data.credentials import presented
from app.shared.contract.credential_endpoints import READ_TRUST_LIST
from app.shared.contract.credentials import PLATFORM_ORIGIN
from app.shared.issuers import issuer_of, issuing_register
from app.shared.personas import persona
from backend_stub.interop import jws
from tests.interop.test_foreign_verifier import ASKED, a_wallet
from tests.support.presenting import document, offer, read
from tests.support.registers import edit, record_of
from tests.support.wallet import asked_by

HERE = Path(__file__).parent / "second_opinion"
FOLDER = "DINH_DANH_SECOND_OPINION"


@pytest.fixture(scope="module")
def verdicts(phone, tmp_path_factory):
    """What it says of each case, asked once."""
    folder = Path(os.environ[FOLDER])
    ran = subprocess.run(
        [shutil.which("node") or "node", str(folder / "verify.mjs")],
        input=json.dumps(dict(cases(phone))), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(ran.stdout)


def cases(phone):
    wallet, clock = a_wallet(phone), phone.server.clock
    asked = asked_by(phone.server, read(phone.server, offer(phone, *ASKED).link))
    issuer = issuer_of(issuing_register("driving_licence"))
    trust = phone.app.api.call(READ_TRUST_LIST)
    key = next(one.key for one in trust.issuers if one.issuer == issuer)
    credential = wallet.take(document(phone))
    uri = jws.claims_in(jws.parsed(credential.signed.split("~")[0]).objects["payload"])
    at = uri["status"]["status_list"]["uri"].removeprefix(PLATFORM_ORIGIN)

    def case(shown, **changes):
        return {
            "presentation": shown, "issuer": key, "nonce": asked.nonce,
            "now": int(clock().timestamp()), "status_list": phone.server.ask("GET", at).text,
            **changes,
        }  # fmt: skip

    shown = presented(credential, asked, ASKED, clock())
    yield "right", case(shown)
    other = replace(asked, nonce="n" * 43)
    yield "wrong_nonce", case(presented(credential, other, ASKED, clock()))
    for name, part in (("issuer", 0), ("disclosure", 1), ("binding", -1)):
        yield f"altered_{name}", case(altered(shown, part))
    yield "expired", case(shown, now=int(clock().timestamp()) + 400 * 86_400)
    record = record_of(phone.server, "driving_licences", persona("khoi"))
    assert edit(phone.server, record, "class", "C").status_code == 200
    phone.wait_for(lambda: document(phone).fields["class"] == "C")
    yield "revoked", case(shown)


def altered(shown, part):
    pieces = shown.split("~")
    at = len(pieces[part]) - 10
    pieces[part] = (
        pieces[part][:at] + ("A" if pieces[part][at] != "A" else "B") + (pieces[part][at + 1 :])
    )
    return "~".join(pieces)


def test_it_accepts_what_the_phone_shows_and_reads_only_that(verdicts):
    right = verdicts["right"]
    assert right["accepted"], right
    assert {name: right["claims"][name] for name in ASKED} == {
        "full_name": "Trần Minh Khôi", "drives_class_b": True,
    }  # fmt: skip
    assert "born_on" not in right["claims"]


@pytest.mark.parametrize(
    "name",
    [
        "wrong_nonce",
        "altered_issuer",
        "altered_disclosure",
        "altered_binding",
        "expired",
        "revoked",
    ],
)
def test_it_refuses_what_is_wrong(verdicts, name):
    assert not verdicts[name]["accepted"]
    print(name, "->", verdicts[name]["why"])
