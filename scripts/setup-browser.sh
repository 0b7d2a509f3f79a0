#!/usr/bin/env bash
# Finds a Chromium, or installs one, and prints its path (nothing for Playwright's own). Without an argument the headless
# shell is the first choice: a whole browser draws its own tabs and buttons for every page, which costs a third of the
# time. With `whole` it is a browser with windows and tabs. CHROMIUM and WHOLE_CHROMIUM name one.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

works() { [ -n "$1" ] && "$1" --version >/dev/null 2>&1; }

found() {
  local name
  for name in "$@"; do
    have "$name" && works "$name" && command -v "$name" && return
  done
  return 1
}

shell=chromium-headless-shell
whole=(chromium google-chrome google-chrome-stable chromium-browser)
if [ "${1:-}" = whole ]; then
  given=${WHOLE_CHROMIUM:-} wanted=("${whole[@]}")
  # A browser that was named is whole unless it is the shell.
  case ${CHROMIUM:-} in *"$shell"*) ;; *) given=${given:-${CHROMIUM:-}} ;; esac
else
  given=${CHROMIUM:-} wanted=("$shell" "${whole[@]}")
fi

if [ -n "$given" ]; then
  works "$given" || fail "$given was named as the browser, and does not run"
  echo "$given"
  exit
fi
found "${wanted[@]}" && exit
# Both at once: the tests need both.
if debian_install "$shell" chromium || debian_install chromium; then found "${wanted[@]}" && exit; fi
say "Fetching Playwright's Chromium (about a minute)"
cd "$ROOT/end2end"
npx playwright install chromium >&2
