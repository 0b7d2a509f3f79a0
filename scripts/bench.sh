#!/usr/bin/env bash
# What is fast and small, each figure beside a reference of the same run. Parts: emulator, console, signing, and
# lighthouse, which has to be named. Figures are reported, not asserted.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

[ $# -gt 0 ] || set -- signing emulator console
for part in "$@"; do
  case $part in
    signing | emulator | console | lighthouse) ;;
    *) fail "there is no part \"$part\": signing, emulator, console or lighthouse" ;;
  esac
done

scripts/setup-node.sh
scripts/setup-rust.sh
for part in "$@"; do
  case $part in
    signing) cargo build --quiet --release -p acs-signature --example signing ;;
    emulator)
      moto=$(scripts/setup-moto.sh)
      build_release --example floor
      cargo build --quiet --release -p emulator --example load
      ;;
    console)
      build_release --example floor
      ;;
    lighthouse)
      npm_folder end2end/bench/lighthouse "Installing Lighthouse (about 20 seconds)"
      build_release
      ;;
  esac
done

for part in "$@"; do
  case $part in
    signing)
      scripts/setup-sdks.sh
      node end2end/bench/signing.mjs target/release "$VENV/bin/python"
      ;;
    emulator) node end2end/bench/emulator.mjs target/release "$moto" ;;
    console) node end2end/bench/bench.mjs target/release ;;
    lighthouse) node end2end/bench/lighthouse/lighthouse.mjs target/release "$(scripts/setup-browser.sh whole)" ;;
  esac
  echo
done
