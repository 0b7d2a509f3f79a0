#!/usr/bin/env bash
# The pinned npm tools: sass, esbuild and wasm-opt for the build, Playwright for the tests.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT/end2end"

have node && have npm || fail "Node.js 20 or newer with npm is missing"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fail "Node.js is $(node -v); 20 or newer is needed"

npm_folder . "Installing the pinned npm tools (about 20 seconds)"
