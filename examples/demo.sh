#!/usr/bin/env bash
# The main job in under a screen: a policy, a planted mistake found, the mistake mended, compiled, and two callers answered by the
# example enforcement point, each with the reason. Usage: examples/demo.sh BUILD
set -euo pipefail
build=$(cd "${1:-build}" && pwd)
examples=$(cd "$(dirname "$0")" && pwd)
source=$examples/pep-cpp/vat_return.hjl
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
PATH="$build:$build/examples/pep-cpp:$PATH"

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
[ -t 1 ] && [ -z "${NO_COLOR:-}" ] || say() { printf '\n%s\n' "$*"; }
run() { printf '$ %s\n' "$*"; "$@" || true; }

cp "$source" vat_return.hjl
say "A service owner's policy, in the language:"
cat vat_return.hjl

say "A package name is misspelt. The check finds it, before anyone is locked out:"
sed -i 's/package merverdiavgift/package merverdiavgiften/' vat_return.hjl
run hjemmel check vat_return.hjl

say "Mended, it is compiled to native code:"
cp "$source" vat_return.hjl
run hjemmel check vat_return.hjl
run hjemmel compile vat_return.hjl -o vat_return.hjp

say "The enforcement point of the service asks it. An accountant is let in:"
run file_vat_return vat_return.hjp --package regnskapsforer-med-signeringsrettighet --level 3
cp "$examples/pep-c/accountant.json" .
run hjemmel explain --policy vat_return.hjp --request accountant.json

say "A customs agent is not, and is told what would have been enough (in bokmål):"
run file_vat_return vat_return.hjp --package toll --level 4 --lang nb
