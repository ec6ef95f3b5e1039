"""Where money goes: chosen for a programme, ordered, undone in time; refused with a reason."""

import pytest

from app.shared.contract.routing import order_target, route_target
from backend_stub.limits import limits
from tests.support.paying import linked_before
from tests.support.routing import choose, endings, firsts, granted, order, routing, undo
from tests.support.stores import problem

REFUND = "health_refund"


@pytest.fixture
def two(server, khoi):
    """An old default, and another account as old."""
    return [linked_before(server, khoi, name)["id"] for name in ("sen_vang", "song_xanh")]


def test_who_linked_nothing_is_told_that_cash_waits_at_the_commune(khoi):
    seen = routing(khoi)
    assert (seen["accounts"], seen["change"]) == ([], None)
    route = seen["programmes"][0]
    assert (route["programme_id"], route["chosen_at"]) == (REFUND, None)
    assert [one["why"] for one in route["rungs"]] == ["last_resort"]
    assert (route["next"]["amount_vnd"], route["next"]["programme_id"]) == (210_000, REFUND)


def test_the_default_receives_what_names_no_account(khoi, two):
    seen = routing(khoi)
    assert [one["place"]["link_id"] for one in seen["accounts"]] == two
    assert [one["why"] for one in seen["accounts"]] == ["default", "next_newest"]
    route = seen["programmes"][0]
    assert [one["why"] for one in route["rungs"]] == ["default", "next_newest", "last_resort"]
    assert route["confirmed_at"] == seen["accounts"][0]["confirmed_at"]
    assert route["chosen_at"] == seen["accounts"][0]["chosen_at"]


def test_a_programme_gets_its_own_account_and_gives_it_back(khoi, two):
    seen = choose(khoi, REFUND, two[1]).json()
    route = seen["programmes"][0]
    assert (route["chosen"], route["rungs"][0]["why"]) == (two[1], "chosen")
    assert route["chosen_at"] == seen["change"]["at"]
    assert [one["why"] for one in seen["accounts"]] == ["default", "next_newest"]
    back = choose(khoi, REFUND, None).json()["programmes"][0]
    assert (back["chosen"], back["rungs"][0]["place"]["link_id"]) == (None, two[0])


def test_the_first_of_an_order_becomes_the_default(khoi, two):
    seen = order(khoi, two[1], two[0]).json()
    assert [one["place"]["link_id"] for one in seen["accounts"]] == [two[1], two[0]]
    assert [one["why"] for one in seen["accounts"]] == ["default", "backup"]
    links = khoi.get("/v1/benefits")["links"]
    assert [one["id"] for one in links if one["is_default"]] == [two[1]]


@pytest.mark.parametrize("way", ["programme", "order", "default"])
def test_each_change_is_undone_in_time(server, khoi, two, way):
    before = {**routing(khoi), "change": None}
    if way == "programme":
        choose(khoi, REFUND, two[1])
    elif way == "order":
        order(khoi, two[1], two[0])
    else:
        khoi.done(
            f"/v1/benefits/links/{two[1]}/default",
            {"grant": granted(khoi, "choose_default", two[1])},
        )
    change = routing(khoi)["change"]
    assert (change["kind"], change["before"]["link_id"]) == (way, two[0])
    server.clock.advance(seconds=limits().routing.undo_seconds - 1)
    answer = undo(khoi, change["id"])
    assert answer.status_code == 200, answer.text
    after = answer.json()
    assert firsts(after) == firsts(before)
    assert endings(after) == endings(before)
    assert after["change"] is None
    assert problem(undo(khoi, change["id"])) == ("undo_over", {"reason": "undone"})


def test_a_change_stays_once_its_time_is_over(server, khoi, two):
    change = choose(khoi, REFUND, two[1]).json()["change"]
    server.clock.advance(seconds=limits().routing.undo_seconds)
    assert problem(undo(khoi, change["id"])) == ("undo_over", {"reason": "too_late"})
    assert (routing(khoi)["change"], firsts(routing(khoi))) == (None, [two[1]])


def test_only_the_newest_change_is_undone_and_then_the_one_before(khoi, two):
    first = choose(khoi, REFUND, two[1]).json()["change"]
    second = order(khoi, two[1], two[0]).json()["change"]
    assert problem(undo(khoi, first["id"])) == ("undo_over", {"reason": "changed_since"})
    assert undo(khoi, second["id"]).json()["change"]["id"] == first["id"]
    assert undo(khoi, first["id"]).json()["change"] is None


def test_a_change_back_to_an_account_that_is_gone_cannot_be_undone(khoi, two):
    change = order(khoi, two[1], two[0]).json()["change"]
    khoi.done(
        f"/v1/benefits/links/{two[0]}/unlinking", {"grant": granted(khoi, "unlink_account", two[0])}
    )
    assert problem(undo(khoi, change["id"])) == ("undo_over", {"reason": "account_gone"})


