"""A third rule set is a folder: the same programs, one folder more, and nothing else touched."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.processes

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import json
from datetime import date
from app.features.eligibility.answers import answers_to
from app.features.eligibility.state import EligibilityState
from app.features.about.view_model import sources
from app.runtime.policy import PolicyChoice
from app.runtime.settings import Settings
from app.shared.rulesets import RULE_SET_IDS, names_of
from backend_stub.reading import rules_of

tried = EligibilityState(kind="foreigner", born="11/06/1987", since="15/10/2025", days=30)
answers = answers_to(tried, date(2025, 10, 15))["answers"]
shown = Settings.read(["--rules", "draft_2026_05"]).rules
print(json.dumps({
    "sets": RULE_SET_IDS,
    "tags": [names_of(each).tag["en"] for each in RULE_SET_IDS],
    "phone": PolicyChoice(shown).rules.value("permitted_stay_days"),
    "server": rules_of(shown.encode()).id,
    "answers": [each.answer for each in answers],
    "pages": len(sources()),
}))
"""


def test_a_folder_more_is_a_rule_set_more_on_phone_and_server(tmp_path: Path) -> None:
    for part in ("app", "backend_stub", "assets"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    policy = tmp_path / "assets" / "policy"
    third = policy / "draft_2026_05"
    shutil.copytree(policy / "draft_2025_10", third)
    (third / "rule_set.toml").write_text(
        "".join(f'{name} = {{ vi = "Ba", en = "Third" }}\n' for name in ("full", "short", "tag")),
        encoding="utf-8",
    )
    rules = (third / "eligibility.toml").read_text(encoding="utf-8")
    shorter = rules.replace("value = 90\n", "value = 30\n")
    assert shorter != rules
    (third / "eligibility.toml").write_text(shorter, encoding="utf-8")

    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {
        "sets": ["decree_69_2024", "draft_2025_10", "draft_2026_05"],
        "tags": ["Today", "Draft", "Third"],
        "phone": 30,
        "server": "draft_2026_05",
        "answers": ["no", "no", "yes"],
        "pages": 3,
    }
