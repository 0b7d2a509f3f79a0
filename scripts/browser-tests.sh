#!/usr/bin/env bash
# The browser suites: `dev` is every flow on the development build, `release` the smoke test and the
# byte budget on the small wasm, `pictures` takes a picture of every page. Further arguments go to Playwright.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT/end2end"

suite=$1
shift
CHROMIUM=$("$ROOT/scripts/setup-browser.sh")
WHOLE_CHROMIUM=$("$ROOT/scripts/setup-browser.sh" whole)
export CHROMIUM WHOLE_CHROMIUM
case $suite in
  dev) exec playwright test "$@" ;;
  pictures) exec playwright test --config playwright.pictures.config.ts "$@" ;;
  release)
    # The program has to work from anywhere, with nothing beside it.
    away=$(mktemp -d)
    trap 'rm -rf "$away"' EXIT
    cp "$ROOT/target/release/polarshift" "$away"
    export PROGRAM=$away/polarshift
    playwright test --config playwright.release.config.ts "$@"
    ;;
  *) fail "unknown suite $suite: dev, release or pictures" ;;
esac
