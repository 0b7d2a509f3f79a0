"""What the tests share: an emulator that starts afresh for each, and the stacks that drive it."""
import json
import os

# The SDKs would send loopback calls through a proxy, NO_PROXY or not.
for proxy in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
    os.environ.pop(proxy, None)

import pytest

from support.emulator import Emulator
from support.migration import SYNCING, Migration
from support.stacks import STACKS


@pytest.fixture
def emulator():
    emulator = Emulator()
    emulator.start_afresh()
    yield emulator
    note_coverage(emulator)


@pytest.fixture(params=STACKS)
def connect(request):
    """Makes a client of one stack: connect(keys=None, product="polardb")."""
    return STACKS[request.param]


@pytest.fixture
def polardb(emulator, connect):
    return connect()


@pytest.fixture
def rds(emulator, connect):
    return connect(product="rds")


@pytest.fixture
def sts(emulator, connect):
    return connect(product="sts")


@pytest.fixture
def syncing(polardb, emulator):
    """A migration that waits for a switch."""
    return Migration(polardb, emulator, SYNCING)


def note_coverage(emulator):
    """Adds the operations that were answered well to the file COVERAGE, for the runner to compare with the catalogue."""
    if path := os.environ.get("COVERAGE"):
        calls = emulator.get("calls")["calls"]
        answered = {f"{call['version']} {call['action']}" for call in calls if call.get("status") == 200}
        with open(path, "a") as file:
            file.write(json.dumps(sorted(answered)) + "\n")


def pytest_terminal_summary(terminalreporter):
    """The line that the runner adds up."""
    count = {word: len(terminalreporter.stats.get(word, ())) for word in ("passed", "failed", "error")}
    terminalreporter.write_line(f"{count['passed']} passed, {count['failed'] + count['error']} failed")
