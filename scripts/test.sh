#!/usr/bin/env bash
# Every check, each stage timed; the table at the end says where the time went.
set -uo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts=$ROOT/scripts
table=
failed=

stage() {
  local name=$1 start=$SECONDS result=passed
  shift
  say "$name"
  "$@" </dev/null || { result=FAILED; failed=1; }
  table+=$(printf '%-34s %-7s %4d s' "$name" "$result" $((SECONDS - start)))$'\n'
  [ "$result" = passed ]
}

# A stage whose failure makes the ones after it pointless.
needed() { stage "$@" || finish; }

finish() {
  printf '\n%s%-34s %-7s %4d s\n' "$table" total "${failed:+FAILED}" "$SECONDS"
  exit "${failed:-0}"
}

needed 'set-up' "$scripts/setup.sh" tests
needed 'browser' "$scripts/setup-browser.sh"
stage 'format' "$scripts/lint.sh" fmt
stage 'types of the browser tests' "$scripts/lint.sh" end2end
stage 'clippy' "$scripts/lint.sh" host
stage 'clippy, wasm' "$scripts/lint.sh" wasm
stage 'Rust tests' "$scripts/rust-tests.sh"
needed 'build, development' build_debug
stage 'official SDKs' "$scripts/sdk-tests.sh"
stage 'browser tests' "$scripts/browser-tests.sh" dev
needed 'build, release' build_release
stage 'release smoke test and budgets' "$scripts/browser-tests.sh" release
finish
