# What a contributor does, by name. Each target sets up what it needs; CI calls the same ones.
#
#   make run      read the shipped briefing
#   make test     run the tests, but for the slow ones
#   make test-all run them with the slow ones: real terminals, searches at random, the bench itself
#   make peers    let the programs that our exports are for read them; with CAPTURE=DIR, a folder with
#                 the clones named in tests/peers/test_capture_gold.py, measure what `add` reads right
#   make lint     ruff, mypy, import-linter
#   make newest   run the core of the tests on the newest Python that is installed
#   make docs     write schema/, the reference pages, the manual page and the completions of shells from
#                 the tables in the code, and the page and the PDF of the example from its texts
#   make screens  draw the pictures of the room in docs/screens/
#   make pictures draw those of the page and the PDF in docs/sharing/ (chromium, pdftoppm)
#   make dates    measure how many date expressions of others are read, by language (CASES=DIR)
#   make bench    measure speed and memory, as ratios
#   make fuzz     throw bytes at the loader, and a monkey at the room, for longer than the tests do
#                 (EXAMPLES=20000 BATCHES=1000, or as many as one likes)
#   make mutants  plant faults in evidence, lens, load and check, and count those that the tests notice:
#                 300 of them, drawn by a seed (SEED=1), or every one (ALL=1); OF=PATH: of these modules alone
#   make plant    plant wrong numbers, names, hedges and more in sound folders, and count what `check` finds
#                 (FOLDERS="DIR DIR=ORIGINALS", by default the example)
#   make clean    remove what was built

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PINS := -c constraints.txt
EXAMPLES ?= 20000
BATCHES ?= 1000
SEED ?= 1

# What Python compiles is kept, for the programs that the tests start by the hundred.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-all peers newest lint docs screens pictures dates plant bench fuzz mutants clean

run: .venv/run
	@$(BIN)/briefing

test: .venv/dev
	@$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal -m "not slow"

test-all: .venv/dev
	@$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

peers: .venv/peers tests/peers/node_modules/installed
	@CAPTURE="$(CAPTURE)" $(BIN)/python -m pytest tests/peers

newest: .venv/dev
	@$(BIN)/python -m tests.newest

lint: .venv/dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

docs: .venv/dev
	@$(BIN)/python docs/build.py
	@$(BIN)/python docs/example.py
	@$(BIN)/python docs/curating.py

screens: .venv/dev
	@$(BIN)/python docs/screens.py

pictures: .venv/dev
	@$(BIN)/python docs/sharing.py

dates: .venv/dev
	@$(BIN)/python bench/date_cases.py $(CASES)

bench: .venv/dev
	@$(BIN)/python bench/bench.py

fuzz: .venv/dev
	@$(BIN)/python -m pytest tests/test_fuzz.py tests/test_monkey.py \
		--fuzz-examples=$(EXAMPLES) --monkey-batches=$(BATCHES)

mutants: .venv/dev
	@$(BIN)/python -m tests.mutants.run --seed=$(SEED) $(if $(ALL),--all) $(if $(OF),--of=$(OF))

plant: .venv/dev
	@$(BIN)/python bench/plant.py --seed=$(SEED) $(FOLDERS)

clean:
	rm -rf .venv tests/peers/node_modules build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/python:
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) is missing: install Python 3.11 or newer, or say make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $(PYTHON) is older than Python 3.11: say make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "make: $(PYTHON) has no venv: install it (on Debian and Ubuntu, the package python3-venv)" >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

# Compiled at once: a program that starts often should not compile itself on its first start.
.venv/run: .venv/python pyproject.toml constraints.txt
	@$(PIP) install $(PINS) --editable .
	@$(BIN)/python -m compileall -q briefing
	@touch $@

.venv/dev: .venv/run pyproject.toml constraints.txt
	@$(PIP) install $(PINS) --editable '.[dev]'
	@touch $@

.venv/peers: .venv/dev pyproject.toml constraints.txt
	@$(PIP) install $(PINS) --editable '.[dev,peers]'
	@touch $@

# Without npm the tests say what they could not do.
tests/peers/node_modules/installed: tests/peers/package.json
	@if command -v npm >/dev/null; then \
		npm install --prefix tests/peers --no-audit --no-fund --loglevel=error && touch $@; \
	else \
		echo "make: npm is missing: install Node.js 20 or newer" >&2; \
	fi
