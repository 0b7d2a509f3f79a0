"""The emulator's own control plane: its clock, its faults and what really happened."""
import json
import os
import time
import urllib.error
import urllib.request

ENDPOINT = os.environ["ENDPOINT"]
ACCESS_KEY_ID = os.environ["ACCESS_KEY_ID"]
ACCESS_KEY_SECRET = os.environ["ACCESS_KEY_SECRET"]
PAUSED = os.environ.get("PACE", "paused") == "paused"

DEADLINE_SECONDS = 100
POLL_SECONDS = 0.05
# Emulated seconds between two looks at a paused clock.
STEP_SECONDS = 30


class Emulator:
    """`/_emulator/` of the emulator at ENDPOINT."""

    def get(self, path):
        return self._send(path, None)

    def post(self, path, **fields):
        return self._send(path, json.dumps(fields).encode())

    def _send(self, path, body):
        request = urllib.request.Request(f"http://{ENDPOINT}/_emulator/{path}", body)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {error.code} {error.read().decode()}") from error

    def start_afresh(self, scenario="demo"):
        """The scenario as at the start; the clock stands still at the pace `paused`."""
        self.post("reset", scenario=scenario)
        if PAUSED:
            self.post("clock", paused=True)

    def let_pass(self, **spans):
        """Moves the emulated clock forward: seconds=, minutes=, hours=, days=."""
        seconds = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
        self.post("clock", advance_seconds=sum(seconds[unit] * n for unit, n in spans.items()))

    def now(self):
        return self.get("clock")["now"]

    def fault(self, action, kind, **fields):
        self.post("faults", action=action, kind=kind, **fields)

    def calls(self, action):
        return self.get(f"calls?action={action}")["calls"]

    def cluster(self, cluster):
        """A cluster as it truly is, whatever an answer says."""
        return next(c for c in self.get("state")["clusters"] if c["id"] == cluster)

    def until(self, holds, what):
        """Waits for a condition and gives its value. A paused clock is moved instead of waited for."""
        deadline = time.monotonic() + DEADLINE_SECONDS
        while not (value := holds()):
            assert time.monotonic() < deadline, f"not within {DEADLINE_SECONDS} s: {what}"
            if PAUSED:
                self.let_pass(seconds=STEP_SECONDS)
            else:
                time.sleep(POLL_SECONDS)
        return value
