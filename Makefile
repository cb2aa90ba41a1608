# The commands of the portal. Everything a user needs is set up here, in build/; only Python 3.11 or newer
# and make have to be there. (Windows without make: see README.)

PYTHON ?= python3
VENV := build/venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# A file opened without naming its encoding is an error in our tests: Windows would read it otherwise.
# Compiled modules are kept, also where the environment forbids it: every command would compile all of them anew.
TEST_ENV := PYTHONWARNDEFAULTENCODING=1 PYTHONDONTWRITEBYTECODE=
# Tests that run at a time. Now and then they wait for a browser, a server, a command, the disk:
# one more than there are cores fills that time; with two more each test costs more than is won.
AT_A_TIME = $$($(BIN)/python -c 'from os import cpu_count; print(cpu_count() + 1)')

.DEFAULT_GOAL := help
.PHONY: help site desk serve wheel check compiled suite test test-long golden bench audit lock clean programs programs-long

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1\t/' | expand -t 12

site: $(VENV)/.ready ## set up, check and build the portal into site/
	@$(BIN)/thidua build

desk: $(VENV)/.ready ## set up and open the desk: the portal's work in a browser on this machine
	@$(BIN)/thidua desk

serve: $(VENV)/.ready ## set up and preview with live reload
	@$(BIN)/thidua serve

wheel: $(VENV)/.ready ## the package that other portals install, in build/wheel/
	@rm -rf build/wheel
	@$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir build/wheel .
	@ls build/wheel/*.whl

check: $(VENV)/.developer ## format, lint, types, and the shipped data
	@$(BIN)/ruff format --check generator tests || { echo "$(BIN)/ruff format generator tests  writes them so" >&2; exit 1; }
	@$(BIN)/ruff check generator tests
	@$(BIN)/mypy
	@$(BIN)/thidua check --strict > build/check.txt || { cat build/check.txt; exit 1; }
	@tail -n 1 build/check.txt

# Compiles the program and the tests once; else each process of the run would do it anew.
compiled: $(VENV)/.developer
	@$(TEST_ENV) $(BIN)/python -m pytest --collect-only > build/collected.txt 2>&1 || { cat build/collected.txt; exit 1; }

# Debian's Python makes no environment before its package is there. All else goes beside each other: one waits
# for the network where another computes.
test: ## everything that decides whether the project is sound; installs what is missing
	@$(PYTHON) -c 'import ensurepip' 2> /dev/null || $(MAKE) --no-print-directory programs
	@$(MAKE) --no-print-directory --jobs 3 check suite

suite: programs compiled
	@$(TEST_ENV) $(BIN)/python -m pytest -n $(AT_A_TIME) --dist worksteal

test-long: programs-long $(VENV)/.developer ## property, fuzz and accessibility tests at full length, of which `test` runs a sample
	@$(TEST_ENV) $(BIN)/python -m pytest -n $(AT_A_TIME) --dist worksteal -m "hypothesis or fuzz" --hypothesis-profile long

golden: $(VENV)/.developer ## write the agreed pages and messages anew; read the diff before you commit it
	@$(BIN)/python -m pytest --update-golden tests/test_golden.py tests/test_bad.py

bench: $(VENV)/.developer ## measure a build, the preview, forms, honour rolls, the desk, imported plans, the search, a page view
	@$(BIN)/python tests/bench/build_cost.py
	@$(BIN)/python tests/bench/preview_cost.py
	@$(BIN)/python tests/bench/form_cost.py
	@$(BIN)/python tests/bench/roll_cost.py
	@$(BIN)/python tests/bench/desk_cost.py
	@$(BIN)/python tests/bench/import_quality.py
	@for part in workers whole join search; do $(BIN)/python tests/bench/province_cost.py $$part || exit 1; done
	@$(BIN)/python tests/bench/search_quality.py
	@$(BIN)/python tests/bench/search_cost.py
	@$(BIN)/thidua build > /dev/null
	@$(BIN)/python tests/bench/page_weight.py
	@$(BIN)/python tests/bench/lighthouse.py

audit: $(VENV)/.developer ## ask the Python package index which of our dependencies have known vulnerabilities (needs the network)
	@$(BIN)/uvx --quiet pip-audit --strict --disable-pip --require-hashes -r requirements.lock
	@$(BIN)/uvx --quiet pip-audit --strict --disable-pip --require-hashes -r tests/requirements.lock

lock: $(VENV)/.developer ## write the lock files anew from pyproject.toml
	@$(LOCK) --extra setup --extra province --output-file requirements.lock
	@$(LOCK) --extra setup --extra province --extra dev --constraints requirements.lock --output-file tests/requirements.lock

LOCK = env -u PIP_FIND_LINKS $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header

clean: ## remove what was built
	rm -rf build site

programs:
	@PYTHON="$(PYTHON)" sh tests/programs.sh

programs-long:
	@PYTHON="$(PYTHON)" sh tests/programs.sh long

# One environment; the developers' lock holds the users' lock and adds to it.
$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version). Set PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python's venv module is missing (Debian: apt-get install python3-venv)." >&2; exit 1; }

$(VENV)/.ready: requirements.lock pyproject.toml | $(VENV)/bin/pip
	@echo "Setting up (once) …"
	@$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# uv takes seconds for what pip takes a minute for. It does not know what pip was told (another index, a
# certificate): where it finds nothing, pip does it.
$(VENV)/.developer: tests/requirements.lock pyproject.toml | $(VENV)/bin/pip
	@echo "Setting up with the test tools (once) …"
	@sed -n '/^uv==/,/[^\\]$$/p' tests/requirements.lock > $(VENV)/uv.lock
	@$(BIN)/pip install --quiet --require-hashes -r $(VENV)/uv.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r tests/requirements.lock || \
	  $(BIN)/pip install --quiet --require-hashes -r tests/requirements.lock
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.ready $@
