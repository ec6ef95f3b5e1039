"""What travels between app and server keeps the form that was agreed on."""

import re
from datetime import date

import msgspec
import pytest

from app.shared.codec import Unreadable, decode, encode
from app.shared.contract import endpoints
from app.shared.contract.documents import HeldDocument
from app.shared.contract.problems import STATUS, ProblemCode
from app.shared.contract.wire import Body
from tests.app.shared.contract import samples
from tests.app.shared.contract.access_samples import ACCESS_SAMPLES
from tests.app.shared.contract.consultation_samples import CONSULTATION_SAMPLES
from tests.app.shared.contract.samples import DOCUMENT

SAMPLES = (*samples.SAMPLES, *ACCESS_SAMPLES, *CONSULTATION_SAMPLES)
CASES = [pytest.param(one, id=type(one).__name__) for one in SAMPLES]
BODIES = [pytest.param(one, id=type(one).__name__) for one in SAMPLES if isinstance(one, Body)]


@pytest.mark.parametrize("sample", CASES)
def test_the_wire_form_has_not_changed(golden, sample):
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(sample).__name__).lower()
    golden.check_json(f"contract/{name}.json", encode(sample))


@pytest.mark.parametrize("sample", CASES)
def test_what_was_sent_is_what_is_read(sample):
    for strict in (True, False):
        assert decode(encode(sample), type(sample), strict=strict) == sample


def test_every_type_of_every_call_has_its_form():
    spoken = {call.reply for call in endpoints.ALL} | {call.body for call in endpoints.ALL}
    assert spoken - {None} <= {type(one) for one in SAMPLES}


@pytest.mark.parametrize("sample", BODIES)
def test_a_body_with_an_unknown_field_is_refused(sample):
    raw = encode({**msgspec.to_builtins(sample), "surprise": 1})
    with pytest.raises(Unreadable, match="surprise"):
        decode(raw, type(sample), strict=True)


@pytest.mark.parametrize("sample", BODIES)
def test_a_body_without_one_of_its_needed_fields_is_refused(sample):
    fields = msgspec.structs.fields(type(sample))
    for field in fields:
        if field.default is msgspec.NODEFAULT:
            kept = {k: v for k, v in msgspec.to_builtins(sample).items() if k != field.name}
            with pytest.raises(Unreadable, match=field.name):
                decode(encode(kept), type(sample), strict=True)


def test_a_document_that_ends_before_it_begins_is_no_document():
    with pytest.raises(ValueError, match="expires before"):
        msgspec.structs.replace(DOCUMENT, expires_on=date(2021, 4, 21))
    raw = encode(DOCUMENT).replace(b"2031-04-22", b"2021-04-21")
    with pytest.raises(Unreadable, match="expires before"):
        decode(raw, HeldDocument, strict=False)


def test_every_call_has_its_own_name_and_its_own_way():
    assert len({call.name for call in endpoints.ALL}) == len(endpoints.ALL)
    assert len({(call.method, call.path) for call in endpoints.ALL}) == len(endpoints.ALL)


@pytest.mark.parametrize("call", endpoints.ALL, ids=lambda call: call.name)
def test_a_call_fails_with_known_codes_only(call):
    assert set(call.failures) <= set(ProblemCode.__args__)


def test_every_problem_code_has_a_status():
    assert set(STATUS) == set(ProblemCode.__args__)
    assert all(400 <= status < 600 for status in STATUS.values())
