"""What the console shows of its calls runs as it stands: the SDK's lines are the SDK's."""
import ast
import json
import os
import subprocess
import sys
import urllib.request
from html.parser import HTMLParser

import pytest

from support.emulator import ACCESS_KEY_ID, ACCESS_KEY_SECRET, ENDPOINT
from support.migration import SYNCING


class Scripts(HTMLParser):
    """The Python scripts of a page."""

    def __init__(self, page):
        super().__init__()
        self.texts, self.inside = [], False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag == "code":
            self.inside = True
            self.texts.append("")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "code"

    def handle_data(self, data):
        if self.inside:
            self.texts[-1] += data

    @property
    def python(self):
        return [text for text in self.texts if text.startswith("from alibabacloud")]


@pytest.fixture
def console(emulator, tmp_path):
    """Opens a page of a console in front of the emulator."""
    command = ["polarshift", "serve", "--listen", "127.0.0.1:0", "--upstream", f"http://{ENDPOINT}"]
    command += ["--data-dir", str(tmp_path), "--log-level", "warn"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    address = json.loads(process.stdout.readline())["console"].rstrip("/")

    def scripts(path):
        with urllib.request.urlopen(address + path, timeout=30) as answer:
            return Scripts(answer.read().decode()).python

    yield scripts
    process.terminate()
    process.wait(10)


def ran(script, emulator):
    """The call that a script makes, as the emulator has seen it."""
    keys = {"ALIBABA_CLOUD_ACCESS_KEY_ID": ACCESS_KEY_ID, "ALIBABA_CLOUD_ACCESS_KEY_SECRET": ACCESS_KEY_SECRET}
    command = [sys.executable, "-c", script]
    ended = subprocess.run(command, env=os.environ | keys, check=True, capture_output=True, text=True)
    answer = ast.literal_eval(ended.stdout)
    return next(call for call in emulator.get("calls")["calls"] if call["request_id"] == answer["RequestId"])


def business(call):
    """The parameters without the region: the models of most operations do not have it."""
    return {name: value for name, value in call["parameters"].items() if name != "RegionId"}


def test_the_lines_of_a_page_make_its_calls(console, emulator):
    for path, actions in [
        ("/clusters", ["DescribeRegions", "DescribeDBClusters", "DescribeDBClusterMigration"]),
        (f"/clusters/{SYNCING}?region=cn-hangzhou", ["DescribeDBClusterAttribute", "DescribeDBClusterMigration"]),
    ]:
        scripts = console(path)
        assert len(scripts) == len(actions)
        for script, action in zip(scripts, actions):
            of_console = [business(call) for call in emulator.calls(action)]
            call = ran(script, emulator)
            assert call["action"] == action and business(call) in of_console


def test_the_lines_of_a_dialog_switch(console, emulator):
    scripts = console(f"/clusters/{SYNCING}/switch?region=cn-hangzhou")
    with_endpoints = next(script for script in scripts if "ModifyDBClusterMigration" in script)
    write = business(ran(with_endpoints, emulator))
    assert write["NewMasterInstanceId"] == SYNCING and json.loads(write["ConnectionStrings"])
