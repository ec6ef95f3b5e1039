"""A document asked for on the phone, against the real server: once, followed, in the wallet."""

import time

from tests.support.integrating import VEHICLE


def settled(phone):
    ends = time.monotonic() + 5
    while True:
        one = phone.app.integrations.refresh().known.requests[0]
        if one.state in ("integrated", "returned", "refused"):
            return one
        assert time.monotonic() < ends, one
        time.sleep(0.02)


def test_what_was_asked_for_is_in_the_wallet_and_can_be_taken_out_and_put_back(phone):
    port = phone.app.integrations
    sent = port.ask("vehicle_registration", VEHICLE)
    one = settled(phone)
    assert (one.id, one.state) == (sent.id, "integrated")
    assert phone.app.documents.refresh().of_id(one.document_id).fields["plate"] == VEHICLE["plate"]
    removed = port.remove(one.document_id).known.removed
    assert [it.document_id for it in removed] == [one.document_id]
    assert phone.app.documents.refresh().of_id(one.document_id) is None
    assert port.put_back(one.document_id).known.removed == ()
    assert phone.app.documents.refresh().of_id(one.document_id) is not None


def test_with_a_letter_that_differs_it_comes_back_with_the_other_name(phone):
    phone.app.integrations.ask("diploma", {"number": "000105000018"})
    last = settled(phone).events[-1]
    assert (last.reason, last.name_there) == ("name_differs", "Trần Minh Khối")
