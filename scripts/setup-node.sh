#!/usr/bin/env bash
# The pinned npm tools: sass and wasm-opt for the build, Playwright for the tests.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT/end2end"

have node && have npm || fail "Node.js 20 or newer with npm is missing"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fail "Node.js is $(node -v); 20 or newer is needed"

stamp=node_modules/.lock-installed
cmp -s package-lock.json "$stamp" && exit 0
say "Installing the pinned npm tools (about 20 seconds)"
npm ci --ignore-scripts --no-audit --no-fund >&2
cp package-lock.json "$stamp"
