"""The stations of a file, from its events."""

from datetime import timedelta

from app.features.renewal.stations import Step, steps_of
from app.shared.contract.renewals import RenewalEvent
from app.testing.samples import STORY, a_renewal


def events(*kinds):
    return tuple(
        RenewalEvent(
            kind=kind.partition(":")[0],
            at=STORY + timedelta(hours=number),
            detail=kind.partition(":")[2] or None,
        )
        for number, kind in enumerate(kinds)
    )


def marks(*kinds, **changes):
    steps = steps_of(a_renewal(events=events(*kinds), **changes))
    return [(step.kind, step.mark) for step in steps]


def test_a_new_file_waits_for_the_office_to_take_it():
    assert marks("submitted") == [
        ("submitted", "done"), ("accepted", "now"), ("work", "next"), ("new", "next"),
    ]  # fmt: skip


def test_an_accepted_file_is_worked_on():
    assert marks("submitted", "accepted", state="accepted") == [
        ("submitted", "done"), ("accepted", "done"), ("work", "now"), ("new", "next"),
    ]  # fmt: skip


def test_a_missing_paper_waits_for_the_resident_and_nothing_else_goes_on():
    file = a_renewal(
        state="paper_missing",
        missing_paper="portrait_photo",
        events=events("submitted", "paper_missing:portrait_photo"),
    )
    assert steps_of(file)[1] == Step("paper", "now", detail="portrait_photo", waits=True)
    assert [step.mark for step in steps_of(file)] == ["done", "now", "next", "next", "next"]


def test_a_paper_handed_in_stays_on_the_way():
    kinds = ("submitted", "accepted", "paper_missing:portrait_photo", "paper_given")
    assert marks(*kinds, state="accepted")[2:] == [
        ("paper", "done"), ("work", "now"), ("new", "next"),
    ]  # fmt: skip


def test_a_refused_file_ends_where_it_was_refused():
    steps = steps_of(
        a_renewal(
            state="refused",
            refusal="photo_unlike",
            events=events("submitted", "accepted", "refused:photo_unlike"),
        )
    )
    assert steps[-1].kind == "refused"
    assert (steps[-1].mark, steps[-1].detail) == ("failed", "photo_unlike")
    assert len(steps) == 3


def test_an_issued_file_has_every_station_done():
    way = marks("submitted", "accepted", "issued", state="issued")
    assert [mark for _, mark in way] == ["done"] * 4
    assert marks("submitted", "withdrawn", state="withdrawn")[-1] == ("withdrawn", "done")
