#!/bin/sh
# run.sh BUILD: measures with what was built in BUILD, prints a table and writes BUILD/bench.json.
set -eu
build=${1:?usage: run.sh BUILD}
program=$build/tests/bench/bench_altinn
if [ ! -x "$program" ]; then
  echo "bench: there is no $program: configure with -DHJEMMEL_BUILD_BENCHMARKS=ON and build first" >&2
  exit 2
fi
if ! grep -q '^CMAKE_BUILD_TYPE:[A-Z]*=Release$' "$build/CMakeCache.txt"; then
  echo "bench: warning: $build is not a Release build; its times mean little" >&2
fi
exec "$program" "$build/bench.json" "$build/bench"
