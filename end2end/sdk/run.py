#!/usr/bin/env python3
"""Runs the SDK suites and the conformance clients, each against an emulator of its own.

    run.py BINARY

Every suite prints a line `N passed, M failed` and finds in its environment ENDPOINT (host:port), ACCESS_KEY_ID,
ACCESS_KEY_SECRET and PACE: a speed, or `paused` for a clock that is moved by hand. The exit status is 1 when a claim
does not hold, or when an operation of the catalogue was answered to no SDK.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
CATALOGUE = HERE.parent.parent / "docs/emulator/operations.md"
ACCESS_KEY = ("polarshift", "polarshift-secret")
# At this speed the walks wait for real: most of the stage's time is theirs, and hardly any of the processor's.
SLOW = "30"
FAST = "1000"
DEADLINE_SECONDS = 300

PYTHON = ["python", "-m", "pytest"]
NODE = ["node", "--test-reporter", "./support/summary.mjs", "--test-reporter-destination", "stdout", "all.mjs"]


@dataclass
class Job:
    name: str
    command: list[str]
    pace: str
    folder: Path = HERE
    environment: dict = field(default_factory=dict)


@dataclass
class Outcome:
    job: Job
    passed: int
    failed: int
    seconds: float
    output: str


def suites():
    """Everything with a clock moved by hand; what is about the passing of time at a fast and a slow pace too."""
    passing, passing_only = [*PYTHON, "-m", "every_pace"], {"EVERY_PACE_ONLY": "1"}
    yield Job("Python", PYTHON, "paused", HERE / "python")
    yield Job("Node", NODE, "paused", HERE / "node")
    yield Job("Python", passing, FAST, HERE / "python")
    yield Job("Node", NODE, FAST, HERE / "node", passing_only)
    for stack in ("current-v3", "legacy"):
        yield Job(f"Python, {stack}", [*passing, "-k", f"walk and {stack}"], SLOW, HERE / "python")
    for stack in ("polardb20170801", "openapi-client V3 body"):
        yield Job(f"Node, {stack}", NODE, SLOW, HERE / "node", passing_only | {"STACK": stack})


def conformance():
    """The clients that know nothing of the control plane, so their clock runs by itself."""
    for client in sorted((HERE / "clients").glob("*.*")):
        program = "python" if client.suffix == ".py" else "node"
        for pace in (SLOW, FAST):
            yield Job(client.name, [program, str(client)], pace)


@contextmanager
def emulator(binary, pace):
    """An emulator on a free port; gives its host:port."""
    speed = FAST if pace == "paused" else pace
    command = [binary, "emulator", "--listen", "127.0.0.1:0", "--speed", speed, "--log-level", "warn"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield json.loads(process.stdout.readline())["emulator"].removeprefix("http://").rstrip("/")
    finally:
        process.terminate()
        process.wait(10)


def run(binary, job, coverage):
    start = time.monotonic()
    with emulator(binary, job.pace) as endpoint:
        environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        environment |= {
            "ENDPOINT": endpoint,
            "ACCESS_KEY_ID": ACCESS_KEY[0],
            "ACCESS_KEY_SECRET": ACCESS_KEY[1],
            "PACE": job.pace,
            "COVERAGE": coverage,
            "PATH": f"{Path(binary).resolve().parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        output, ended_well = ended(job, environment | job.environment)
    lines = re.findall(r"^(\d+) passed, (\d+) failed$", output, re.MULTILINE)
    passed, failed = map(int, lines[-1]) if lines else (0, 0)
    # A suite that ends badly without saying why, or that checks nothing, has failed too.
    if not failed and not (ended_well and passed):
        failed = 1
    return Outcome(job, passed, failed, time.monotonic() - start, output)


def ended(job, environment):
    """What a suite printed, and whether it ended well and in time."""
    command = [sys.executable if job.command[0] == "python" else job.command[0], *job.command[1:]]
    pipes = dict(stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    with subprocess.Popen(command, cwd=job.folder, env=environment, **pipes) as process:
        try:
            return process.communicate(timeout=DEADLINE_SECONDS)[0], process.returncode == 0
        except subprocess.TimeoutExpired:
            process.kill()
            return process.communicate()[0] + f"\nstopped after {DEADLINE_SECONDS} s", False


def report(outcome):
    if outcome.failed:
        print(outcome.output, flush=True)
    at = "with a paused clock" if outcome.job.pace == "paused" else f"at speed {outcome.job.pace}"
    counts = f"{outcome.passed} passed, {outcome.failed} failed"
    print(f"{outcome.job.name} {at}: {counts} in {outcome.seconds:.0f} s", flush=True)


def catalogue():
    """The documented operations, as `version action`."""
    version, found = None, set()
    for line in CATALOGUE.read_text().splitlines():
        if heading := re.match(r"## \S+ (\d{4}-\d\d-\d\d)$", line):
            version = heading[1]
        elif row := re.match(r"\| ([A-Z]\w+) \|", line):
            found.add(f"{version} {row[1]}")
    assert found, f"{CATALOGUE} lists no operation"
    return found


def answered(coverage):
    """The operations that some suite got an answer from."""
    return {call for line in Path(coverage).read_text().splitlines() for call in json.loads(line)}


def main(binary):
    jobs = [*suites(), *conformance()]
    waiting = [job for job in jobs if job.pace == SLOW]
    working = [job for job in jobs if job.pace != SLOW]
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as coverage:
        with ThreadPoolExecutor(max(len(waiting), 1)) as patient, ThreadPoolExecutor(2) as busy:
            start = lambda pool, job: pool.submit(run, binary, job, coverage.name)
            futures = [start(patient, job) for job in waiting] + [start(busy, job) for job in working]
            outcomes = []
            for future in futures[::-1]:
                outcomes.append(future.result())
                report(outcomes[-1])
        documented = catalogue()
        missing = sorted(documented - answered(coverage.name))
    for action in missing:
        print(f"FAILED no SDK was answered {action}")
    passed = sum(outcome.passed for outcome in outcomes) + len(documented) - len(missing)
    failed = sum(outcome.failed for outcome in outcomes) + len(missing)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
