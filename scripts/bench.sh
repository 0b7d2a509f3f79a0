#!/usr/bin/env bash
# What is fast and small, each figure beside a reference of the same run. Parts: emulator, console, signing; all without
# one being named. Figures are reported, not asserted.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

[ $# -gt 0 ] || set -- signing emulator console
for part in "$@"; do
  case $part in
    signing | emulator | console) ;;
    *) fail "there is no part \"$part\": signing, emulator or console" ;;
  esac
done

scripts/setup-node.sh
scripts/setup-rust.sh
case " $* " in *" console "*) scripts/setup-leptos.sh ;; esac

say "Building the release (first time about 8 minutes on 2 cores)"
for part in "$@"; do
  case $part in
    signing) cargo build --quiet --release -p acs-signature --example signing ;;
    emulator)
      moto=$(scripts/setup-moto.sh)
      cargo build --quiet --release -p server --bin polarshift --example floor
      cargo build --quiet --release -p emulator --example load
      ;;
    console)
      cargo-leptos build --release --precompress
      cargo build --quiet --release -p server --example floor
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
  esac
  echo
done
