#!/usr/bin/env bash
# Every Rust test of the workspace, with nextest where it is installed.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

if cargo nextest --version >/dev/null 2>&1; then
  cargo nextest run --workspace --no-fail-fast
  cargo test --workspace --doc --quiet
else
  cargo test --workspace --no-fail-fast
fi
