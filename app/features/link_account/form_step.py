"""The first two steps of linking, and the consent: which kind, which provider, which number."""

from app.features.link_account.code_step import CodeStep
from app.features.link_account.state import Stage
from app.runtime.passcode_entry import PasscodeEntry
from app.shared.account_kinds import account_kinds
from app.shared.providers import providers, providers_of
from app.shared.rules.account_numbers import account_fault, digits_of
from app.shared.rules.remedies import meanwhile

_LONGEST = 40  # letters kept, so that a pasted number can be judged and mended
_BEFORE: dict[Stage, Stage] = {"form": "kind", "consent": "form"}


class FormStep(CodeStep):
    """The part of the view-model that speaks of the account to ask for."""

    def choose_kind(self, kind_id: str) -> None:
        """Of this kind; what was chosen and typed for another one does not fit it."""
        if kind_id == self.state.kind or all(one.id != kind_id for one in account_kinds()):
            return
        only = providers_of(kind_id)
        self._update(
            kind=kind_id, provider_id=only[0].id if len(only) == 1 else "", query="", number="",
            number_fault=None, fault_key=None, consented=False,
        )  # fmt: skip

    def search(self, query: str) -> None:
        """Show the providers that the words find."""
        self._update(query=query)

    def choose_provider(self, provider_id: str) -> None:
        """Ask this one."""
        found = next((one for one in providers() if one.id == provider_id), None)
        if found is not None:
            self.choose_kind(found.kind)
            self._update(provider_id=provider_id, fault_key=None, consented=False)

    def change_number(self, text: str) -> None:
        """What the field holds now; what is still too short is not wrong yet."""
        number, form = digits_of(text)[:_LONGEST], self.state.form
        fault = account_fault(number, form) if form else None
        early = fault is not None and fault.kind == "too_short"
        self._update(
            number=number, number_fault=None if early else fault, fault_key=None, consented=False
        )

    def agree(self) -> None:
        """Tick the consent, or take the tick back."""
        self._update(consented=not self.state.consented)

    def proceed(self) -> None:
        """On to the next step; what is missing is said, and the passcode comes last."""
        state = self.state
        if state.stage not in ("kind", "form", "consent") or state.asking:
            return
        if state.stage == "form" and state.form is not None:
            self._update(number_fault=account_fault(state.number, state.form))
        if not state.ready:
            return
        if state.stage != "consent":
            self._update(stage="form" if state.stage == "kind" else "consent", fault_key=None)
        elif not self._app.api.online:
            self._update(online=False)
        else:
            self._update(asking=True, entry=PasscodeEntry(), fault_key=None)

    def go_back(self) -> bool:
        """One step back, where there is one within the form; everything typed stays."""
        before = _BEFORE.get(self.state.stage)
        if before is None or self.state.asking:
            return False
        self._update(stage=before, fault_key=None)
        return True

    def use_meanwhile(self) -> None:
        """On to the provider that does not have the problem; only its number is left to type."""
        link, now = self.state.link, self.state.now
        if link is None or link.rejection is None or now is None:
            return
        found = meanwhile(
            link.rejection, link.provider_id, self.state.tried, now,
            of_organisation=self.state.of_organisation,
        )  # fmt: skip
        if found is not None:
            self.restart()
            self.choose_provider(found.id)
            self._update(stage="form")

    def explain_card(self) -> None:
        """What to do where the card is what is wrong."""
        self._update(explains_card=True)

    def shut_card(self) -> None:
        """That was read."""
        self._update(explains_card=False)

    def restart(self, *, keep: bool = False) -> None:
        """Choose an account again; ``keep`` what was typed."""
        raise NotImplementedError
