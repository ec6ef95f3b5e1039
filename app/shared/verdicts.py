"""What a rule answers: yes or no, and the reasons with the ids of the rules that decided."""

from typing import Any

import msgspec


class Reason(msgspec.Struct, frozen=True):
    """
    Why.

    Attributes:
        rule_id: Rule whose value decided; its article is in the rule set.
        key: Message key of the sentence, such as ``reason.document_hidden``.
        values: What the sentence needs; dates are Viet Nam dates, not text.
    """

    rule_id: str
    key: str
    values: dict[str, Any] = {}


class Verdict(msgspec.Struct, frozen=True):
    """A rule's answer; the first reason is the one to say when only one fits."""

    holds: bool
    reasons: tuple[Reason, ...]
