"""Scene 10 of the walk: a comment on the very screen that an article changes, and its receipt."""

from app.devtools.walk import Walker

_SAID = "Nên nhắc trước 30 ngày."


def comment_is_pinned_to_the_screen_it_is_about(w: Walker) -> None:
    """From the wallet, whose hidden card the first article changes, to a comment on just that."""
    w.tap(w.tr("tab.wallet"))
    w.tap(w.tr("tab.profile"))
    w.tap(w.tr("profile.consultation"))
    w.see(w.tr("consultation.open"), w.tr("consultation.screens", n=9))
    w.tap(w.tr("consultation.on_last"))
    w.see(w.tr("comment.pinned"), w.tr("comment.state.document_hidden"))


def comment_is_sent_and_has_a_receipt(w: Walker) -> None:
    """A view and a sentence; twice touched it is sent once, and its number stands there."""
    w.tap(w.tr("comment.stance.change"))
    w.tap(w.tr("comment.text"))
    w.type(_SAID)
    w.tap_twice(w.tr("comment.send"))
    w.see(w.tr("comment.head.received"), "GY-000-", _SAID)


def drafters_answer_and_the_receipt_says_so(w: Walker) -> None:
    """The ministry's desk answers; the same receipt, opened again, has it."""
    w.press_on_panel(w.tr("stage.desk.consultation.answer"))
    w.tap(w.tr("comment.another"))
    w.see(w.tr("consultation.open"))
    w.tap("GY-000-")
    w.see(w.tr("comment.head.answered"))
    w.back_until(w.tr("tab.home"))
