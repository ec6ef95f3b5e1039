"""An agency's look in a test."""

LOG = "/v1/access-log"
CASE = "AS-000-1025-0002"
MAI = {"agency_id": "hoa_sen_committee", "staff_id": "STAFF-01"}
DUC = {"agency_id": "binh_minh_traffic", "staff_id": "STAFF-02"}
MINISTRY = {"agency_id": "ministry_desk", "staff_id": "STAFF-03"}
HOA, KHOI, MIRA, NOBODY = "000149000002", "000085000001", "000187000007", "000099999999"
PENSION = ("person.full_name", "person.born_on", "benefits.amount", "benefits.account")
LICENCE = ("driving_licence.class",)


def look(server, number, fields, asker=MAI, purpose="social_pension", case=CASE, rules=None):
    """One request at an agency's desk."""
    body = {
        **asker, "personal_number": number, "purpose_id": purpose, "case_reference": case,
        "fields": list(fields),
    }  # fmt: skip
    headers = {"Stage-Key": server.settings.stage_key, **({"Rule-Set": rules} if rules else {})}
    return server.ask("POST", "/v1/stage/agency-reads", body, headers=headers)


def told(answer):
    """Outcome and reason of each field."""
    assert answer.status_code == 200, answer.text
    return {one["field"]: (one["outcome"], one["why"]) for one in answer.json()["fields"]}


def values(answer):
    return {one["field"]: one["value"] for one in answer.json()["fields"]}


def desk(server, asker=MAI):
    answer = server.stage("POST", "/v1/stage/agency-desk", asker)
    assert answer.status_code == 200, answer.text
    return answer.json()


def newest(phone):
    return phone.get(LOG)["entries"][0]


def events(phone):
    """Subjects of what was told of looks."""
    told_of = phone.get("/v1/notices")["notices"]
    return [o["subject"] for o in told_of if (o["subject"] or "").startswith("access.")]
