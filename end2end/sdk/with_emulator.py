#!/usr/bin/env python3
"""Runs each client script against a fresh emulator of its own.

    with_emulator.py BINARY CLIENT…

A client finds ENDPOINT (host:port), ACCESS_KEY_ID and ACCESS_KEY_SECRET in its environment.
"""
import json
import os
import subprocess
import sys

SPEED = "200"


def run(binary, client):
    emulator = subprocess.Popen(
        [binary, "emulator", "--listen", "127.0.0.1:0", "--speed", SPEED, "--scenario", "demo"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        address = json.loads(emulator.stdout.readline())["emulator"]
        environment = dict(
            os.environ,
            ENDPOINT=address.removeprefix("http://").rstrip("/"),
            ACCESS_KEY_ID="polarshift",
            ACCESS_KEY_SECRET="polarshift-secret",
        )
        print(f"{os.path.basename(client)}: ", end="", flush=True)
        return subprocess.run([sys.executable, client], env=environment).returncode
    finally:
        emulator.terminate()
        emulator.wait(10)


if __name__ == "__main__":
    binary, *clients = sys.argv[1:]
    codes = [run(binary, client) for client in clients]
    sys.exit(max(codes))
