"""Which rule set this phone shows: today's decree or the draft, changed at any moment."""

from collections.abc import Callable

from app.runtime.listeners import Listeners
from app.shared.rulesets import RULE_SET_IDS, RuleSet, rule_set


class PolicyChoice:
    """
    The rule set of one phone; two phones may show one person under two.

    Attributes:
        rule_set_id: Named to the server in every call.
    """

    def __init__(self, rule_set_id: str) -> None:
        self.rule_set_id = _known(rule_set_id)
        self._listeners = Listeners()

    @property
    def rules(self) -> RuleSet:
        """Its rules, read from the data at the first question."""
        return rule_set(self.rule_set_id)

    def choose(self, rule_set_id: str) -> None:
        """
        Show another one, on the interface's thread.

        Raises:
            KeyError: There is none of that id.
        """
        if _known(rule_set_id) != self.rule_set_id:
            self.rule_set_id = rule_set_id
            self._listeners.tell(self.rules)

    def subscribe(self, listener: Callable[[RuleSet], object]) -> Callable[[], None]:
        """Be told when another was chosen."""
        return self._listeners.add(listener)


def _known(rule_set_id: str) -> str:
    if rule_set_id not in RULE_SET_IDS:
        raise KeyError(rule_set_id)
    return rule_set_id


def rule_words(rule_set_id: str, rule_id: str, lang: str, tr: Callable[..., str]) -> str:
    """Where a rule comes from, and, where that is no law, that it is not."""
    rule = rule_set(rule_set_id).rule(rule_id)
    words = rule.source[lang]
    status = "" if rule.status == "law" else tr(f"rule_status.{rule.status}")
    return f"{words} · {status}" if status and status != words else words
