"""Names are compared as the provider prints them, and its answer is judged by the rules."""

import unicodedata
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shared.rules.linking import (
    ProviderAnswer,
    compare_names,
    judge_answer,
    may_link,
    may_receive,
)

ME = "000085000001"
FORMER = "000012345"
SOMEBODY = "000186000091"
DAY, GROWN = date(2025, 10, 15), date(1985, 10, 14)
NAMES = (
    "Trần Minh Khôi", "Lê Thị Hoa", "Đặng Quốc Bình", "Vũ Ngọc Hạnh", "Nguyễn Thị Ánh Nguyệt",
    "Tôn Nữ Hoàng Thuỳ Dương", "Mira Calder", "Leo Nguyen-Hart",
)  # fmt: skip


@pytest.mark.parametrize(
    "ours, theirs, matches, plain",
    [
        ("Trần Minh Khôi", "TRAN MINH KHOI", True, True),
        ("Trần Minh Khôi", "Trần Minh Khôi", True, False),
        ("Trần Minh Khôi", "TRẦN MINH KHÔI", True, False),
        ("Trần Minh Khôi", "  tran   minh\u00a0khoi ", True, True),
        ("Trần Minh Khôi", "TRANMINHKHOI", True, True),
        ("Trần Minh Khôi", "TRẦN MINH KHOI", False, False),  # one diacritic: compared with them
        ("Lê Thị Hoa", "LÊ THỊ HOÀ", False, False),
        ("Lê Thị Hoa", "LE THI HOA", True, True),
        ("Lê Thị Hoà", "LE THI HOA", True, True),
        ("Le Thi Hoa", "Lê Thị Hoa", False, False),
        ("Đặng Quốc Bình", "DANG QUOC BINH", True, True),
        ("Đặng Quốc Bình", "ĐANG QUOC BINH", False, False),  # the bar of Đ is a diacritic
        ("Dang Quoc Binh", "ĐANG QUOC BINH", False, False),
        ("Đặng Quốc Bình", "đặng quốc bình", True, False),
        ("Đặng Quốc Bình", "\u00d0ẶNG QUỐC BÌNH", True, False),  # eth, printed for Đ
        ("Trần Minh Khôi", "Ｔｒａｎ　Ｍｉｎｈ　Ｋｈｏｉ", True, True),
        ("Trần Minh Khôi", "TRAN\u200b MINH KHOI", True, True),
        ("Trần Minh Khôi", "TRAN MINH KHOA", False, True),
        ("Trần Minh Khôi", "KHOI TRAN MINH", False, True),
        ("Trần Minh Khôi", "", False, True),
        ("Mira Calder", "MIRA CALDER", True, True),
        ("Mira Calder", "MIRÁ CALDER", False, False),
    ],
)
def test_names_are_compared_as_the_provider_prints_them(ours, theirs, matches, plain):
    compared = compare_names(ours, theirs)
    assert (compared.matches, compared.plain) == (matches, plain)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("name", NAMES)
def test_the_form_of_a_letter_never_differs(name, form):
    assert compare_names(name, unicodedata.normalize(form, name)).matches
    assert compare_names(unicodedata.normalize(form, name), name).matches


@pytest.mark.parametrize("name", NAMES)
def test_marks_of_one_letter_may_come_in_either_order(name):
    swapped = "".join(
        unicodedata.normalize("NFD", char)[0] + unicodedata.normalize("NFD", char)[:0:-1]
        for char in name
    )
    assert compare_names(name, swapped).matches


@given(
    name=st.sampled_from(NAMES),
    case=st.sampled_from([str.upper, str.lower, str.title, str.swapcase]),
    space=st.text(" \u00a0\t\u2003", min_size=1, max_size=4),
)
def test_case_and_spacing_never_differ(name, case, space):
    assert compare_names(name, space + case(name).replace(" ", space)).matches


@given(ours=st.text(max_size=30), theirs=st.text(max_size=30))
def test_any_text_gets_an_answer_that_keeps_both_names(ours, theirs):
    compared = compare_names(ours, theirs)
    assert (compared.ours, compared.theirs) == (ours, theirs)


@pytest.mark.parametrize("level, holds", [(0, False), (1, False), (2, True)])
def test_linking_needs_the_level_that_the_rule_set_says(either, level, holds):
    verdict = may_link("citizen", level, GROWN, DAY, either)
    assert verdict.holds is holds
    assert verdict.reasons[0].values == {"level": level, "required_level": 2}


@pytest.mark.parametrize(
    "born_on, holds",
    [
        (date(2011, 10, 15), True),  # 14 today
        (date(2011, 10, 16), False),  # 14 tomorrow
        (date(2016, 4, 5), False),
    ],
)
def test_a_child_links_nothing_alone_whatever_its_level(either, born_on, holds):
    verdict = may_link("citizen", 2, born_on, DAY, either)
    assert verdict.holds is holds
    assert verdict.reasons[0].rule_id == ("level_for_benefits" if holds else "link_age")


def test_organisations_hold_an_account_under_the_draft_alone(today, draft):
    assert may_link("organisation", 0, GROWN, DAY, draft).holds
    refused = may_link("organisation", 0, GROWN, DAY, today)
    assert (refused.holds, refused.reasons[0].rule_id) == (False, "organisations_may_link")
    assert today.rule("organisations_may_link").status == "unconfirmed"
    assert not may_receive("organisation", today).holds


@pytest.mark.parametrize("value, holds", [("yes", True), ("no", False)])
def test_whether_foreigners_link_is_a_setting_that_no_source_confirms(draft, value, holds):
    rule = draft.rule("foreigners_may_link")
    changed = msgspec.structs.replace(rule, value=value)
    rules = msgspec.structs.replace(draft, rules={**draft.rules, rule.id: changed})
    assert rule.status == "unconfirmed"
    assert may_link("foreigner", 2, GROWN, DAY, rules).holds is holds
    assert may_receive("foreigner", rules).holds is holds
    assert may_link("citizen", 2, GROWN, DAY, rules).holds


def _answer(**changes):
    facts = {"holder": "TRAN MINH KHOI", "id_number": ME, "state": "active", "currency": "VND"}
    return ProviderAnswer(**{**facts, **changes})


@pytest.mark.parametrize(
    "answer, rejection",
    [
        (_answer(), None),
        (None, "no_such_account"),
        (_answer(id_number=SOMEBODY), "not_yours"),
        (_answer(state="closed"), "not_active"),
        (_answer(state="restricted"), "restricted"),
        (_answer(id_number=FORMER), "old_id_number"),
        (_answer(currency="USD"), "wrong_currency"),
        (_answer(holder="TRẦN MINH KHOI"), "name_differs"),
    ],
)
def test_an_answer_is_judged_by_the_rules(either, answer, rejection):
    judged = judge_answer("Trần Minh Khôi", ME, answer, either, FORMER)
    assert (judged.rejection, judged.verdict.holds) == (rejection, rejection is None)


def test_the_name_on_somebody_elses_account_is_never_told(either):
    judged = judge_answer("Trần Minh Khôi", ME, _answer(id_number=SOMEBODY), either)
    assert judged.comparison is None


def test_a_differing_name_is_told_with_both_names(either):
    compared = judge_answer("Lê Thị Hoa", ME, _answer(holder="LÊ THỊ HOÀ"), either).comparison
    assert (compared.ours, compared.theirs) == ("Lê Thị Hoa", "LÊ THỊ HOÀ")
