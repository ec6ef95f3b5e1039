"""Edit once, change everywhere: an edit at a register, its copies, refusals, a silent source."""

import pytest

from app.shared.personas import persona
from tests.support.registers import (
    DRAFT,
    MOVED,
    edit,
    edited,
    fact,
    play,
    record_of,
    refused,
    told,
)
from tests.support.stores import problem

KHOI, BINH, LAN = persona("khoi"), persona("binh"), persona("lan")
NOBODYS = "0" * 31 + "1"


@pytest.fixture
def binh(server):
    return server.sign_in("binh", rules=DRAFT)


def line_of(document):
    return next(one for one in document["history"] if one["at"])


def test_a_head_office_that_moves_shows_on_the_certificate_with_its_history(server, binh):
    record = record_of(server, "business_registration", BINH)
    before = fact(record, "head_office")["value"]
    done = edited(server, binh, record, "head_office", MOVED)
    document = binh.document("business_registration")
    assert document["fields"]["head_office"] == MOVED
    line = line_of(document)
    assert (line["old"], line["new"], line["fact_id"]) == (before, MOVED, "head_office")
    assert line["register_id"] == "business_registration"
    change = done["record"]["changes"][0]
    assert (change["old"], change["new"], change["copied_from"]) == (before, MOVED, None)


def test_a_home_that_moves_changes_every_document_that_shows_it_in_one_notice(server, binh):
    record = record_of(server, "population", BINH)
    touched = [one["type_id"] for one in fact(record, "residence")["touches"]]
    assert touched == ["identity_card", "residence", "residence"]
    edited(server, binh, record, "residence", "Số 3 ngõ Lúa, phường Suối Mơ, tỉnh Bình Minh")
    card, home = binh.document("identity_card"), binh.document("residence")
    assert card["fields"]["residence"] == home["fields"]["residence"]
    assert home["fields"]["district"] == "Phường Suối Mơ, tỉnh Bình Minh"
    assert [one["values"]["fact"] for one in told(binh)] == ["identity_card.residence"]
    assert "Lúa" not in str(told(binh))


def test_a_corrected_name_is_the_accounts_too(server):
    khoi = server.sign_in("khoi", rules=DRAFT)
    record = record_of(server, "population", KHOI)
    edited(server, khoi, record, "full_name", "Trần Minh Khôi Nguyên")
    assert khoi.get("/v1/account")["full_name"] == "Trần Minh Khôi Nguyên"
    assert khoi.document("vehicle_registration")["fields"]["owner"] == "Trần Minh Khôi Nguyên"
    assert khoi.document("driving_licence")["fields"]["full_name"] == "Trần Minh Khôi Nguyên"


def test_nobody_else_is_told_and_nobody_elses_documents_change(server, binh):
    hoa = server.sign_in("hoa", rules=DRAFT)
    before = hoa.get("/v1/changes")["number"], hoa.get("/v1/documents"), hoa.get("/v1/notices")
    edited(server, binh, record_of(server, "population", BINH), "residence", MOVED)
    after = hoa.get("/v1/changes")["number"], hoa.get("/v1/documents"), hoa.get("/v1/notices")
    assert before == after


def test_a_guardian_is_told_of_a_wards_change_and_sees_it(server):
    lan, child = server.sign_in("lan", rules=DRAFT), persona("gia_bao")
    record = record_of(server, "civil_status", child)
    edited(server, lan, record, "full_name", "Phạm Gia Bảo Anh")
    assert [one["values"]["name"] for one in told(lan, "family.register_changed")] == [
        "Phạm Gia Bảo Anh"
    ]
    assert told(lan) == []
    ward = next(one for one in lan.get("/v1/family")["wards"] if "Bảo" in one["full_name"])
    held = lan.get(f"/v1/family/{ward['holder_id']}/documents")["documents"]
    one = next(one for one in held if one["type_id"] == "birth_certificate")
    shown = lan.get(f"/v1/family/{ward['holder_id']}/documents/{one['id']}")
    assert shown["fields"]["full_name"] == "Phạm Gia Bảo Anh"


def test_a_hidden_document_changes_and_stays_hidden(server):
    khoi = server.sign_in("khoi", rules=DRAFT)
    edited(server, khoi, record_of(server, "population", KHOI), "residence", MOVED)
    card = khoi.document("identity_card")
    assert (card["fields"], card["history"]) == ({}, [])
    assert len(told(khoi)) == 1
    assert "Mây" not in khoi.ask("GET", "/v1/documents").text
    renewed = khoi.renew()
    khoi.decide(renewed["id"], "issue")
    assert khoi.document("identity_card")["fields"]["residence"] == MOVED


