#!/bin/sh
# Makes the virtual environment $1 with exactly the packages of the hash-locked list $2.
set -eu
venv=$1
list=$2
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
  say "Jalin needs Python 3.11 or newer as python3 (or name one: make run PYTHON=/path/to/python3)."
  exit 1
}
if [ ! -x "$venv/bin/python" ]; then
  if ! "$python" -m venv "$venv" 2>/dev/null; then
    rm -rf "$venv"
    say "Python's venv module is incomplete here; installing Debian's python3-venv."
    if [ "$(id -u)" = 0 ]; then sudo=""; else sudo="sudo -n"; fi
    $sudo apt-get -qq update && $sudo apt-get -qq install -y python3-venv >/dev/null || {
      say "Please install it yourself (apt-get install python3-venv) and start again."
      exit 1
    }
    "$python" -m venv "$venv"
  fi
fi
say "Installing the packages of $list (once; about half a minute)."
pip="$venv/bin/python -m pip install --quiet --disable-pip-version-check"
# uv unpacks and compiles on all cores, in a third of pip's time; where it cannot reach the packages, pip does it
{
  $pip --require-hashes -r "$(dirname "$list")/tool.txt" &&
    UV_HTTP_TIMEOUT=30 "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" --compile-bytecode --require-hashes -r "$list"
} 2>/dev/null || $pip --require-hashes -r "$list"
$pip --no-deps --no-build-isolation -e .
"$venv/bin/python" -m jalin.config.messages
