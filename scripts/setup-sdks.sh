#!/usr/bin/env bash
# The official SDKs that judge the emulator: a virtual environment and an npm folder, both pinned to the last package.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT/end2end"

python_sdks() {
  have python3 || fail "Python 3.11 or newer is missing"
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "$(python3 -V); 3.11 or newer is needed"

  local stamp=$VENV/.requirements-installed
  cmp -s sdk/requirements.txt "$stamp" && return
  say "Installing the official Python SDKs (about a minute)"
  python3 -c 'import venv, ensurepip' 2>/dev/null || debian_install python3-venv || fail "python3-venv is missing"
  python3 -m venv --clear "$VENV"
  "$VENV/bin/pip" install --quiet --disable-pip-version-check -r sdk/requirements.txt
  cp sdk/requirements.txt "$stamp"
}

python_sdks
npm_folder sdk/node "Installing the official Node SDKs (about 20 seconds)"
