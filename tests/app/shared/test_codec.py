"""What is not the value asked for is unreadable, and says where."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shared.codec import DEEPEST, Unreadable, decode, encode
from app.shared.contract.benefits import NameComparison
from app.shared.contract.renewals import RenewalStart, RenewalVerdict
from app.shared.contract.stage import PhoneMessages, StageState

GOOD = b'{"decision":"accept","detail":null}'
DEEP = b"[" * 100_000


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" ",
        b"{",
        b"null",
        b"[]",
        b'"accept"',
        GOOD + b"x",
        GOOD[:-1],
        b"\xef\xbb\xbf" + GOOD,
        b'{"decision":NaN}',
        b'{"decision":Infinity}',
        b'{"decision":1e999}',
        b'{"decision":"acc\xff"}',
        b'{"decision":"\xed\xa0\x80"}',
        rb'{"decision":"accept","detail":"\ud800"}',
        rb'{"decision":"accept","detail":"\udc00 alone"}',
        b'{"decision":"accept","detail":' + DEEP,
        b'{"decision":"accept","detail":' + DEEP + b"]" * len(DEEP) + b"}",
        b'{"decision":' + b'{"a":' * 100_000,
        b'{"decision":"shred"}',
        b'{"decision":1}',
        b"{}",
        b"{'decision':'accept'}",
        b'{"decision":"accept",}',
        b'{"decision":"accept","detail":' + b"9" * 10_000 + b"}",
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_what_is_not_the_value_is_unreadable(raw, strict):
    with pytest.raises(Unreadable):
        decode(raw, RenewalVerdict, strict=strict)


def test_good_input_is_read():
    assert decode(GOOD, RenewalVerdict, strict=True) == RenewalVerdict(decision="accept")


@pytest.mark.parametrize(
    "raw",
    [
        b'{"decision":"accept","decision":"refuse"}',
        b'{"decision":"accept","detail":null,"detail":null}',
        rb'{"decision":"accept","\u0064ecision":"refuse"}',
    ],
)
def test_a_key_that_stands_twice_is_refused_by_the_strict_reader(raw):
    with pytest.raises(Unreadable, match="twice"):
        decode(raw, RenewalVerdict, strict=True)


def test_an_unknown_field_of_a_body_is_refused():
    with pytest.raises(Unreadable, match="unknown field"):
        decode(b'{"document_id":"' + b"0" * 32 + b'","x":1}', RenewalStart, strict=True)


def test_an_older_app_reads_a_newer_servers_answer():
    raw = b'{"ours":"A","theirs":"A","matches":true,"plain":true,"since":"v2"}'
    assert decode(raw, NameComparison, strict=False).matches


def test_a_fault_names_where_it_is():
    raw = b'{"messages":[{"at":"yesterday","sender":"x","text_vi":"x","text_en":"x","code":null}]}'
    with pytest.raises(Unreadable) as caught:
        decode(raw, PhoneMessages, strict=True)
    assert caught.value.path == "$.messages[0].at"


@pytest.mark.parametrize("depth, read", [(DEEPEST, True), (DEEPEST + 1, False)])
def test_nesting_is_read_to_its_limit(depth, read):
    raw = b"[" * depth + b"]" * depth
    if read:
        decode(raw, list, strict=True)
        return
    with pytest.raises(Unreadable, match="deep"):
        decode(raw, list, strict=True)


def test_brackets_in_words_are_not_nesting():
    raw = encode({"text": '["' * 500, "more": ["\\"] * 40})
    assert decode(raw, dict, strict=True)["more"] == ["\\"] * 40


def test_moments_are_written_in_utc_with_a_z():
    state = StageState(story_now=datetime(2025, 10, 15, 1, 30, tzinfo=UTC), people=1, documents=4)
    assert b'"2025-10-15T01:30:00Z"' in encode(state)


@given(st.binary(max_size=200))
def test_no_bytes_bring_the_reader_down(raw):
    for strict in (True, False):
        with suppress(Unreadable):
            decode(raw, RenewalVerdict, strict=strict)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(ours=WORDS, theirs=WORDS, matches=st.booleans())
def test_what_is_written_is_read_back(ours, theirs, matches):
    value = NameComparison(ours=ours, theirs=theirs, matches=matches, plain=False)
    assert decode(encode(value), NameComparison, strict=True) == value
