"""A comment on the phone: kept while typed, sent once, its receipt, changed until the close."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from app.data.consultation import ConsultationAsOf, KeptDraft
from app.data.errors import Offline, Rejected
from app.features.comment.previews import ANONYMOUS, SIGNED
from app.features.comment.view_model import CommentViewModel
from app.features.consultation.view_model import ConsultationViewModel
from app.features.draft_article.view_model import ArticleViewModel
from app.runtime.destinations import CommentOn, DraftArticle, Profile, Wallet
from app.runtime.draft_words import OPENED
from app.runtime.view_model import Phase
from app.shared.contract.consultation import ConsultationNow
from app.shared.draft import articles, consultation
from app.shared.rules.comments import fault_in_place, written
from app.testing.consultation_fakes import FakeConsultation
from app.testing.containers import a_signed_in_container
from app.testing.samples import STORY

ABOUT = CommentOn(1, "", "Wallet", "document_hidden")
DAYS = consultation()


def known(*comments, summary=None):
    now = ConsultationNow(
        state="open", opens_at=DAYS.opens_at, closes_at=DAYS.closes_at, summary=summary
    )
    return ConsultationAsOf(now, comments, STORY)


def opened(destination=ABOUT, comments=(), drafts=(), **answers):
    repository = FakeConsultation(known(*comments), **answers)
    repository.drafts.update(drafts)
    app = a_signed_in_container(consultation=repository)
    vm = CommentViewModel(destination, app)
    vm.start()
    app.drain()
    return app, vm


def asked(app, deed):
    return [call[1:] for call in app.consultation.asked if call[0] == deed]


def test_a_comment_is_sent_once_and_its_receipt_is_shown():
    app, vm = opened(send=SIGNED)
    vm.choose("agree")
    vm.type("Nên làm.")
    vm.send()
    vm.send()
    app.drain()
    ((subject, said, signed),) = asked(app, "send")
    assert (subject, signed) == ("1//Wallet", True)
    assert (said.screen, said.screen_state, said.stance) == ("Wallet", "document_hidden", "agree")
    assert (vm.state.sent, vm.state.writing, vm.state.text) == (SIGNED, False, "")


def test_what_is_typed_is_kept_and_taken_up_again():
    app, vm = opened()
    vm.choose("change")
    vm.type("Nên nhắc")
    vm.sign()
    app.drain()
    kept = app.consultation.drafts["1//Wallet"]
    assert kept == KeptDraft(stance="change", text="Nên nhắc", signed=False)
    _, again = opened(drafts={"1//Wallet": kept})
    assert (again.state.text, again.state.stance, again.state.signed) == (
        "Nên nhắc", "change", False,
    )  # fmt: skip
    _, elsewhere = opened(CommentOn(1), drafts={"1//Wallet": kept})
    assert elsewhere.state.text == ""


@pytest.mark.parametrize(
    ("stance", "text", "wrong"),
    [("", "Có chữ", "no_stance"), ("agree", " ", "empty"), ("agree", "\u202e\u2066", "empty"),
     ("agree", "a" * (DAYS.text_most.value + 1), "too_long")],
)  # fmt: skip
def test_what_cannot_be_sent_is_said_and_stays(stance, text, wrong):
    app, vm = opened(send=SIGNED)
    if stance:
        vm.choose(stance)
    vm.type(text)
    vm.send()
    app.drain()
    assert (vm.state.wrong, vm.state.text, asked(app, "send")) == (wrong, text, [])


@pytest.mark.parametrize(
    "error", [Offline(), Rejected("comments_slowed", {"wait_seconds": 60}),
              Rejected("consultation_shut", {"state": "closed"})]
)  # fmt: skip
def test_what_was_typed_stays_when_it_is_not_sent(error):
    app, vm = opened(send=error)
    vm.choose("agree")
    vm.type("Nên làm.")
    vm.send()
    app.drain()
    assert (vm.state.text, vm.state.sent, vm.state.fault.deed) == ("Nên làm.", None, "send")


@pytest.mark.parametrize(("seconds", "stands"), [(-1, "open"), (0, "closed")])
def test_after_the_last_second_nothing_can_be_changed(seconds, stands):
    app, vm = opened(CommentOn(comment_id=SIGNED.id), comments=(SIGNED,), refresh=known(SIGNED))
    app.clock.set(DAYS.closes_at + timedelta(seconds=seconds))
    vm.tick()
    assert (vm.state.stands, vm.may_change) == (stands, stands == "open")
    vm.edit()
    assert vm.state.editing is (stands == "open")


@pytest.mark.parametrize("comment", [SIGNED, ANONYMOUS])
def test_a_comment_is_changed_and_taken_back(comment):
    gone = msgspec.structs.replace(comment, withdrawn=True, text="")
    app, vm = opened(
        CommentOn(comment_id=comment.id), comments=(comment,), change=comment, withdraw=gone
    )
    vm.edit()
    assert (vm.state.text, vm.state.signed) == (comment.text, comment.signed)
    vm.sign()
    assert vm.state.signed is comment.signed
    vm.type("Khác")
    vm.send()
    app.drain()
    assert asked(app, "change")[0][1].text == "Khác"
    assert app.consultation.drafts == {}
    vm.ask_withdraw()
    vm.withdraw()
    app.drain()
    assert vm.state.sent.withdrawn


def test_a_comment_that_is_not_there_is_said():
    _, vm = opened(CommentOn(comment_id=SIGNED.id))
    assert vm.state.phase is Phase.EMPTY


def test_the_screen_left_just_now_can_be_commented_on():
    app = a_signed_in_container(consultation=FakeConsultation(known()))
    app.navigator.go(Wallet())
    app.navigator.go(Profile())
    vm = ConsultationViewModel(app)
    vm.start()
    app.drain()
    assert vm.state.last_screen == "Wallet"
    vm.comment_on_last()
    assert app.navigator.current == CommentOn(1, "", "Wallet", "document_hidden")


@pytest.mark.parametrize(
    ("before", "left"),
    [(timedelta(days=5, hours=14, minutes=40), (5, 14, 40)), (timedelta(seconds=1), (0, 0, 1)),
     (timedelta(0), (0, 0, 0))],
)  # fmt: skip
def test_the_time_left_is_counted_in_begun_minutes(before, left):
    app = a_signed_in_container(consultation=FakeConsultation(known()))
    app.clock.set(DAYS.closes_at - before)
    vm = ConsultationViewModel(app)
    vm.start()
    assert vm.state.left == left
    assert vm.state.stands == ("closed" if left == (0, 0, 0) else "open")


def test_every_article_leads_to_its_screens_and_to_a_comment_on_each():
    for one in articles():
        app = a_signed_in_container()
        vm = ArticleViewModel(DraftArticle(one.number), app)
        for screen in one.screens:
            vm.comment(screen=screen)
            at = app.navigator.current
            assert fault_in_place(at.article, None, at.screen, at.screen_state) is None
            vm.open(screen)
            assert (app.navigator.current == OPENED.get(screen)) == (screen in OPENED)
        for rule in one.rules:
            vm.comment(rule_id=rule.id)
            assert app.navigator.current.rule_id == rule.id


def test_a_text_is_kept_as_it_was_typed_but_for_signs_that_nobody_sees():
    assert written("  a\u202eb\x00\r\nc\td  ") == "ab\nc d"
    assert written("e\u0302\u0323") == "ệ"
    assert datetime(2025, 10, 20, 16, 59, 59, tzinfo=UTC) < DAYS.closes_at
