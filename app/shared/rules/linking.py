"""Linking a payment account: who may, whether two names are one, what a provider's answer means."""

import unicodedata
from datetime import date
from typing import Literal

import msgspec

from app.shared.contract.account import Account
from app.shared.contract.benefits import LinkRejection, NameComparison
from app.shared.rules.age import age_on, years_later
from app.shared.rules.levels import feature_open
from app.shared.rulesets import RuleSet
from app.shared.verdicts import Reason, Verdict

Linker = Literal["citizen", "foreigner", "organisation"]
_RULE_OF: dict[Linker, str] = {
    "foreigner": "foreigners_may_link",
    "organisation": "organisations_may_link",
}
_BARRED_D = str.maketrans({"\u00f0": "\u0111", "\u0256": "\u0111"})
"""Letters that old systems print for đ; in capitals no reader tells them apart."""


class ProviderAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """
    What a provider says about an account.

    Attributes:
        holder: Name as it prints it.
        id_number: Identity number of the owner as it holds it: a personal number, or still one of
            nine digits.
        currency: ISO 4217.
    """

    holder: str
    id_number: str
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


def may_link(linker: Linker, level: int, born_on: date, day: date, rules: RuleSet) -> Verdict:
    """
    Whether a holder may link a payment account in its own name on ``day``, a Viet Nam date.

    An organisation has neither level nor age: its representative's account answers for it. Of a
    person the age is told first, since no level helps a child.

    Source: ``organisations_may_link``, ``foreigners_may_link``, ``link_age``,
    ``level_for_benefits``.
    """
    if linker != "organisation":
        needed, age = rules.value("link_age"), age_on(born_on, day)
        if age < needed:
            from_day = years_later(born_on, needed)
            values = {"age": age, "required_age": needed, "from_on": from_day.isoformat()}
            reason = Reason("link_age", "reason.link_too_young", values)
            return Verdict(holds=False, reasons=(reason,))
        opened = feature_open("benefits", level, rules)
        if not opened.holds or linker == "citizen":
            return opened
    return may_receive(linker, rules)


def account_may_link(account: Account, day: date, rules: RuleSet) -> Verdict:
    """The same for the holder of an identification account."""
    return may_link(account.kind, account.level, account.born_on, day, rules)


def may_receive(linker: Linker, rules: RuleSet) -> Verdict:
    """
    Whether linked accounts of such a holder receive payments at all.

    Source: ``organisations_may_link``, ``foreigners_may_link``.
    """
    rule_id = _RULE_OF.get(linker)
    if rule_id is None:
        return Verdict(holds=True, reasons=())
    holds = rules.value(rule_id) == "yes"
    key = f"reason.{rule_id}" if holds else f"reason.{rule_id}_not"
    return Verdict(holds=holds, reasons=(Reason(rule_id, key),))


def compare_names(ours: str, theirs: str) -> NameComparison:
    """
    Whether a provider's name is the holder's.

    Case, spacing and Unicode form never differ. A name that the provider prints wholly without
    diacritics is compared without them; one with any diacritic is compared with them, letter by
    letter. The bar of đ is a diacritic.

    Source: ``name_comparison`` of the rule set.
    """
    plain = prints_plainly(theirs)
    mine, other = name_key(ours, plain=plain), name_key(theirs, plain=plain)
    return NameComparison(
        ours=ours, theirs=theirs, matches=bool(other) and mine == other, plain=plain
    )


def prints_plainly(name: str) -> bool:
    """Whether a name stands wholly without diacritics."""
    letters = _letters(name)
    return letters == _without_diacritics(letters)


def name_key(name: str, *, plain: bool) -> str:
    """What of a name, or of a part of one, is compared; without diacritics where ``plain``."""
    letters = _letters(name)
    return _without_diacritics(letters) if plain else letters


def judge_answer(
    full_name: str,
    personal_number: str,
    answer: ProviderAnswer | None,
    rules: RuleSet,
    former_number: str | None = None,
) -> LinkJudgement:
    """
    What a provider's answer means; ``answer`` is None where it knows no such account.

    The name of somebody else's account is never compared, so that it is never told.
    ``former_number`` is what the population database knows from before the personal number: an
    account under it is the holder's own, and its provider's records are what is old.

    Source: ``link_owner``, ``link_id_number``, ``link_account_state``, ``link_currency``,
    ``name_comparison``.
    """
    if answer is None:
        return _rejected("no_such_account", "link_owner")
    if answer.id_number not in (personal_number, former_number):
        return _rejected("not_yours", "link_owner")
    comparison = compare_names(full_name, answer.holder)
    if answer.id_number != personal_number:
        return _rejected("old_id_number", "link_id_number", comparison)
    return _judge_own(answer, comparison, rules)


def _judge_own(answer: ProviderAnswer, comparison: NameComparison, rules: RuleSet) -> LinkJudgement:
    """The holder's own account: does it take payments, and under the card's name."""
    if answer.state != rules.value("link_account_state"):
        restricted = answer.state == "restricted"
        why: LinkRejection = "restricted" if restricted else "not_active"
        return _rejected(why, "link_account_state", comparison)
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
