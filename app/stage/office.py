"""The offices' side of renewals on the panel: each file, and a button for each thing to decide."""

from collections.abc import Callable, Iterator
from functools import partial

from app.shared.contract.renewals import RenewalDecision
from app.shared.doctypes import document_type
from app.stage.blocks import Deed, OfficeFile
from app.stage.panel_model import PanelModel
from app.stage.panel_state import PanelState

Tr = Callable[..., str]


def office_files(state: PanelState, vm: PanelModel, tr: Tr, lang: str) -> list[OfficeFile]:
    """Every open file with what the office may do now: each paper and each reason by itself."""
    return [
        OfficeFile(
            file.code,
            f"{document_type(file.type_id).name[lang]}, {tr(f'stage.file.{file.state}')}",
            tuple(
                Deed(
                    tr(f"stage.office.{decision}") + (f", {words}" if words else ""),
                    partial(vm.decide, file.id, decision, detail),
                    kind="soft" if decision in ("accept", "issue") else "outline",
                    enabled=not state.busy,
                )
                for decision in vm.decisions(file.state)
                for detail, words in _details(file.type_id, decision, lang)
            ),
        )
        for file in state.files
    ]


def _details(
    type_id: str, decision: RenewalDecision, lang: str
) -> Iterator[tuple[str | None, str]]:
    """Which papers may be asked for, why may be refused; nothing to choose otherwise."""
    terms = document_type(type_id).renewal
    if terms is not None and decision == "ask_paper":
        names = {paper.id: paper.name[lang] for paper in terms.papers}
        yield from ((one, names[one].lower()) for one in terms.may_ask)
    elif terms is not None and decision == "refuse":
        yield from ((one.id, one.name[lang].lower()) for one in terms.refusals)
    else:
        yield None, ""
