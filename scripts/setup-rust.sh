#!/usr/bin/env bash
# The pinned toolchain with clippy, rustfmt and the wasm target, and a C compiler for SQLite, ring and mimalloc.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

have rustup || fail "rustup is missing; install it from https://rustup.rs and run this again"
channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)

# Automatic installation may be switched off, so nothing is left to it.
if ! rustup toolchain list | grep -q "^$channel-"; then
  say "Installing Rust $channel (about a minute)"
  rustup toolchain install "$channel" --profile minimal --no-self-update
fi
for component in clippy rustfmt; do
  rustup component list --installed --toolchain "$channel" | grep -q "^$component" ||
    rustup component add "$component" --toolchain "$channel"
done
rustup target list --installed --toolchain "$channel" | grep -qx wasm32-unknown-unknown ||
  rustup target add wasm32-unknown-unknown --toolchain "$channel"

have cc || debian_install build-essential || fail "a C compiler is missing; install build-essential"
