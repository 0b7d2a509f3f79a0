#!/usr/bin/env bash
# Start-up, memory and processor time per request, with a bare server measured in the same run; then the emulator beside
# that server and moto.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh
say "Building the release (first time about 8 minutes on 2 cores)"
cargo-leptos build --release --precompress
cargo build --quiet --release -p server --example floor
cargo build --quiet --release -p emulator --example load
moto=$(scripts/setup-moto.sh)
node end2end/bench/bench.mjs target/release "$@"
echo
exec node end2end/bench/emulator.mjs target/release "$moto"
