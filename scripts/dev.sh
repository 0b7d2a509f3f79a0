#!/usr/bin/env bash
# Rebuilds and restarts the console on every change, with the embedded emulator behind it.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh
exec cargo-leptos watch