def test_a_new_account_is_told_from_when_it_receives(server, khoi):
    server.move_story("2025-10-19T03:00:00Z")  # the refund is paid on the 20th
    old = linked_before(server, khoi, "sen_vang")["id"]
    new = khoi.link("song_xanh", make_default=True)["id"]
    seen = routing(khoi)
    assert [one["receives_from"] for one in seen["accounts"]] == ["2025-10-21", None]
    route = seen["programmes"][0]
    assert firsts(seen) == [old]
    assert [(one["place"]["link_id"], one["on"]) for one in route["waiting"]] == [
        (new, "2025-10-21")
    ]
    server.move_story("2025-10-20T17:00:00Z")  # midnight in Viet Nam
    assert firsts(routing(khoi)) == [new]
    server.move_story("2025-10-20T16:59:59Z")
    assert firsts(routing(khoi)) == [old]


def test_a_moved_clock_needs_no_undoing(server, khoi, two):
    choose(khoi, REFUND, two[1])
    now, before = "2025-10-15T02:00:00Z", "2025-10-14T02:00:00Z"
    server.move_story(now)
    chosen = routing(khoi)
    server.move_story(before)
    assert firsts(routing(khoi)) == [two[0]]
    answer = choose(khoi, REFUND, None)
    assert problem(answer) == ("routing_refused", {"reason": "later_in_story"})
    server.move_story(now)
    assert routing(khoi) == chosen


def test_each_change_takes_a_passcode_for_exactly_that(khoi, two):
    wrong = granted(khoi, "choose_route", route_target(REFUND, two[0]))
    body = {"programme_id": REFUND, "link_id": two[1], "grant": wrong}
    assert problem(khoi.post("/v1/routing/choices", body))[0] == "grant_refused"
    wrong = granted(khoi, "order_accounts", order_target(two))
    body = {"link_ids": two[::-1], "grant": wrong}
    assert problem(khoi.post("/v1/routing/orders", body))[0] == "grant_refused"
    change = choose(khoi, REFUND, two[1]).json()["change"]["id"]
    used = granted(khoi, "undo_routing", change)
    path = f"/v1/routing/changes/{change}/undoing"
    assert khoi.post(path, {"grant": used}).status_code == 200
    assert problem(khoi.post(path, {"grant": used}))[0] == "grant_refused"


def test_the_same_choice_sent_twice_is_made_once(khoi, two):
    grant = granted(khoi, "choose_route", route_target(REFUND, two[1]))
    body = {"programme_id": REFUND, "link_id": two[1], "grant": grant}
    answers = [khoi.ask("POST", "/v1/routing/choices", body, key="chosen-once") for _ in range(2)]
    assert answers[0].content == answers[1].content
    told = [one for one in khoi.get("/v1/notices")["notices"] if "moved_one" in str(one["subject"])]
    assert len(told) == 1


@pytest.mark.parametrize("ids", ["one", "twice", "strangers"])
def test_an_order_names_every_linked_account_once(server, khoi, two, ids):
    hers = linked_before(server, server.sign_in("hoa"), "song_xanh")["id"]
    wanted = {"one": two[:1], "twice": [two[0], two[0]], "strangers": [*two, hers]}[ids]
    assert problem(order(khoi, *wanted)) == ("routing_refused", {"reason": "accounts_changed"})
    assert routing(khoi)["change"] is None


def test_what_cannot_be_chosen_is_refused_with_a_reason(server, khoi, two):
    hers = linked_before(server, server.sign_in("hoa"), "song_xanh")["id"]
    assert problem(choose(khoi, "social_pension", two[0])) == (
        "routing_refused", {"reason": "not_on_list"},
    )  # fmt: skip
    assert problem(choose(khoi, REFUND, hers))[0] == "not_found"
    khoi.done(
        f"/v1/benefits/links/{two[1]}/unlinking", {"grant": granted(khoi, "unlink_account", two[1])}
    )
    assert problem(choose(khoi, REFUND, two[1])) == ("link_closed", {"state": "unlinked"})


def test_the_holder_and_both_accounts_are_told(khoi, two):
    choose(khoi, REFUND, two[1])
    notice = khoi.get("/v1/notices")["notices"][0]
    assert notice["subject"] == "routing.moved_one"
    assert notice["values"] == {
        "provider": "song_xanh", "ending": "0002", "old_provider": "sen_vang", "old_ending": "0001",
        "from_on": "2025-10-15", "programme": REFUND,
    }  # fmt: skip
    came, left = khoi.get("/v1/phone/messages")["messages"][:2]
    assert (came["code"], left["code"]) == (None, None)
    assert "no longer come to account •••• 0001" in left["text_en"]
    assert "come to account •••• 0002" in came["text_en"]
    khoi.server.clock.advance(seconds=1)
    undo(khoi, routing(khoi)["change"]["id"])
    assert khoi.get("/v1/notices")["notices"][0]["subject"] == "routing.undone"
    back, away = khoi.get("/v1/phone/messages")["messages"][:2]
    assert "no longer come to account •••• 0002" in away["text_en"]
    assert "come to account •••• 0001" in back["text_en"]


def test_a_new_account_is_told_of_its_cool_off_and_the_old_one_until_when(server, khoi):
    linked_before(server, khoi, "sen_vang")
    khoi.link("song_xanh", make_default=True)
    newest_last = reversed(khoi.get("/v1/notices")["notices"])
    told = {one["subject"]: one["values"] for one in newest_last}
    assert told["routing.cool_off"]["from_on"] == "2025-10-17"
    assert told["routing.moved"]["from_on"] == "2025-10-17"
    assert "from 17/10/2025" in khoi.get("/v1/phone/messages")["messages"][1]["text_en"]
