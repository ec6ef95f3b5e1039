"""Every desk's files and deeds, for the panel."""

import backend_stub.desks.account_lock
import backend_stub.desks.agency
import backend_stub.desks.commune_pay
import backend_stub.desks.consultation
import backend_stub.desks.counter
import backend_stub.desks.device_link
import backend_stub.desks.fee_desk
import backend_stub.desks.foreign_service
import backend_stub.desks.guardianship  # importing a desk opens it
import backend_stub.desks.issuer
import backend_stub.desks.issuing
import backend_stub.desks.provider
import backend_stub.desks.register
import backend_stub.desks.verifier  # noqa: F401  # as above
from app.shared.contract.desk import DeskFiles
from app.shared.contract.endpoints import ACT_AT_DESK, LIST_DESK
from backend_stub.calls import Call, serves
from backend_stub.desks import DESKS
from backend_stub.problems import Refusal


@serves(LIST_DESK)
def list_desk_files(call: Call) -> DeskFiles:
    """What lies on every desk now."""
    return DeskFiles(files=tuple(file for desk in DESKS.values() for file in desk.files(call)))


@serves(ACT_AT_DESK)
def act_at_desk(call: Call) -> DeskFiles:
    """Do one deed; only what the file offers now is done."""
    act, file_id = call.body, call.ids["file_id"]
    desk = DESKS.get(act.kind)
    file = next((one for one in desk.files(call) if one.id == file_id), None) if desk else None
    if desk is None or file is None:
        raise Refusal("not_found")
    offered = [(deed.name, deed.detail) for deed in file.deeds]
    if (act.deed, act.detail) not in offered:
        raise Refusal("deed_not_offered", values={"state": file.state})
    desk.act(call, file_id, act)
    return list_desk_files(call)
