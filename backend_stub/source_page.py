"""The source console as a page: what the registers are called, and what stands in their records."""

from typing import Any, get_args

from app.shared.contract.data_reports import ReportRefusal
from app.shared.doctypes import document_types
from app.shared.registers import ENDS, Fact, register, registers
from backend_stub.desk_page import both, served, words_of


def _data() -> dict[str, Any]:
    return {
        "words": words_of("source_console"),
        "registers": {one.id: both(one.name) for one in registers()},
        "modes": {one.id: one.modes for one in registers()},
        "kept": {one.id: one.types for one in registers()},
        "types": {
            one.id: {"name": both(one.name), "facts": _facts(one.register, one.id)}
            for one in document_types()
        },
        "refusals": get_args(ReportRefusal),
    }


def _facts(register_id: str, type_id: str) -> dict[str, Any]:
    keeper = register(register_id)
    ends = keeper.fact(type_id, ENDS)
    return {one.id: _fact(one) for one in (*keeper.facts(type_id), *((ends,) if ends else ()))}


def _fact(fact: Fact) -> dict[str, Any]:
    words = {code: both(said) for code, said in fact.words.items()}
    return {"kind": fact.kind, "label": both(fact.label), "words": words}


source_console = served("source_console", _data)
"""The page alone: it holds nobody's record."""
