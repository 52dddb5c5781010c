"""Foreign bytes, thousands of them: no crash, no hang, no growth."""

import importlib.util
import os
import resource
import subprocess
import sys
from collections.abc import Iterator

import pytest

from desktop_app.models import close_database
from tests.fuzz.targets import TARGETS, mutations, timed
from tests.support import ROOT

RUNS = 1_500
GROWTH_KB = 100 * 1024


@pytest.fixture
def closed() -> Iterator[None]:
    """Closes the database that a target opens."""
    yield
    close_database()


@pytest.mark.no_qt_log  # what is wrong with a picture
@pytest.mark.parametrize("name", TARGETS)
def test_seeded(name: str, closed: None) -> None:
    target = TARGETS[name]
    feed = timed(target.feed)
    for seed in target.seeds:
        feed(seed)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for data in mutations(target.seeds, RUNS, seed=1):
        feed(data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < GROWTH_KB


@pytest.mark.soak
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="needs atheris")
@pytest.mark.parametrize("name", TARGETS)
def test_guided_by_coverage(name: str) -> None:
    seconds = int(float(os.environ.get("SOAK_MINUTES", "10")) * 60)
    command = [sys.executable, "-m", "tests.fuzz", name, f"-max_total_time={seconds}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(done.stderr[-300:])  # noqa: T201 - how many runs it were
    assert done.returncode == 0, done.stderr[-5_000:]
