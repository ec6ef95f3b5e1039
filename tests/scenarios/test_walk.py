"""
Scene 1 as a finger plays it: the real app, the real server, the real database, point by point.

The walk runs once, in a process of its own, as ``demo`` does where there is no screen.
"""

import os
import re
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.devtools import kivy_data

pytestmark = [pytest.mark.processes, pytest.mark.draws]

ROOT = Path(__file__).resolve().parents[2]

POINTS = {
    "1 welcome, sign-in, sign-out": [
        "welcome", "wrong-number", "people-at-hand", "wrong-passcode", "sign-out",
    ],
    "2 home": ["draft-hides-one-card"],
    "3 wallet": ["wallet-counts-the-usable-first", "search-finds-by-what-is-seen"],
    "4 document": ["licence-opens"],
    "5 the rule": [
        "locked-under-todays-rule", "draft-hides-one-card", "hidden-card-tells-why",
        "today-again-locks-an-open-screen", "day-before-all-is-well",
    ],
    "the stop by the road": [
        "code-for-the-licence-takes-a-passcode", "officer-sees-what-was-chosen-and-both-hear-it",
        "hidden-card-cannot-be-shown-and-leads-to-renewing",
    ],
    "6 renewal": [
        "renewal-says-what-it-takes", "renewal-is-opened-once", "refused-fee-takes-nothing",
        "fee-is-paid-once", "office-accepts",
        "office-asks-for-a-paper", "paper-is-given", "office-issues",
        "new-card-takes-the-hidden-ones-place",
    ],
    "7 notices": ["notice-tells-it-once", "notices-are-read-on-the-server"],
    "8 welfare account": [
        "bank-account-is-chosen", "bank-answers-that-the-name-fits", "code-comes-by-message",
        "account-is-where-payments-go", "second-bank-becomes-the-default", "first-bank-is-let-go",
        "programme-gets-an-account-of-its-own", "backups-are-ordered",
        "level-one-is-shown-the-way",
    ],
    "9 without a network": [
        "offline-shows-the-copy-and-its-age", "decisions-wait-for-the-network",
        "online-again-by-itself",
        "failing-server-loses-nothing",
    ],
    "pay-out day": [
        "crowd-comes-before-the-deed", "documents-need-no-queue",
        "turn-comes-and-all-that-was-typed-is-there",
    ],
    "scene 2, first half": [
        "bank-prints-one-mark-too-many", "mobile-money-takes-her-meanwhile",
    ],
    "scene 2, second half": [
        "new-account-receives-after-its-cool-off", "run-fails-for-one-and-her-phone-says-why",
        "second-try-fails-too-and-she-agrees-to-cash",
        "cash-is-fetched-and-the-statement-has-it",
    ],
    "scene 3": [
        "mother-asks-for-one-child-and-is-told-why-not-for-more",
        "mother-asks-for-the-younger-one-too", "both-children-are-tabs-of-her-wallet",
        "gift-is-split-among-the-household", "authorisation-ends-and-the-head-is-told-why",
        "statement-by-programme-and-by-member",
    ],
    "scene 4": [
        "midnight-makes-the-account-ones-own", "passcode-of-ones-own-takes-the-guardians-place",
        "level-2-is-booked-from-what-it-would-open", "desk-starts-the-clock-and-stops-it",
        "level-2-opens-what-it-promised", "account-is-locked-and-opened-by-its-holder",
    ],
    "scene 5, in English": [
        "foreigner-is-refused-today-and-not-under-the-draft",
        "watched-answer-is-told-when-it-changes", "foreigner-gets-level-1-under-the-draft",
        "fingerprints-at-the-immigration-desk-take-seven-days",
        "beyond-the-visas-end-each-rule-set-says-what-stays",
    ],
    "scene 6": [
        "grandmother-proves-that-she-guards", "grandmother-asks-and-the-desk-issues",
        "she-sees-only-what-a-guardian-may",
    ],
    "scene 8, the money": [
        "company-is-not-paid-into-its-representatives-account",
        "company-links-an-account-of-its-own", "support-arrives-for-the-company",
    ],
    "scene 8, who looked": [
        "staff-without-the-role-is-refused-and-seen-at-once",
        "agency-asks-beyond-its-duty-and-both-attempts-are-seen", "why-is-asked-and-answered",
    ],
    "scene 10, a comment": [
        "comment-is-pinned-to-the-screen-it-is-about", "comment-is-sent-and-has-a-receipt",
        "drafters-answer-and-the-receipt-says-so",
    ],
    "devices": [
        "account-is-met-on-a-new-phone", "card-that-does-not-match-is-counted",
        "card-and-face-let-her-in", "lost-phone-is-unlinked-and-the-account-locked",
        "linking-again-unlocks-nothing",
    ],
    "abroad": [
        "two-clocks-are-shown-abroad", "passport-notice-leads-to-a-consulate",
        "consular-visit-is-booked-in-both-times",
    ],
    "foreign service": [
        "hospital-asks-and-is-seen-at-once", "one-answer-is-sent-by-tick-and-passcode",
        "log-shows-the-foreign-asker", "consent-is-taken-back-and-the-service-hears-it",
    ],
}  # fmt: skip


@dataclass(frozen=True)
class Walked:
    """
    What a walk left behind.

    Attributes:
        steps: Name of each step that was seen to its end, and the words it saw.
        pictures: Name of each step, and its picture.
    """

    code: int
    said: str
    steps: dict[str, str]
    pictures: dict[str, Path]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """One walk for all of these tests."""
    folder = tmp_path_factory.mktemp("demo")
    screenless = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    ran = subprocess.run(
        [sys.executable, "-m", "app"],
        cwd=ROOT,
        env=screenless
        | kivy_data.environment(offscreen=True)
        # Providers take their time in the demo; here they are asked at a third of it.
        | {"DINH_DANH_PICTURES": str(folder), "DINH_DANH_PROVIDER_PACE": "0.3"},
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    lines = re.findall(r"^\d+-([a-z0-9-]+)\.png  saw: (.+)$", ran.stdout, flags=re.MULTILINE)
    pictures = {file.stem[3:]: file for file in folder.glob("*.png")}
    return Walked(ran.returncode, ran.stdout + ran.stderr, dict(lines), pictures)


def test_the_walk_comes_to_its_end(walked: Walked) -> None:
    assert walked.code == 0, walked.said
    assert "MISSING" not in walked.said


@pytest.mark.parametrize("point", POINTS)
def test_every_point_was_walked_and_seen(walked: Walked, point: str) -> None:
    missing = [step for step in POINTS[point] if step not in walked.steps]
    assert missing == [], walked.said


def test_every_step_left_its_picture_of_the_whole_window(walked: Walked) -> None:
    for step in walked.steps:
        wide, tall = struct.unpack(">II", walked.pictures[step].read_bytes()[16:24])
        assert (wide, tall) == (1280, 920), step


def test_no_step_showed_a_key_instead_of_words(walked: Walked) -> None:
    assert not [words for words in walked.steps.values() if "⟦" in words]


def test_the_rule_set_and_the_day_reached_the_phone_within_a_second(walked: Walked) -> None:
    for step in (
        "draft-hides-one-card", "today-again-locks-an-open-screen", "day-before-all-is-well",
    ):  # fmt: skip
        took = [int(ms) for ms in re.findall(r"\((\d+) ms\)", walked.steps[step])]
        assert took, step
        assert max(took) < 1000, step
