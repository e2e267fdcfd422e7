#!/usr/bin/env bash
# archive.sh FILE [TEXT]: writes the archive of the function that the runs deploy; another TEXT makes another archive.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
file=$(realpath -m "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" -d "$work" "$here/handler/Greeter.java"
echo "${2:-one}" > "$work/text"
"${JAVA_HOME:+$JAVA_HOME/bin/}jar" --create --file "$file" --no-manifest -C "$work" .
