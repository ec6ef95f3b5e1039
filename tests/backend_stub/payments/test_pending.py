"""An account that a payment needs is not taken off: the money would have nowhere to go."""

from tests.support.paying import PENSION
from tests.support.stores import problem


def unlink(phone, link_id):
    body = {"grant": phone.grant("unlink_account", link_id)}
    return phone.post(f"/v1/benefits/links/{link_id}/unlinking", body)


def test_the_only_account_stays_while_a_payment_is_pending(server, desk):
    hoa = server.sign_in("hoa")
    link = desk.linked(hoa, "song_xanh")
    run = desk.prepare(*PENSION)["run"]
    assert problem(unlink(hoa, link["id"]))[0] == "payment_pending"
    assert hoa.get(f"/v1/benefits/links/{link['id']}")["state"] == "linked"
    for deed in ("execute", "retry", "retry"):
        desk.done(run["id"], deed)
    assert unlink(hoa, link["id"]).status_code == 200


def test_an_account_to_which_nothing_goes_is_taken_off(server, desk):
    phuc = server.sign_in("phuc")
    first, second = desk.linked(phuc, "sen_vang"), desk.linked(phuc, "song_xanh")
    desk.prepare("pension", "2025-10")
    assert problem(unlink(phuc, first["id"]))[0] == "payment_pending"
    assert unlink(phuc, second["id"]).status_code == 200
