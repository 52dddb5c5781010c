# The two commands: `make run` starts the application, `make test` checks everything. Both work from
# nothing but Debian, Python 3.11 and make; what they set up they set up once.
#
#   make run ARGS="--language de"      arguments for the application
#   make test TESTS="tests/ui -k toast" some of the tests (coverage floors then do not apply)
#   make test PYTEST_ARGS="-x"         options for pytest
#   make run PYTHON=python3.12         another interpreter for the virtual environment

PYTHON ?= python3
ARGS ?=
TESTS ?=
PYTEST_ARGS ?=

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory --no-builtin-rules
.DELETE_ON_ERROR:

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RESOURCES := desktop_app/resources.rcc
# Tests run beside each other (tests/conftest.py says how many), those of a file one after the other.
BESIDE := -n auto --dist loadfile
CHECKED := desktop_app resources hatch_build.py tests $(wildcard benchmarks)

.PHONY: run test soak bench format translations clean
.PHONY: dev check coverage-floors

run: .venv/.run $(RESOURCES)
	@if [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] && [ "$$(uname -s)" = Linux ]; then \
		echo "No screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): taking the tour, pictures in build/tour"; \
		mkdir -p build/tour && QT_QPA_PLATFORM=offscreen exec $(BIN)/desktop-app --tour build/tour $(ARGS); \
	else \
		exec $(BIN)/desktop-app $(ARGS); \
	fi

test: dev check
	@mkdir -p build/coverage
	$(BIN)/python -m pytest $(BESIDE) --cov --cov-report= $(PYTEST_ARGS) $(TESTS)
	@$(if $(strip $(TESTS)),,$(MAKE) coverage-floors)

# The long proof: hundreds of killed processes, races, damaged files, hours of use.
soak: dev .venv/.soak
	$(BIN)/python -m pytest -m soak --timeout=7200 -rP $(PYTEST_ARGS) $(TESTS)

bench: dev
	$(BIN)/python -m benchmarks $(ARGS)

format: dev
	$(BIN)/ruff check --fix $(CHECKED)
	$(BIN)/ruff format $(CHECKED)

translations: dev
	$(BIN)/python -m resources.extract

clean:
	rm -rf .venv build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -f $(RESOURCES)
	find . -name .git -prune -o -name __pycache__ -type d -exec rm -rf {} +

# --- internal ---------------------------------------------------------------------------------

dev: .venv/.dev $(RESOURCES)

# What can be said without running the program: style, types, who imports whom.
check: dev
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)
	$(BIN)/mypy $(CHECKED)
	$(BIN)/lint-imports --no-logo

# Lines and branches that the tests must reach. $(1): per cent, $(2): packages
floor = echo "Coverage of $(2): at least $(1) %" && \
	$(BIN)/coverage report --fail-under=$(1) --include="$(subst $(empty) ,$(comma),$(2:%=desktop_app/%/*))"
comma := ,

coverage-floors:
	@$(call floor,95,models badges operations)
	@$(call floor,85,ui)

# The virtual environment grows in steps; each stamp stands for a finished one.
.venv/.system: setup-system.sh
	@PYTHON="$(PYTHON)" sh setup-system.sh
	@mkdir -p .venv && touch $@

.venv/.python: | .venv/.system
	@echo "Creating the virtual environment .venv"
	@$(PYTHON) -m venv .venv && touch $@

.venv/.run: requirements/run.txt pyproject.toml hatch_build.py | .venv/.python
	@echo "Installing the locked requirements of the application"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.run
	@echo "Installing the locked requirements of the tests and tools"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

.venv/.soak: requirements/soak.txt .venv/.dev
	@echo "Installing the fuzzer"
	@$(PIP) install --require-hashes -r requirements/soak.txt
	@touch $@

# Folders count too: a file that is gone changes its folder.
$(RESOURCES): resources/compile.py $(shell find resources/icons resources/i18n 2>/dev/null) | .venv/.run
	@$(BIN)/python resources/compile.py
