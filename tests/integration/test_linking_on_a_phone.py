"""Linking accounts from a phone, against the real server: left, resumed, mended, repeated."""

import time

import pytest

from app.features.link_account.view_model import LinkAccountViewModel
from app.shared.personas import persona
from tests.support.linking import agree_to_ask

HURRY = 20  # the phone looks for the answer by itself every two seconds
KHOI = persona("khoi")
SEN_VANG, SONG_XANH = ("sen_vang", "000000000001"), ("song_xanh", "000000000002")


@pytest.fixture
def opened(phone):
    vm = LinkAccountViewModel(phone.app, monotonic=lambda: time.monotonic() * HURRY)
    vm.start()
    phone.wait_for(lambda: vm.state.full_name == KHOI.full_name)
    yield vm
    vm.stop()


def ask(phone, vm, provider_id, number, passcode=KHOI.passcode):
    agree_to_ask(vm, provider_id, number)
    for digit in passcode:
        vm.press(digit)
    phone.wait_for(lambda: not vm.state.entry.busy)


def until(phone, vm, stage):
    def there():
        vm.tick()
        return vm.state.stage == stage

    phone.wait_for(there)


def link(phone, vm, account):
    ask(phone, vm, *account)
    until(phone, vm, "code")
    phone.wait_for(lambda: vm.state.message_code)
    vm.fill_code()
    vm.confirm()
    until(phone, vm, "linked")


def shown_again(phone, vm):
    vm.stop()
    phone.pump()
    vm.start()


def test_a_second_account_can_be_linked_from_the_same_screen(phone, opened):
    link(phone, opened, SEN_VANG)
    shown_again(phone, opened)
    assert opened.state.stage == "form"
    assert opened.state.number == ""
    link(phone, opened, SONG_XANH)
    assert [one.provider_id for one in phone.app.benefits.refresh().linked] == [
        "song_xanh",
        "sen_vang",
    ]


def test_a_link_that_was_left_waits_where_it_was(phone, opened):
    ask(phone, opened, *SEN_VANG)
    until(phone, opened, "code")
    other = LinkAccountViewModel(phone.app)
    other.start()
    phone.wait_for(lambda: other.state.stage == "code")
    assert other.state.link == opened.state.link
    other.stop()


def test_who_changes_their_mind_twice_comes_back_to_the_code(phone, opened):
    ask(phone, opened, *SEN_VANG)
    until(phone, opened, "code")
    first = opened.state.link.id
    opened.again()
    assert opened.state.stage == "form"
    assert opened.state.number == SEN_VANG[1]
    ask(phone, opened, *SEN_VANG)  # the server has it open already
    until(phone, opened, "code")
    assert opened.state.link.id == first


def test_a_wrong_passcode_sends_nothing_and_keeps_the_form(phone, opened):
    ask(phone, opened, *SEN_VANG, passcode="000111")
    assert opened.state.entry.wrong
    assert opened.state.entry.tries_left == 4
    assert (opened.state.provider_id, opened.state.number) == SEN_VANG
    assert phone.app.benefits.refresh().links == ()


def test_three_wrong_codes_end_it_and_the_form_is_kept(phone, opened):
    ask(phone, opened, *SEN_VANG)
    until(phone, opened, "code")
    right = phone.wait_for(lambda: opened.state.message_code)
    wrong = "111111" if right != "111111" else "222222"
    for left in (2, 1):
        opened.change_code("")
        opened.change_code(wrong)
        opened.confirm()
        phone.wait_for(lambda left=left: opened.state.code_tries_left == left)
        assert opened.state.code_wrong
    opened.change_code("")
    opened.change_code(wrong)
    opened.confirm()
    until(phone, opened, "lapsed")
    opened.again()
    assert (opened.state.provider_id, opened.state.number) == SEN_VANG


@pytest.mark.parametrize(
    "provider_id, number, why",
    [
        ("song_xanh", "000000000003", "wrong_currency"),
        ("sen_vang", "000000000004", "not_active"),
        ("song_xanh", "000000000005", "not_yours"),
        ("sen_vang", "000000009999", "no_such_account"),
        ("ruong_lua", "000000000007", "provider_silent"),
    ],
)
def test_what_the_bank_says_is_told_as_it_is(phone, opened, provider_id, number, why):
    ask(phone, opened, provider_id, number)
    until(phone, opened, "rejected")
    assert opened.state.link.rejection == why
    if why == "not_yours":
        assert opened.state.link.comparison is None


def test_an_answer_that_got_lost_makes_one_link(phone, opened):
    phone.lose_answers = True
    ask(phone, opened, *SEN_VANG)
    assert opened.state.entry.fault_key
    phone.lose_answers = False
    opened.retry()
    until(phone, opened, "code")
    assert len(phone.app.benefits.refresh().links) == 1
