"""How long the rules take to say who may have an account."""

import itertools
import time
from datetime import date, timedelta

from app.shared.rules.eligibility import Applicant, eligibility
from app.shared.rules.stay_papers import StayPapers
from app.shared.rulesets import RULE_SET_IDS, rule_set

COUNT = 100_000
_DAY = date(2025, 10, 15)


def verdict_seconds() -> float:
    """Seconds for ``COUNT`` verdicts on different people, lengths of stay and rule sets."""
    people = [
        Applicant(
            kind="foreigner" if number % 3 else "citizen",
            born_on=_DAY - timedelta(days=365 * (number % 80) + number),
            papers=StayPapers(
                permitted_from=_DAY - timedelta(days=number % 40),
                permitted_until=_DAY + timedelta(days=number % 140),
                visa="long_term" if number % 5 == 0 else "none",
                visa_until=_DAY + timedelta(days=number % 200) if number % 5 == 0 else None,
            ),
        )
        for number in range(500)
    ]
    rules = [rule_set(name) for name in RULE_SET_IDS]
    asked = itertools.islice(itertools.cycle(itertools.product(people, rules)), COUNT)
    began = time.perf_counter()
    for applicant, each in asked:
        eligibility(applicant, _DAY, each)
    return time.perf_counter() - began
