#!/bin/sh
# Installs those packages of cmake/packages.txt that are missing, and says so. With `checks`, also those that the checks need.
# Exit 2, naming them, where they cannot be installed. A machine that has them all is left alone, without apt being asked.
set -eu
list="$(dirname "$0")/packages.txt"

wanted=$(sed -e '/^#/d' -e '/^checks:/d' "$list")
if [ "${1:-}" = checks ]; then
  wanted="$wanted $(sed -n 's/^checks: *//p' "$list")"
fi

cannot() {
  echo "hjemmel set-up: $1" >&2
  echo "hjemmel set-up: missing Debian 12 packages:$missing" >&2
  exit 2
}

missing=
if command -v dpkg-query >/dev/null; then
  for package in $wanted; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
  done
else
  for package in $wanted; do missing="$missing $package"; done
  if [ -n "${HJEMMEL_SKIP_SETUP:-}" ]; then exit 0; fi
  cannot "this machine has no dpkg; install what stands for these packages, and set HJEMMEL_SKIP_SETUP=1"
fi
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || cannot "installing packages needs root, and there is no sudo"
  as_root=sudo
fi
command -v apt-get >/dev/null || cannot "there is no apt-get"

echo "==> installing missing packages:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq || cannot "apt-get update failed"
# shellcheck disable=SC2086  # a list of words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing </dev/null ||
  cannot "apt-get install failed"
