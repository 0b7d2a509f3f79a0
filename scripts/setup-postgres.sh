#!/usr/bin/env bash
# The programs of a PostgreSQL server, for the tests. Nothing is started: scripts/postgres.sh does that where it is needed.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

postgres_programs >/dev/null && exit

# Debian's package of a server makes a cluster on port 5432 that starts with the machine, unless this file says otherwise.
# The file belongs to the package that comes first.
settings=/etc/postgresql-common/createcluster.conf
debian_install postgresql-common || fail "PostgreSQL's server is missing; install it (Debian's package is postgresql)"
if ! grep -q '^create_main_cluster' "$settings"; then
  as_root sh -c "echo 'create_main_cluster = false' >> $settings"
fi
debian_install postgresql && postgres_programs >/dev/null || fail "PostgreSQL's server could not be installed"
