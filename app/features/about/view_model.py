"""What this prototype is, what it honestly leaves out, and where its rules come from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.runtime.view_model import Phase, ViewModel
from app.shared.local_text import LocalText
from app.shared.rulesets import RULE_SET_IDS, RuleStatus, rule_set

LEFT_OUT = (
    "hardware", "biometrics", "transport", "machine", "trust_lists", "unlinkability",
    "power", "denial", "proofing", "penetration",
)  # fmt: skip
"""Keys of what a prototype leaves out, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Source:
    """
    One source and how sure it is.

    Attributes:
        rules: How many rules of the set rest on it.
    """

    words: LocalText
    status: RuleStatus
    rules: int


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """A rule set's name in a word, and its sources, the law first."""

    rule_set_id: str
    tag: LocalText
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class AboutState:
    """
    The sources; everything else on the screen is words.

    Attributes:
        looked_at: Id of the rule set whose sources are listed.
    """

    phase: Phase = Phase.CONTENT
    groups: tuple[SourceGroup, ...] = ()
    looked_at: str = RULE_SET_IDS[0]


def sources(rule_set_ids: Iterable[str] = RULE_SET_IDS) -> tuple[SourceGroup, ...]:
    """Every source that a rule of these sets names, once a set."""
    groups = []
    for rule_set_id in rule_set_ids:
        rules = rule_set(rule_set_id)
        counted: dict[tuple[str, str], Source] = {}
        for rule in rules.rules.values():
            key = (rule.source.vi, rule.status)
            known = counted.get(key)
            counted[key] = Source(rule.source, rule.status, (known.rules if known else 0) + 1)
        order = ("law", "unconfirmed", "team_choice")
        groups.append(
            SourceGroup(
                rules.id,
                rules.names.tag,
                tuple(sorted(counted.values(), key=lambda source: order.index(source.status))),
            )
        )
    return tuple(groups)


class AboutViewModel(ViewModel[AboutState]):
    """Reads the sources from the rules themselves, so that the page cannot say anything else."""

    def __init__(self, back: Callable[[], bool]) -> None:
        super().__init__(AboutState())
        self._back = back

    def start(self) -> None:
        """Read them once."""
        if not self.state.groups:
            self._update(groups=sources())

    def look_at(self, rule_set_id: str) -> None:
        """List another rule set's sources."""
        self._update(looked_at=rule_set_id)

    def back(self) -> None:
        """To where one came from."""
        self._back()
