#!/usr/bin/env bash
# Makes the README's pictures again, from the demo scenario.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh
# The switch of languages is written in Chinese too.
have fc-list && fc-list :lang=zh | grep -q . || debian_install fontconfig fonts-wqy-zenhei || true
build_debug
SCREENSHOTS=$(mktemp -d)
export SCREENSHOTS
scripts/browser-tests.sh dev --project=chromium screenshots
mkdir -p docs/images
for picture in "$SCREENSHOTS"/readme-*.png; do
  cp "$picture" "docs/images/${picture##*/readme-}"
done
rm -r "$SCREENSHOTS"
