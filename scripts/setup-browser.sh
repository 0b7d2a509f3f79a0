#!/usr/bin/env bash
# Finds a Chromium, or installs one, and prints its path (nothing for Playwright's own).
set -euo pipefail
. "$(dirname "$0")/lib.sh"

works() { [ -n "$1" ] && "$1" --version >/dev/null 2>&1; }

found() {
  local name
  for name in chromium google-chrome google-chrome-stable chromium-browser; do
    have "$name" && works "$name" && command -v "$name" && return
  done
  return 1
}

if [ -n "${CHROMIUM:-}" ]; then
  works "$CHROMIUM" || fail "CHROMIUM names $CHROMIUM, which does not run"
  echo "$CHROMIUM"
  exit
fi
found && exit
if debian_install chromium && found; then exit; fi
say "Fetching Playwright's Chromium (about a minute)"
cd "$ROOT/end2end"
npx playwright install chromium >&2
