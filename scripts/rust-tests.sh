#!/usr/bin/env bash
# Every Rust test of the workspace, with nextest where it is installed, beside a PostgreSQL server. The backend's tests run
# twice: with the journal in SQLite, and in PostgreSQL.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

if cargo nextest --version >/dev/null 2>&1; then
  scripts/postgres.sh cargo nextest run --workspace --no-fail-fast
  POLARSHIFT_TEST_ON=postgres scripts/postgres.sh cargo nextest run -p backend --test backend --no-fail-fast
  cargo test --workspace --doc --quiet
else
  scripts/postgres.sh cargo test --workspace --no-fail-fast
  POLARSHIFT_TEST_ON=postgres scripts/postgres.sh cargo test -p backend --test backend --no-fail-fast
fi
