#!/usr/bin/env bash
# Drives the built emulator with the official Python SDKs. Further clients given as arguments run too.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

binary=target/debug/polarshift
[ -x "$binary" ] || fail "$binary is missing; make run builds it"
exec "$VENV/bin/python" end2end/sdk/with_emulator.py "$binary" end2end/sdk/walk.py "$@"
