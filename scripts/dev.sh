#!/usr/bin/env bash
# Builds and restarts the console on every change; its pages reload themselves. Arguments go to `polarshift serve`.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh
exec cargo xtask dev -- "$@"
