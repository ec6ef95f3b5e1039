"""How long a renewed document is valid: by the holder's age, by classes, or by years."""

from datetime import date, timedelta

from app.shared.renewal_terms import RenewalTerms
from app.shared.rules.age import years_later
from app.shared.rulesets import RuleSet


def opens_on(terms: RenewalTerms, expires_on: date) -> date:
    """The first Viet Nam date on which a document that ends then may be renewed."""
    return expires_on - timedelta(days=terms.early_days)


def renewed_until(
    terms: RenewalTerms, born_on: date, issued_on: date, rules: RuleSet, *, classes: str = ""
) -> date | None:
    """
    The last valid day of a document renewed on ``issued_on``; None where it never ends.

    By age: see ``card_until``. By class: see ``licence_until``. Otherwise ``valid_years`` later,
    28 February standing in for a 29th.

    Args:
        terms: Of the document's type.
        born_on: The holder's birthday.
        issued_on: Viet Nam date.
        rules: Says ages and classes.
        classes: As they stand on a licence: ``A1, B``.
    """
    if terms.valid_by_age:
        return card_until(born_on, issued_on, rules)
    if terms.valid_by_class:
        return licence_until(classes, issued_on, rules)
    return years_later(issued_on, terms.valid_years) if terms.valid_years else None


def card_until(born_on: date, issued_on: date, rules: RuleSet) -> date | None:
    """
    The birthday on which the holder next reaches a renewal age; None after the last.

    A card issued within ``identity_card_early_years`` before such a birthday, the very day
    included, lasts to the one after it.

    Source: ``identity_card_ages`` and ``identity_card_early_years`` of the rule set.
    """
    early = rules.value("identity_card_early_years")
    for age in rules.value("identity_card_ages"):
        birthday = years_later(born_on, age)
        if years_later(issued_on, early) < birthday:
            return birthday
    return None


def classes_of(classes: str) -> tuple[str, ...]:
    """The classes that stand on a licence, in its order."""
    return tuple(one for part in classes.split(",") if (one := part.strip()))


def class_until(name: str, issued_on: date, rules: RuleSet) -> date | None:
    """
    The last valid day of one class issued on ``issued_on``; None where it never ends.

    Source: the ``licence_…`` rules of the rule set.
    """
    if name in rules.value("licence_endless_classes"):
        return None
    longer = name in rules.value("licence_long_classes")
    years = rules.value("licence_long_years" if longer else "licence_short_years")
    return years_later(issued_on, years)


def licence_until(classes: str, issued_on: date, rules: RuleSet) -> date | None:
    """
    The last valid day of a licence: of its first class that ends, or of its last, as the rule set
    says; None where none of its classes ends.

    Source: ``licence_of_several_ends`` of the rule set.
    """
    ends = [class_until(one, issued_on, rules) for one in classes_of(classes)]
    ending = [end for end in ends if end is not None]
    if rules.value("licence_of_several_ends") == "first":
        return min(ending, default=None)
    return None if None in ends else max(ending, default=None)
