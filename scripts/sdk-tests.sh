#!/usr/bin/env bash
# Drives the built emulator with the official Python and Node SDKs.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

binary=${POLARSHIFT_BINARY:-target/debug/polarshift}
[ -x "$binary" ] || fail "$binary is missing; make run builds it"
"$ROOT/scripts/setup-sdks.sh"
exec "$VENV/bin/python" end2end/sdk/run.py "$binary"
