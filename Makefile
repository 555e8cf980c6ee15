# Needs make, Python 3.11 or newer and, for everything but `demo`, Node 20 or newer.
PYTHON ?= python3
PORT ?= 8888
N ?= 10000
SEED ?= 0

VENV := .venv
# Half of the tests run beside the other half, and stand back where those want the machine; JupyterLab is in that other
# half. They are dealt out so that both are done at about the same time.
PAGES := tests/browser/access tests/browser/keyboard tests/browser/board tests/browser/charts \
  tests/browser/test_board_print.py tests/browser/test_board_picture.py tests/browser/test_html_page.py
LONG := tests/charts tests/formats/fuzz tests/formats/test_round_trip.py tests/formats/workshop tests/formats/xlsx
BESIDE := $(LONG) $(PAGES)
IN_LAB := tests/browser $(PAGES:%=--ignore=%)
ROUND_TRIPS := tests/formats/test_round_trip.py tests/formats/test_as_board_csv.py \
  tests/formats/mermaid/test_mermaid_round_trip.py
BIN := $(VENV)/bin
BUNDLE := journeykit/static/map-model.js

# Kernels of this environment come before those of the user's.
export JUPYTER_PREFER_ENV_PATH := 1

.PHONY: help demo test check build bench soak fuzz twins format clean
.DEFAULT_GOAL := help

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/lab.stamp $(BUNDLE) ## Open examples/first_session.ipynb in JupyterLab (PORT=8888)
	@echo "Starting JupyterLab. Ctrl+C ends it. If no browser opens, copy the address:"
	@root=; if [ "`id -u`" = 0 ]; then root=--allow-root; fi; \
	exec $(BIN)/jupyter lab --port=$(PORT) --log-level=CRITICAL \
	  --LabApp.default_url=/lab/tree/examples/first_session.ipynb $$root

test: check ## Check, then run every test
	@for b in chromium chromium-browser google-chrome; do command -v $$b >/dev/null && exit 0; done; \
	[ -n "$$JOURNEYKIT_CHROMIUM" ] || $(BIN)/playwright install chromium
	cd js && npm test
	@out="not twin"; \
	if ! command -v soffice >/dev/null; then out="$$out and not office"; \
	  echo "LibreOffice Calc is not installed: the tests that open our files in it are left out."; \
	elif ! command -v Xvfb >/dev/null; then out="$$out and not desktop"; \
	  echo "Xvfb is not installed: the tests that share a clipboard with LibreOffice Calc are left out."; \
	fi; \
	mkdir -p test-results; \
	nice -n 10 $(BIN)/python -m pytest -m "$$out" $(BESIDE) >test-results/beside.log 2>&1 & beside=$$!; \
	trap 'kill $$beside 2>/dev/null' INT TERM; \
	$(BIN)/python -m pytest -m "$$out" --ignore=tests/browser $(LONG:%=--ignore=%); code=$$?; \
	$(BIN)/python -m pytest -m "$$out" $(IN_LAB) || code=1; \
	wait $$beside || code=1; cat test-results/beside.log; exit $$code

check: $(VENV)/test.stamp js/node_modules/.package-lock.json ## Format, lint, types, floors, contract and bundle fresh
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_floors.py
	$(BIN)/python tests/contract/generate.py --check
	cd js && npm run --silent check
	cd js && npm run --silent build -- --check

build: js/node_modules/.package-lock.json ## Build the browser bundle into journeykit/static
	cd js && npm run --silent build

bench: $(VENV)/test.stamp $(BUNDLE) ## Measure against the budgets
	$(BIN)/python tests/benchmarks/run.py

soak: $(VENV)/test.stamp js/node_modules/.package-lock.json ## Play random histories of a room (N=10000, SEED=0)
	$(BIN)/python -m tests.sync.soak $(N) $(SEED)

fuzz: $(VENV)/test.stamp ## Give wrong files to every importer, random maps to every format that can be read (N=10000, SEED=0)
	$(BIN)/python -W error -m tests.formats.fuzz $(N) $(SEED)
	JOURNEYKIT_MAPS=$(N) $(BIN)/python -m pytest -q --hypothesis-seed=$(SEED) $(ROUND_TRIPS)

twins: $(VENV)/test.stamp js/node_modules/.package-lock.json ## The keys of the grids once more, in shadow roots
	$(BIN)/python -m pytest -m twin tests/browser/keyboard

format: $(VENV)/test.stamp js/node_modules/.package-lock.json ## Format everything
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format
	cd js && npm run --silent format

clean: ## Remove what make has set up
	rm -rf $(VENV) js/node_modules build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "journeykit needs Python 3.11 or newer; name one: make PYTHON=python3.13"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/lab.stamp: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[lab,images,xlsx]"
	@touch $@

$(VENV)/test.stamp: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[lab,test,images,xlsx]"
	@touch $@ $(VENV)/lab.stamp

js/node_modules/.package-lock.json: js/package-lock.json
	cd js && npm ci --no-fund --no-audit
	@touch $@

# Committed; made only in a tree that lost it.
$(BUNDLE):
	mkdir -p $(@D)
	$(MAKE) build
