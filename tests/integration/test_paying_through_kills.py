"""The short form of ``run.py prove pay``: the real server process, killed while it pays."""

import pytest

from app.devtools.proving import prove_pay

pytestmark = pytest.mark.processes
PAYEES = 600


def test_a_run_killed_every_few_moments_pays_each_payee_once(tmp_path, capfd):
    assert prove_pay(tmp_path, PAYEES, kill_every=0.4) == 0
    said = capfd.readouterr().out
    assert f"{PAYEES + 2:,} payees" in said
    assert "run closed" in said
    assert "\n0 kills" not in said
    assert f"{PAYEES + 16:,} paid once" in said
    assert "everything agrees" in said