def test_todays_lock_stays_where_a_document_changes(server):
    khoi = server.sign_in("khoi", rules="decree_69_2024")
    draft = server.sign_in("khoi", rules=DRAFT)
    edited(server, draft, record_of(server, "population", KHOI), "residence", MOVED)
    assert problem(khoi.ask("GET", "/v1/documents"))[0] == "account_locked"


def test_a_clock_moved_back_shows_what_was_there_before(server, binh):
    record = record_of(server, "population", BINH)
    name = BINH.full_name
    edited(server, binh, record, "full_name", "Đặng Quốc Bình An")
    server.move_story("2025-10-14T08:30:00+07:00")
    assert binh.get("/v1/account")["full_name"] == name
    assert binh.document("identity_card")["fields"]["full_name"] == name
    assert told(binh) == []
    assert refused(edit(server, record, "residence", MOVED)) == ("later_in_story", None)
    server.move_story("2025-10-16T08:30:00+07:00")
    assert binh.document("identity_card")["fields"]["full_name"] == "Đặng Quốc Bình An"


def test_a_revised_last_day_is_followed_by_the_rules(server, binh):
    record = record_of(server, "driving_licences", BINH)
    edited(server, binh, record, "expires_on", "2025-10-01")
    licence = binh.document("driving_licence")
    assert (licence["expires_on"], licence["fields"]) == ("2025-10-01", {})
    assert [one["type_id"] for one in told(binh, None) if one["kind"] == "document_hidden"] == [
        "driving_licence"
    ]


@pytest.mark.parametrize(
    ("register_id", "name", "fact_id", "value", "reason", "kept_in"),
    [
        ("population", "lan", "born_on", "1991-05-20", "contradicts", "civil_status"),
        ("driving_licences", "khoi", "full_name", "Trần Khôi", "contradicts", "population"),
        ("residence", "binh", "residence", MOVED, "contradicts", "population"),
        ("population", "khoi", "born_on", "2012-01-01", "contradicts", "driving_licences"),
        ("population", "khoi", "born_on", "2022-01-01", "before_birth", None),
        ("driving_licences", "khoi", "first_passed_on", "1985-10-13", "before_birth", None),
        ("driving_licences", "khoi", "first_passed_on", "2025-10-16", "in_future", None),
        ("driving_licences", "khoi", "expires_on", "2021-04-21", "before_start", None),
        ("vehicles", "khoi", "expires_on", "2030-01-01", "unknown_fact", None),
        ("population", "khoi", "no_such_fact", "a", "unknown_fact", None),
        ("population", "khoi", "number", "000085000002", "fixed", None),
        ("population", "khoi", "born_on", "14/10/1985", "wrong_kind", None),
        ("population", "khoi", "residence", "no commas here", "wrong_kind", None),
        ("population", "khoi", "full_name", "Trần\u202eKhôi", "wrong_kind", None),
        ("vehicles", "khoi", "engine_number", "12a", "wrong_kind", None),
        ("vehicles", "khoi", "colour", "plum", "unknown_code", None),
        ("vehicles", "khoi", "colour", "blue", "unchanged", None),
        ("population", "khoi", "full_name", " ", "empty", None),
        ("population", "khoi", "full_name", "a" * 201, "too_long", None),
    ],
)
def test_an_edit_that_contradicts_is_refused_and_changes_nothing(
    shared_server, register_id, name, fact_id, value, reason, kept_in
):
    record = record_of(shared_server, register_id, persona(name))
    answer = edit(shared_server, record, fact_id, value)
    assert refused(answer) == (reason, kept_in)
    assert value.strip() in ("", "a", "blue", fact_id) or value not in answer.text
    assert record_of(shared_server, register_id, persona(name)) == record
    last = shared_server.stage("GET", "/v1/stage/registers").json()["refused"][0]
    assert (last["register_id"], last["reason"]) == (register_id, reason)


