# Needs only Python 3.11 or later and make: everything else is installed into .venv from requirements.lock.
PYTHON ?= python3
BIN := .venv/bin
export OMP_NUM_THREADS := 1
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: demo test check format bench mutate docs pages shown practices lock clean
.DEFAULT_GOAL := test

# Made from nothing whenever the lock changes.
.venv/locked: requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "gpsim needs Python 3.11 or later: make PYTHON=...")'
	$(PYTHON) -m venv --clear .venv
	$(PIP) --require-hashes --requirement requirements.lock
	touch $@

.venv/installed: .venv/locked pyproject.toml
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

demo: .venv/installed
	mkdir -p build
	$(BIN)/gpsim compare reference --action active_signposting.care_navigation --replications 6 --picture build/demo.png

test: .venv/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2

check: test

format: .venv/installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/installed
	$(BIN)/python -m benchmarks

mutate: .venv/installed
	$(BIN)/python tests/mutations.py

# The site, in build/docs; whatever is wrong with it is an error.
docs: .venv/installed
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --builder html docs build/docs

# The pages that code writes: metrics, parameters, the command line and so on.
pages: .venv/installed
	$(BIN)/python -m docs.make

# What pages show of runs: pictures of a week, what commands print. After a change that a reader would see.
shown: .venv/installed
	$(BIN)/python -m docs.make.shown

# The pages of the shipped practices, each of which is lived ten times: about a minute each. After a change to the
# model, to the reference or to one of them.
practices: .venv/installed
	$(BIN)/python -m docs.make.practices

# Needs uv on the path. One version of each package for every Python from 3.11 on.
lock:
	uv pip compile --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	    --no-emit-index-url --no-header --upgrade --extra dev --extra docs --extra bench \
	    --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
