"""Linking a payment account: who may, whether two names are one, what a provider's answer means."""

import unicodedata
from typing import Literal

import msgspec

from app.shared.contract.benefits import LinkRejection, NameComparison
from app.shared.rules.levels import feature_open
from app.shared.rulesets import RuleSet
from app.shared.verdicts import Reason, Verdict

_BARRED_D = str.maketrans({"\u00f0": "\u0111", "\u0256": "\u0111"})
"""Letters that old systems print for đ; in capitals no reader tells them apart."""


class ProviderAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """
    What a provider says about an account.

    Attributes:
        holder: Name as it prints it.
        owner_number: Personal number of the owner as it holds it.
        currency: ISO 4217.
    """

    holder: str
    owner_number: str
    state: Literal["active", "closed", "restricted"]
    currency: str


class LinkJudgement(msgspec.Struct, frozen=True, kw_only=True):
    """
    What follows from an answer.

    Attributes:
        rejection: None where the account may be linked.
        comparison: None where no name is told: there is no account, or it is somebody else's.
        verdict: Holds where the account may be linked.
    """

    rejection: LinkRejection | None
    comparison: NameComparison | None
    verdict: Verdict


def may_link(level: int, rules: RuleSet) -> Verdict:
    """
    Whether an account of that level may link a payment account.

    Source: ``level_for_benefits`` of the rule set.
    """
    return feature_open("benefits", level, rules)


def compare_names(ours: str, theirs: str) -> NameComparison:
    """
    Whether a provider's name is the holder's.

    Case, spacing and Unicode form never differ. A name that the provider prints wholly without
    diacritics is compared without them; one with any diacritic is compared with them, letter by
    letter. The bar of đ is a diacritic.

    Source: ``name_comparison`` of the rule set.
    """
    mine, other = _letters(ours), _letters(theirs)
    plain = other == _without_diacritics(other)
    compared = _without_diacritics(mine) if plain else mine
    return NameComparison(
        ours=ours, theirs=theirs, matches=bool(other) and compared == other, plain=plain
    )


def judge_answer(
    full_name: str, personal_number: str, answer: ProviderAnswer | None, rules: RuleSet
) -> LinkJudgement:
    """
    What a provider's answer means; ``answer`` is None where it knows no such account.

    The name of somebody else's account is never compared, so that it is never told.

    Source: ``link_owner``, ``link_account_state``, ``link_currency``, ``name_comparison``.
    """
    if answer is None:
        return _rejected("no_such_account", "link_owner")
    if answer.owner_number != personal_number:
        return _rejected("not_yours", "link_owner")
    comparison = compare_names(full_name, answer.holder)
    if answer.state != rules.value("link_account_state"):
        return _rejected("not_active", "link_account_state", comparison)
    if answer.currency != rules.value("link_currency"):
        return _rejected("wrong_currency", "link_currency", comparison)
    if not comparison.matches:
        return _rejected("name_differs", "name_comparison", comparison)
    reason = Reason("name_comparison", "reason.link_accepted")
    return LinkJudgement(
        rejection=None, comparison=comparison, verdict=Verdict(holds=True, reasons=(reason,))
    )


def _rejected(
    rejection: LinkRejection, rule_id: str, comparison: NameComparison | None = None
) -> LinkJudgement:
    reason = Reason(rule_id, f"reason.link_{rejection}")
    verdict = Verdict(holds=False, reasons=(reason,))
    return LinkJudgement(rejection=rejection, comparison=comparison, verdict=verdict)


def _letters(name: str) -> str:
    """
    One form for every way to write a name: small, without spaces and format marks, marks in order.

    Marks of one letter are sorted, since some keyboards type a tone before a circumflex, which
    looks the same and is not the same to Unicode.
    """
    composed = unicodedata.normalize("NFKC", name)
    kept = (char for char in composed if not char.isspace() and unicodedata.category(char) != "Cf")
    small = "".join(kept).casefold().translate(_BARRED_D)
    ordered: list[str] = []
    marks: list[str] = []
    for char in unicodedata.normalize("NFD", small):
        if unicodedata.combining(char):
            marks.append(char)
            continue
        ordered += (*sorted(marks), char)
        marks.clear()
    return "".join((*ordered, *sorted(marks)))


def _without_diacritics(letters: str) -> str:
    bare = (char for char in letters if not unicodedata.combining(char))
    return "".join(bare).replace("\u0111", "d")