def test_an_edit_at_the_origin_travels_down_the_whole_chain(server):
    lan = server.sign_in("lan", rules=DRAFT)
    edited(server, lan, record_of(server, "civil_status", LAN), "full_name", "Phạm Thu Lan Anh")
    for kind, name in (
        ("birth_certificate", "full_name"),
        ("identity_card", "full_name"),
        ("passport", "full_name"),
        ("vehicle_registration", "owner"),
    ):
        assert lan.document(kind)["fields"][name] == "Phạm Thu Lan Anh", kind
    assert len(told(lan)) == 1


def test_a_number_that_is_nobodys_finds_no_record(shared_server):
    body = {"register_id": "population", "text": "000085999999"}
    found = shared_server.stage("POST", "/v1/stage/register-searches", body).json()
    assert found == {"records": [], "more": False}
    record = {"id": NOBODYS}
    assert problem(edit(shared_server, record, "residence", MOVED))[0] == "not_found"
    answer = shared_server.stage("POST", "/v1/stage/register-searches", {"register_id": "nowhere"})
    assert problem(answer)[0] == "not_found"


def test_a_source_that_is_down_is_asked_again_once_it_answers(server, binh):
    play(server, "population", "down")
    card = binh.document("identity_card")
    assert card["silent_since"] == card["updated_at"]
    edit(server, record_of(server, "population", BINH), "residence", MOVED)
    assert binh.document("identity_card")["fields"]["residence"] != MOVED
    before = binh.get("/v1/changes")["number"]
    assert play(server, "population", "up")["waiting"] == 1
    while binh.document("identity_card")["fields"]["residence"] != MOVED:
        before = binh.get(f"/v1/changes?after={before}&wait=10")["number"]
    assert binh.document("identity_card")["silent_since"] is None
    assert play(server, "population", "up")["waiting"] == 0


def test_a_restart_fetches_what_waits(server, binh):
    play(server, "population", "down")
    edit(server, record_of(server, "population", BINH), "residence", MOVED)
    before = binh.get("/v1/changes")["number"]
    with server.store.engine.begin() as db:
        db.exec_driver_sql("DELETE FROM register_stands")
    server.store.write(server.stub.register_office.take_up).result()
    binh.get(f"/v1/changes?after={before}&wait=10")
    assert binh.document("identity_card")["fields"]["residence"] == MOVED


def test_the_console_sees_when_a_phone_had_it(server, binh):
    done = edited(server, binh, record_of(server, "population", BINH), "residence", MOVED)
    binh.get("/v1/documents")
    way = server.stage("GET", f"/v1/stage/register-changes/{done['change_id']}").json()
    assert way["fetched"] is not None
    assert [one["place"] for one in way["phones"]] == [1]
    assert problem(server.stage("GET", f"/v1/stage/register-changes/{NOBODYS}"))[0] == "not_found"


def test_of_a_refused_edit_nothing_that_was_written_is_kept(server):
    record = record_of(server, "population", KHOI)
    assert refused(edit(server, record, "born_on", "1985-02-30"))[0] == "wrong_kind"
    assert not server.keeps("1985-02-30")


def desk_files(server):
    files = server.stage("GET", "/v1/stage/desk").json()["files"]
    return [one for one in files if one["kind"] == "register"]


def tap(server, file, deed):
    body = {"kind": "register", "deed": deed["name"], "detail": deed["detail"]}
    answer = server.stage("POST", f"/v1/stage/desk/{file['id']}/deeds", body)
    assert answer.status_code == 200, answer.text


def test_the_panel_moves_an_office_and_writes_it_back(server, binh):
    seen = []
    for _ in range(2):
        file = next(one for one in desk_files(server) if one["full_name"] == BINH.full_name)
        before = binh.get("/v1/changes")["number"]
        tap(server, file, file["deeds"][0])
        binh.get(f"/v1/changes?after={before}&wait=10")
        seen.append(binh.document("business_registration")["fields"]["head_office"])
    assert seen[0] == MOVED
    assert "Cánh Diều" in seen[1]
    assert len(told(binh)) == 2


def test_the_panel_lets_a_register_fall_silent(server, binh):
    file = next(one for one in desk_files(server) if one["full_name"] == BINH.full_name)
    tap(server, file, {"name": "play", "detail": "down"})
    assert binh.document("business_registration")["silent_since"] is not None
    assert binh.document("identity_card")["silent_since"] is None


def test_every_edit_made_ready_is_taken(server):
    for file in desk_files(server):
        tap(server, file, file["deeds"][0])
    assert server.stage("GET", "/v1/stage/registers").json()["refused"] == []
