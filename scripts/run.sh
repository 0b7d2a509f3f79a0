#!/usr/bin/env bash
# Builds the console for development and runs it with the embedded emulator, until Ctrl-C.
# Arguments go to `polarshift serve`.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

if [ -x target/debug/polarshift ]; then
  say "Polarshift: three steps, some seconds each"
else
  say "Polarshift: three steps, about 5 minutes on 2 cores; later it takes seconds"
  # Cargo says how far it is: crates built, and crates in all.
  export CARGO_TERM_PROGRESS_WHEN=always CARGO_TERM_PROGRESS_WIDTH=80
fi

say "1 of 3: the tools (first time about a minute)"
scripts/setup.sh
say "2 of 3: what the browser gets (first time about 2 minutes)"
cargo build --package xtask
cargo xtask site
say "3 of 3: the program (first time about 2 minutes)"
cargo build --package server --bin polarshift

# Prints where to click as soon as the console answers there; passes every other line on.
announce() {
  local line url
  while IFS= read -r line; do
    url=$(sed -n 's/.*"console": *"\([^"]*\)".*/\1/p' <<<"$line")
    if [ -z "$url" ]; then
      printf '%s\n' "$line"
    elif node -e 'fetch(process.argv[1]).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "$url"; then
      printf '\n  Polarshift answers after %d s. Open %s\n  Ctrl-C stops it.\n\n' "$SECONDS" "$url"
    else
      say "$url was announced but does not answer"
    fi
  done
}

# In a process group of its own, so that Ctrl-C reaches it once: a second signal would end it at once.
set -m
target/debug/polarshift serve "$@" > >(announce) &
server=$!
set +m
trap 'kill -TERM "$server" 2>/dev/null' INT TERM
code=0
wait "$server" || code=$?
# A signal ends the first wait before the server has finished its writes.
if kill -0 "$server" 2>/dev/null; then code=0; wait "$server" || code=$?; fi
exit "$code"
