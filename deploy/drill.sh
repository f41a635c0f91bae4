#!/bin/sh
# Proves that a backup can be restored: the newest one in the folder $1 (or the file $1) is put into a scratch home, never
# near the office's own database, and read there. An encrypted backup is decrypted by hand first: its key lies offline.
# JALIN_DRILL_DATABASE names the scratch database where the office runs on PostgreSQL (postgres:///jalin_drill).
set -eu
umask 077
jalin=${JALIN:-/opt/jalin/.venv/bin/jalin}
file=${1:?usage: drill.sh FOLDER-OR-FILE}
if [ -d "$file" ]; then
  folder=$file
  file=$(find "$folder" -maxdepth 1 -name 'jalin-*.backup' | sort | tail -n 1)
  [ -n "$file" ] || { echo "No readable backup in $folder." >&2; exit 1; }
fi

JALIN_HOME=$(mktemp -d)
DATABASE_URL=${JALIN_DRILL_DATABASE:-sqlite:///$JALIN_HOME/jalin.sqlite3}
export JALIN_HOME DATABASE_URL
trap 'rm -rf "$JALIN_HOME"' EXIT
began=$(date +%s)
"$jalin" restore --yes "$file"
"$jalin" manage check
"$jalin" manage journal verify
echo "$file can be restored; $(($(date +%s) - began)) s."
