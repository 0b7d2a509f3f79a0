#!/usr/bin/env bash
# Migrations without end while the console watches; the argument is how many minutes (10).
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh
build_release
say "kill -9 among mixed writes, 20 times (about a minute)"
POLARSHIFT_KILLS=20 cargo test --quiet -p server --test it kill_9_at
scripts/fuzz.sh 5
exec node end2end/bench/soak.mjs target/release "$@"
