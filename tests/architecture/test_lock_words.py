"""Holds locked, hidden and held apart in both languages: they are three things in the law."""

import re

import pytest

from app.devtools import catalogues

LOCKED = {"vi": r"\bkhoá\b", "en": r"\block(?:s|ed)?\b"}
HIDDEN = {"vi": r"\bẩn\b", "en": r"\bhid(?:den|e|es)\b"}
HELD = {"vi": r"tạm giữ", "en": r"\bheld\b"}
TELL_APART = {
    "wallet.hidden_count", "wallet.rule_hidden", "document.rule_hidden", "about.is_text",
    "lock_account.or_hidden",
}  # fmt: skip
"""The only sentences that name both: each says that one is not the other."""
OF_A_LOCK = ("locked.", "lock_account.is_locked", "notices.event.lock.", "notices.account_locked",
             "stage.desk.account_lock.", "reason.account_")  # fmt: skip
OF_AUTHORITY = re.compile(r"held|hold|restricted|revoked")
OF_HIDING = re.compile(r"(?:^|[._])hidden(?:[._]|$)")


@pytest.fixture(params=catalogues.LANGUAGES)
def words(request):
    """Key → every form of its words, in small letters."""
    found = catalogues.entries(request.param)
    return request.param, {key: " ".join(forms).lower() for key, forms in found.items()}


def says(pattern, lang, text):
    return re.search(pattern[lang], text) is not None


def test_no_other_sentence_names_both_locked_and_hidden(words):
    lang, texts = words
    both = {k for k, t in texts.items() if says(LOCKED, lang, t) and says(HIDDEN, lang, t)}
    assert both == TELL_APART


def test_what_is_said_of_a_lock_never_says_hidden(words):
    lang, texts = words
    wrong = [k for k, t in texts.items() if k.startswith(OF_A_LOCK) and says(HIDDEN, lang, t)]
    assert wrong == []


def test_what_is_said_of_a_hidden_document_never_says_locked(words):
    lang, texts = words
    wrong = {
        k for k, t in texts.items() if OF_HIDING.search(k) and says(LOCKED, lang, t)
    } - TELL_APART
    assert wrong == set()


def test_held_is_said_of_what_an_authority_has_alone(words):
    lang, texts = words
    if lang == "en":  # biometrics and papers are "held" in English too
        texts = {k: t for k, t in texts.items() if k.startswith(OF_A_LOCK)}
    held = {k for k, t in texts.items() if says(HELD, lang, t)}
    assert held
    assert all(OF_AUTHORITY.search(key) for key in held)
