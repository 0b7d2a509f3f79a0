"""The page for other people's tests: its Python, Node and shell blocks are run as they stand, but for the address."""
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.emulator import ENDPOINT

SDK = Path(__file__).parent.parent
ROOT = SDK.parent.parent
PAGE = ROOT / "docs/emulator/README.md"
ADDRESS = "127.0.0.1:3100"
RUN = {
    "python": [sys.executable, "-c"],
    "js": ["node", "--input-type=module", "-e"],
    "sh": ["bash", "-euc"],
}


def blocks():
    """The blocks after a *Tested* of the same section, each named by the line it begins at."""
    found, tested, block = [], False, None
    for number, line in enumerate(PAGE.read_text().splitlines(), 1):
        if block:
            if line == "```":
                found.append(pytest.param(block[0], "\n".join(block[1]), id=f"{block[0]}-at-line-{block[2]}"))
                block = None
            else:
                block[1].append(line)
        elif (fence := re.fullmatch(r"```(\w+)", line)) and tested and fence[1] in RUN:
            block = (fence[1], [], number)
        elif line.startswith("#"):
            tested = False
        elif "*Tested*" in line:
            tested = True
    return found


BLOCKS = blocks()


@pytest.mark.parametrize("language, code", BLOCKS)
def test_a_block_runs_as_it_stands(emulator, language, code):
    command = [*RUN[language], code.replace(ADDRESS, ENDPOINT)]
    ended = subprocess.run(command, cwd=SDK / "node", env=os.environ, text=True, capture_output=True, timeout=60)
    assert ended.returncode == 0, ended.stderr


def test_every_language_that_is_said_to_be_tested_has_blocks():
    languages = [block.values[0] for block in BLOCKS]
    assert {language: languages.count(language) for language in RUN} == {"python": 3, "js": 5, "sh": 1}


def test_the_image_is_built_with_the_toolchain_of_the_workspace():
    channel = re.search(r'channel = "(.*)"', (ROOT / "rust-toolchain.toml").read_text())[1]
    dockerfile = (PAGE.parent / "Dockerfile").read_text()
    assert f"FROM rust:{channel}-" in dockerfile and f"RUSTUP_TOOLCHAIN={channel}\n" in dockerfile
