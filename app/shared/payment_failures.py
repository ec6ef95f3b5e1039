"""Why a payment did not arrive: one reason, and what each of three sides is told of it."""

from functools import cache

import msgspec

from app.shared.contract.payments import FailureReason
from app.shared.data_files import read_as
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS
from app.shared.rulesets import RuleSet


class Failure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    One reason.

    Attributes:
        retry: Whether another try at the same account may succeed.
        person, provider, agency: What each side reads; ``{provider}`` is the provider's name.
    """

    id: FailureReason
    retry: bool
    person: LocalText
    provider: LocalText
    agency: LocalText


def may_help(reason: str | None, tries: int, rules: RuleSet) -> bool:
    """Whether an account that failed so, after so many tries, may be tried once more."""
    found = failures().get(str(reason))
    return found is not None and found.retry and tries < rules.value("payment_attempts")


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    failures: tuple[Failure, ...]


@cache
def failures() -> dict[str, Failure]:
    """
    Every reason by its code.

    Raises:
        DataFault: The file is malformed.
    """
    read = read_as(ASSETS / "payment_failures.toml", _File)
    return {one.id: one for one in read.failures}
