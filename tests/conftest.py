"""Prepares every test: Kivy's switches before its first import, fresh catalogues, one window."""

import gc
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from app.devtools import kivy_data, prepare
from app.devtools.postgres import Cluster
from tests.support import postgres

if TYPE_CHECKING:
    from tests.support.pilot import Pilot

os.environ.pop("KIVY_NO_CONSOLELOG", None)  # it would swallow tracebacks
os.environ.update(kivy_data.environment(offscreen=True))
prepare.main()
# Thousands of drawn trees live and die here: the usual threshold walks through all of them so often
# that a quarter of the time goes into it.
gc.set_threshold(200_000, 20, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--postgres``: every stub server of the tests keeps what it knows in PostgreSQL."""
    parser.addoption("--postgres", action="store_true", help="on a PostgreSQL started for this run")


def pytest_configure(config: pytest.Config) -> None:
    """Start it once, before the workers, which find it in the environment."""
    if not config.getoption("--postgres") or hasattr(config, "workerinput"):
        return
    try:
        cluster = Cluster()
        cluster.start()
    except FileNotFoundError as missing:
        raise pytest.UsageError(f"{missing}; on Debian: apt-get install postgresql") from None
    os.environ[postgres.URL] = cluster.url
    config.add_cleanup(cluster.stop)


@pytest.fixture
def pilot() -> Iterator["Pilot"]:
    """Drive what is drawn; opens the one window of this process at the first use."""
    from app.ui.context import ui
    from app.ui.theme import theme
    from tests.support.pilot import Pilot

    # The look is the process's own: whatever test came before may have left another.
    ui.theme, ui.text_scale, ui.reduced_motion = theme("light"), 1.0, False
    driver = Pilot()
    yield driver
    driver.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The walk's file first: one worker takes it, and the other the rest meanwhile."""
    items.sort(key=lambda item: "scenarios" not in item.path.parts)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Where CI is set nothing may be skipped: what cannot run there has failed."""
    report = yield
    if report.skipped and "CI" in os.environ and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped in CI during {call.when}: {report.longrepr}"
    return report
