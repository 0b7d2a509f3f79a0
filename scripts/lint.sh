#!/usr/bin/env bash
# What a reviewer should never have to say. One argument runs one part: fmt, host, wasm or end2end.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

fmt() { cargo fmt --all --check; }
host() { cargo clippy --quiet --workspace --all-targets -- -D warnings; }
wasm() {
  cargo clippy --quiet -p app --lib --target wasm32-unknown-unknown \
    --no-default-features --features hydrate -- -D warnings
}
end2end() { (cd end2end && tsc --noEmit); }

if [ $# = 0 ]; then set -- fmt host wasm end2end; fi
for part; do "$part"; done
