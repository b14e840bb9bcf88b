# What a person types. Each target does its own set-up: on a fresh Debian 12 machine `make demo` is enough.
#
#   make demo      build, and show the main job on a real policy
#   make test      build, and run every test
#   make sanitize  the same under the address and undefined behaviour sanitizers, in build-asan
#   make bench     build, measure, print a table, write build/bench.json
#   make build     build only: build/hjemmel
#   make install   into PREFIX (/usr/local), below DESTDIR if set
#   make format    put the C++ sources into the one style
#   make tidy      clang-tidy over the C++ sources
#   make clean     remove what was built
#
# PRESET=debug|asan|tsan builds and tests another preset of CMakePresets.json, in build-$(PRESET). WERROR=ON makes warnings errors.

PRESET ?= release
WERROR ?= OFF
PREFIX ?= /usr/local
JOBS   ?= $(shell nproc)
TARGETS = all
BUILD  := $(if $(filter release,$(PRESET)),build,build-$(PRESET))

.DEFAULT_GOAL := build
.PHONY: setup build demo test sanitize bench install format tidy clean

setup:
	@cmake/install_packages.sh $(if $(filter asan tsan,$(PRESET)),checks)

build: setup
	@echo "==> configuring ($(PRESET)) in $(BUILD)"
	@cmake --preset $(PRESET) -DHJEMMEL_WERROR=$(WERROR) --log-level=WARNING
	@echo "==> building with $(JOBS) jobs"
	@cmake --build $(BUILD) --parallel $(JOBS) --target $(TARGETS)

demo: TARGETS = hjemmel file_vat_return
demo: build
	@echo "==> the demonstration"
	@examples/demo.sh $(BUILD)

test: build
	@echo "==> running every test"
	@ctest --test-dir $(BUILD) --output-on-failure --no-tests=error --parallel $(JOBS)

sanitize:
	@$(MAKE) --no-print-directory test PRESET=asan

bench: build
	@echo "==> measuring"
	@tests/bench/run.sh $(BUILD)

install: build
	@echo "==> installing into $(DESTDIR)$(PREFIX)"
	@cmake --install $(BUILD) --prefix $(PREFIX)

format:
	@cmake/install_packages.sh checks
	@git ls-files -z '*.cpp' '*.hpp' '*.h' '*.c' | xargs -0 clang-format-19 -i

tidy: build
	@cmake/install_packages.sh checks
	@.ci/tidy $(BUILD) $(JOBS)

clean:
	@rm -rf build build-debug build-asan build-tsan
