"""A run pays where each payee chose, and what is on its way stays where it was sent."""

from tests.support.routing import choose, firsts, order, routing

RUN = ("pension", "2025-10")


def payment(phone):
    return phone.get("/v1/payments")["payments"][0]


def paid_at(phone):
    seen = payment(phone)
    return seen["state"], seen["place"]["provider_id"]


def linked(desk, phone, *names):
    return [desk.linked(phone, name)["id"] for name in names]


def answers(monkeypatch, **outcomes):
    """What each provider answers; ``paid`` where none is named."""
    from backend_stub.services import providers_pay

    monkeypatch.setattr(
        providers_pay, "outcome_of", lambda row: outcomes.get(row.provider_id, "paid")
    )


def run_of(desk):
    run = desk.prepare(*RUN)["run"]
    return desk.done(run["id"], "execute")["run"]


def test_a_run_pays_by_the_programmes_choice(server, desk, monkeypatch):
    answers(monkeypatch)
    phuc = server.sign_in("phuc")
    first, second = linked(desk, phuc, "sen_vang", "song_xanh")
    choose(phuc, "pension", second)
    assert firsts(routing(phuc)) == [second]
    run_of(desk)
    assert paid_at(phuc) == ("paid", "song_xanh")
    assert first not in str(payment(phuc))
    assert desk.reconciled().faults == []


def test_a_new_account_is_passed_over_until_its_cool_off_is_over(server, desk, monkeypatch):
    answers(monkeypatch)
    phuc = server.sign_in("phuc")
    linked(desk, phuc, "sen_vang")
    phuc.link("song_xanh", make_default=True)
    run_of(desk)
    assert paid_at(phuc) == ("paid", "sen_vang")


def test_after_a_failure_the_holders_order_is_followed_and_cash_comes_last(
    server, desk, monkeypatch
):
    answers(monkeypatch, sen_vang="account_closed", song_xanh="account_closed")
    phuc = server.sign_in("phuc")
    first, second = linked(desk, phuc, "sen_vang", "song_xanh")
    order(phuc, second, first)
    run = run_of(desk)
    assert paid_at(phuc) == ("failed", "song_xanh")
    assert payment(phuc)["rungs"][1]["why"] == "backup"
    desk.done(run["id"], "fall_back")
    assert paid_at(phuc) == ("failed", "sen_vang")
    desk.done(run["id"], "fall_back")
    assert payment(phuc)["state"] == "cash_ready"
    assert desk.reconciled().faults == []


def test_a_payment_on_its_way_stays_where_it_was_sent(server, desk, monkeypatch):
    answers(monkeypatch, song_xanh="account_closed")
    phuc = server.sign_in("phuc")
    first, second = linked(desk, phuc, "song_xanh", "sen_vang")
    run = run_of(desk)
    assert paid_at(phuc) == ("failed", "song_xanh")
    choose(phuc, "pension", second)
    tried = payment(phuc)["rungs"][0]
    assert (tried["place"]["link_id"], tried["state"]) == (first, "failed")
    desk.done(run["id"], "fall_back")
    assert paid_at(phuc) == ("paid", "sen_vang")
    # What a provider took is its confirmation of the account.
    seen = routing(phuc)
    confirmed = {one["place"]["link_id"]: one["confirmed_at"] for one in seen["accounts"]}
    assert confirmed[second] == payment(phuc)["steps"][-1]["at"]
