#!/usr/bin/env bash
# Fuzzes the emulator's request parser and scenario reader; the argument is how many minutes each (1).
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

FUZZ_VERSION=0.13.2
minutes=${1:-1}
crate=crates/emulator/fuzz

have c++ || debian_install g++ || fail "a C++ compiler is missing; install g++"
if ! cargo fuzz --version 2>/dev/null | grep -q " $FUZZ_VERSION\$"; then
  say "Building cargo-fuzz $FUZZ_VERSION, once (about a minute)"
  cargo install cargo-fuzz --version "$FUZZ_VERSION" --locked --force --root "$TOOLS"
fi

export CARGO_TARGET_DIR=$ROOT/target/fuzz
# -s none: sanitizers need a nightly compiler, and the code has no unsafe blocks.
say "Building the fuzz targets (first time about 3 minutes on 2 cores)"
cargo fuzz build --fuzz-dir "$crate" -s none
for target in request scenario; do
  say "Fuzzing: $target, $minutes minutes"
  corpus=$CARGO_TARGET_DIR/corpus/$target
  artifacts=$CARGO_TARGET_DIR/artifacts/$target
  mkdir -p "$corpus" "$artifacts"
  if [ "$target" = scenario ]; then cp crates/emulator/src/scenario/*.toml "$corpus"; fi
  cargo fuzz run --fuzz-dir "$crate" -s none "$target" "$corpus" "$crate/seeds/$target" -- \
    -max_total_time=$((minutes * 60)) -timeout=10 -rss_limit_mb=1024 -max_len=65536 \
    -artifact_prefix="$artifacts/" -print_final_stats=1
done
