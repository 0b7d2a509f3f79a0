#!/usr/bin/env bash
# moto, the peer that `make bench` measures the emulator beside, in an environment of its own; prints its server's path.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT/end2end/bench"

environment=$TOOLS/moto
stamp=$environment/.requirements-installed
if ! cmp -s requirements.txt "$stamp"; then
  say "Installing moto (about a minute)"
  python3 -c 'import venv, ensurepip' 2>/dev/null || debian_install python3-venv || fail "python3-venv is missing"
  python3 -m venv --clear "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check -r requirements.txt >&2
  cp requirements.txt "$stamp"
fi
echo "$environment/bin/moto_server"
