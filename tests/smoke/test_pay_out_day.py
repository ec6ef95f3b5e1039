"""The load proof in its short form: the real server, killed among its phones."""

import pytest

from app.devtools.prove_queue import prove_queue

pytestmark = pytest.mark.processes


def test_a_small_crowd_loses_nothing_and_doubles_nothing(tmp_path, capsys):
    code = prove_queue(tmp_path, clients=120, repeats=1, kill_after=1.0, idle_seconds=0.3)
    said = capsys.readouterr().out
    assert code == 0, said
    assert "lost 0, twice 0, wrong answers {}" in said
