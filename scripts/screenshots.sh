#!/usr/bin/env bash
# Takes pictures of every page from the demo scenario, and puts the README's into docs/images.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh
# The switch of languages is written in Chinese too.
have fc-list && fc-list :lang=zh | grep -q . || debian_install fontconfig fonts-wqy-zenhei || true
build_debug
export SCREENSHOTS=${SCREENSHOTS:-$ROOT/end2end/test-results/screenshots}
scripts/browser-tests.sh pictures "$@"
mkdir -p docs/images
shopt -s nullglob
for picture in "$SCREENSHOTS"/readme-*.png; do
  cp "$picture" "docs/images/${picture##*/readme-}"
done
say "All pictures are in $SCREENSHOTS"
