#!/usr/bin/env bash
# Migrations in every cloud and at random, and without end while the console watches; the argument is how many minutes the
# last part takes (10). POLARSHIFT_SOAK_SEED runs the same random ones again, POLARSHIFT_SOAK_MIGRATIONS other than 300.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh
build_release
say "kill -9 among mixed writes, 20 times (about a minute)"
POLARSHIFT_KILLS=20 cargo test --quiet -p server --test it kill_9_at
say "Every cloud, in three variants (about ten minutes)"
for clouds in table each; do
  POLARSHIFT_CLOUDS=$clouds cargo test --quiet -p server --test it the_record_is_true_in
done
say "${POLARSHIFT_SOAK_MIGRATIONS:=300} migrations at random (about ten minutes)"
POLARSHIFT_SOAK_MIGRATIONS=$POLARSHIFT_SOAK_MIGRATIONS cargo test --quiet -p server --test it \
  after_migrations_at_random -- --nocapture
scripts/fuzz.sh 5
exec node end2end/bench/soak.mjs target/release "$@"
