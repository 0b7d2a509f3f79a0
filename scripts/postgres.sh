#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own, which is gone afterwards:
#   scripts/postgres.sh cargo nextest run -p backend
# The command finds the server in POLARSHIFT_TEST_POSTGRES, with the certificate authority of its TLS in
# POLARSHIFT_TEST_POSTGRES_CA. It answers on 127.0.0.1 only, and everything about it is in one temporary folder.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

[ $# -gt 0 ] || fail "name the command that needs PostgreSQL"
programs=$(postgres_programs) || fail "PostgreSQL's server is missing; scripts/setup.sh tests installs it"

# A server does not run as root.
as_server=()
if [ "$(id -u)" = 0 ]; then
  owner=postgres
  id "$owner" >/dev/null 2>&1 || owner=nobody
  as_server=(runuser -u "$owner" --)
fi

# Not in TMPDIR: the path of a socket is short.
folder=$(mktemp -d /tmp/polarshift-postgres.XXXXXX)
finish() {
  pg_ctl stop -m immediate >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# From the folder, because the working folder may be closed to the server's user.
pg_ctl() { (cd "$folder" && "${as_server[@]}" "$programs/pg_ctl" -D "$folder/data" -s "$@"); }

# A certificate for localhost, and the authority that signed it, whose key is deleted at once. Joined, here and below, so that
# a failure counts where `set -e` does not reach.
make_certificate() {
  local key=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes)
  cd "$folder" &&
    openssl req -x509 "${key[@]}" -keyout ca.key -out ca.pem -days 2 -subj '/CN=Polarshift tests' \
      -addext keyUsage=critical,keyCertSign &&
    openssl req "${key[@]}" -keyout server.key -out server.csr -subj /CN=localhost &&
    printf '%s\n' basicConstraints=CA:FALSE subjectAltName=DNS:localhost,IP:127.0.0.1 >extensions &&
    openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile extensions -out server.pem &&
    rm ca.key
}

make_cluster() {
  # Sorted as people sort, where that is offered: what relies on the order of bytes has to say so.
  local sorted=(--locale=C)
  if "$programs/initdb" --help | grep -q icu-locale; then sorted+=(--locale-provider=icu --icu-locale=en-US); fi
  cd "$folder" &&
    "${as_server[@]}" "$programs/initdb" -D data -U polarshift --pwfile=password --encoding=UTF8 "${sorted[@]}" \
      --auth=scram-sha-256 --no-sync &&
    cat >>data/postgresql.conf <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
max_connections = 400
fsync = off
full_page_writes = off
ssl = on
ssl_cert_file = '$folder/server.pem'
ssl_key_file = '$folder/server.key'
CONF
}

# Below the ports that the system gives to connections; another one if somebody has it.
start() {
  for _ in {1..20}; do
    port=$((20000 + RANDOM % 12000))
    if pg_ctl start -w -l "$folder/log" -o "-p $port" >/dev/null 2>&1; then return; fi
    grep -q 'could not bind' "$folder/log" || break
    rm -f "$folder/log"
  done
  cat "$folder/log" >&2
  fail "PostgreSQL does not start"
}

quietly() {
  local said
  said=$("$@" 2>&1) || { printf '%s\n' "$said" >&2; fail "PostgreSQL cannot be prepared"; }
}

password=$(openssl rand -hex 16)
(umask 077 && printf '%s\n' "$password" >"$folder/password")
quietly make_certificate
if [ ${#as_server[@]} -gt 0 ]; then chown -R "$owner" "$folder"; fi
quietly make_cluster
start

export POLARSHIFT_TEST_POSTGRES=postgres://polarshift:$password@127.0.0.1:$port/postgres
export POLARSHIFT_TEST_POSTGRES_CA=$folder/ca.pem
code=0
"$@" || code=$?
exit "$code"
