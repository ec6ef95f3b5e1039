"""A record from the copy, refreshed from the server, whatever order answers come in."""

import pytest

from app.data.cache import Entry
from app.data.errors import Offline, Unauthenticated
from app.data.offline_first import OfflineFirst
from app.shared.contract.documents import DocumentList
from app.shared.contract.endpoints import LIST_DOCUMENTS
from app.testing.fakes import Fake
from app.testing.samples import STORY, a_document, an_id
from tests.app.data.conftest import at_once

OLD = DocumentList(documents=(a_document(),))
NEW = DocumentList(documents=(a_document(id=an_id(2)),))


class FakeApi(Fake):
    """Answers a call as given."""

    def call(self, endpoint):
        return self._answer(endpoint.name)


@pytest.fixture
def api():
    return FakeApi(listDocuments=OLD)


@pytest.fixture
def wallet(api, cache):
    return OfflineFirst(api, cache, lambda: STORY, at_once, LIST_DOCUMENTS)


def test_the_copy_is_read_without_the_server(wallet, api):
    assert wallet.stored() is None
    assert api.asked == []


def test_an_answer_is_kept_with_its_age(wallet):
    assert wallet.refresh() == wallet.stored() == Entry(OLD, STORY)


def test_a_copy_outlives_a_failed_refresh(wallet, api):
    wallet.refresh()
    api.failure = Offline()
    with pytest.raises(Offline):
        wallet.refresh()
    assert wallet.stored().value == OLD


def test_an_old_answer_never_covers_a_newer_one(wallet, api):
    def slow():
        api.give(listDocuments=NEW)
        wallet.refresh()
        return OLD

    api.give(listDocuments=slow)
    assert wallet.refresh().value == NEW
    assert wallet.stored().value == NEW


def test_an_answer_asked_for_before_a_deed_never_covers_the_deeds(wallet, api):
    def slow():
        wallet.keep(NEW, wallet.epoch)
        return OLD

    api.give(listDocuments=slow)
    wallet.refresh()
    assert wallet.stored().value == NEW


def test_an_answer_to_who_has_left_is_dropped(wallet, api, cache):
    def slow():
        cache.close()
        return OLD

    api.give(listDocuments=slow)
    with pytest.raises(Unauthenticated):
        wallet.refresh()
    assert wallet.stored() is None


def test_listeners_hear_of_what_differs(wallet, api):
    heard = []
    wallet.subscribe(lambda entry: heard.append(entry.value))
    wallet.refresh()
    wallet.refresh()
    api.give(listDocuments=NEW)
    wallet.refresh()
    assert heard == [OLD, NEW]
