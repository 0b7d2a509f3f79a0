#!/usr/bin/env bash
# Everything that building and running needs. With `tests` also what the tests need.
# Repeating it costs a second when nothing is missing.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

scripts=$ROOT/scripts
"$scripts/setup-node.sh"
"$scripts/setup-rust.sh"
if [ "${1:-}" = tests ]; then
  "$scripts/setup-sdks.sh"
  # They run the commands that pages show.
  have curl && have openssl || debian_install curl openssl || fail "curl or openssl is missing"
  "$scripts/setup-postgres.sh"
fi
