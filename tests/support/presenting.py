"""A document shown in a test: offered and answered by a live phone, read by a verifier."""

from app.shared.contract.presentations import PresentationStart
from app.shared.personas import persona

PASSCODE = persona("khoi").passcode  # the sample people share it
READINGS = "/v1/stage/presentation-readings"
PATROL = ("traffic_police", "licence_check")


def document(phone, type_id="driving_licence"):
    held = phone.app.documents.refresh().documents
    return next(one for one in held if one.type_id == type_id)


def offer(phone, *claims, type_id="driving_licence", preset=None):
    wanted = PresentationStart(
        document_id=document(phone, type_id).id, claims=claims, preset_id=preset
    )
    return phone.app.presentations.start(wanted, PASSCODE)


def reading_of(server, link, verifier=PATROL, **more):
    body = {"verifier_id": verifier[0], "purpose_id": verifier[1], "link": link, **more}
    return server.stage("POST", READINGS, body)


def read(server, link, verifier=PATROL, **more):
    answer = reading_of(server, link, verifier, **more)
    assert answer.status_code == 201, answer.text
    return answer.json()


def followed(server, reading):
    answer = server.stage("GET", f"{READINGS}/{reading['id']}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def scanned(phone, offered):
    """The offer as the phone hears of it after a verifier read its code."""
    return phone.app.presentations.refresh().of_id(offered.id)


def shown(server, phone, *claims, verifier=PATROL, **more):
    """All the way: what the verifier sees of it afterwards, and what the phone does."""
    offered = offer(phone, *claims)
    reading = read(server, offered.link, verifier, **more)
    answered = phone.app.presentations.answer(scanned(phone, offered), claims)
    return followed(server, reading), answered
