#!/bin/sh
# Backup into the folder $1: kept 30 days, and the first of each month for a year. With JALIN_BACKUP_RECIPIENT (the
# fingerprint of a GnuPG key whose private half lies offline) nothing readable is kept.
set -eu
umask 077
folder=${1:?usage: backup.sh FOLDER}
jalin=${JALIN:-/opt/jalin/.venv/bin/jalin}

[ -d "$folder" ] || {
  echo "The folder $folder does not exist. Make it and give it to the user that runs Jalin." >&2
  exit 1
}
name="jalin-$(date +%Y-%m-%d)"
if [ -e "$folder/$name.backup" ] || [ -e "$folder/$name.backup.gpg" ]; then name="$name-$(date +%H%M%S)"; fi

# half a backup never bears the name of a whole one
work=$(mktemp -d "$folder/.making-XXXXXX")
trap 'rm -rf "$work"' EXIT
"$jalin" backup "$work/$name.backup"
made="$name.backup"
if [ -n "${JALIN_BACKUP_RECIPIENT:-}" ]; then
  gpg --batch --quiet --trust-model always --recipient "$JALIN_BACKUP_RECIPIENT" --encrypt "$work/$made"
  made="$made.gpg"
fi
mv "$work/$made" "$folder/$made"
echo "Kept $folder/$made"

# the first of a month stays a year, every other day a month
find "$folder" -maxdepth 1 -name 'jalin-????-??-01*.backup*' -mtime +366 -delete
find "$folder" -maxdepth 1 -name 'jalin-*.backup*' ! -name 'jalin-????-??-01*' -mtime +30 -delete
