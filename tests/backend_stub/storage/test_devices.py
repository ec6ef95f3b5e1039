"""The table of phones: one linked at a time, held by the database itself."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from backend_stub.seed import seeded_id
from backend_stub.storage.devices import add_device, devices_of, end_device

AT = datetime(2025, 10, 15, 3, 0, tzinfo=UTC)
KHOI = seeded_id("holder", "khoi")


def link(server, device_id):
    return server.store.write(
        lambda writing: add_device(writing.db, KHOI, device_id, "card", AT)
    ).result()


def test_no_second_phone_is_linked_whoever_writes(server):
    link(server, "d" * 32)
    with pytest.raises(IntegrityError):
        link(server, "e" * 32)


def test_phones_stand_in_the_order_in_which_they_really_came(server):
    link(server, "d" * 32)
    earlier = datetime(2020, 1, 1, tzinfo=UTC)
    server.store.write(lambda w: end_device(w.db, KHOI, "lost", earlier)).result()
    link(server, "e" * 32)
    with server.store.reading() as db:
        found = [(one.device_id[0], one.ended) for one in devices_of(db, KHOI)]
    assert found == [("d", "lost"), ("e", None)]
