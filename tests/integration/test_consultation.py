"""Speaking on a phone: a draft outlives the app; an anonymous comment is found by it alone."""

import pytest

from app.data.consultation import KeptDraft
from app.data.errors import Offline, Unanswered
from app.shared.contract.consultation import CommentDraft

ABOUT = "1//Wallet"
SAID = CommentDraft(
    article=1, stance="agree", text="Nên làm.", screen="Wallet", screen_state="document_hidden"
)


def total(server):
    return server.stage("POST", "/v1/stage/comment-searches", {}).json()["tally"]["total"]


def test_what_was_typed_offline_is_there_after_the_next_start_and_is_sent_then(new_phone, server):
    phone = new_phone().sign_in()
    phone.down = True
    draft = KeptDraft(stance="agree", text="Nên làm.", signed=True)
    phone.app.consultation.keep_draft(ABOUT, draft)
    with pytest.raises(Offline):
        phone.app.consultation.send(ABOUT, SAID, signed=True)
    phone.close()
    again = new_phone().sign_in()
    assert again.app.consultation.draft(ABOUT) == draft
    sent = again.app.consultation.send(ABOUT, SAID, signed=True)
    assert again.app.consultation.draft(ABOUT) == KeptDraft()
    assert again.app.consultation.refresh().comments == (sent,)
    assert total(server) == 1


def test_an_anonymous_comment_whose_answer_was_lost_is_one_and_is_found_again(new_phone, server):
    phone = new_phone().sign_in()
    phone.lose_answers = True
    with pytest.raises(Unanswered):
        phone.app.consultation.send(ABOUT, SAID, signed=False)
    phone.close()
    again = new_phone().sign_in()
    assert again.app.consultation.draft(ABOUT).secret
    (found,) = again.app.consultation.refresh().comments
    assert (found.text, found.signed, total(server)) == (SAID.text, False, 1)
    assert again.app.consultation.draft(ABOUT) == KeptDraft()
    changed = again.app.consultation.change(
        found, CommentDraft(article=1, stance="change", text="Khác")
    )
    assert again.app.consultation.stored().of_id(found.id) == changed
    assert again.app.consultation.withdraw(changed).withdrawn
    assert total(server) == 0


def test_another_persons_copy_knows_nothing_of_it(new_phone):
    phone = new_phone().sign_in()
    phone.app.consultation.send(ABOUT, SAID, signed=False)
    other = new_phone("other").stand_in("000149000002").sign_in("hoa")
    assert other.app.consultation.refresh().comments == ()
