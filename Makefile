# workshop-kit: serve · test · lint · bench · build. Each makes what it needs first; nothing is installed by hand.
NEW_ENOUGH := -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
    $$p $(NEW_ENOUGH) && { echo $$p; break; }; done)
BIN := .venv/bin
FONTS := workshop_kit/site/static/fonts
ARGS ?=
TOGETHER := --numprocesses logical --maxprocesses 4 --dist worksteal
export JUPYTER_DEFAULT_PROVISIONER_NAME := workshop-warm
export UV_CACHE_DIR := $(CURDIR)/.cache/uv
export npm_config_cache := $(CURDIR)/.cache/npm
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: serve test test-all lint format bench build bundles constraints docs exercises pictures clean

serve: .venv/runtime ## serve the workshop; more with ARGS="--port 9000 --lang de"
	$(BIN)/workshop serve $(ARGS)

test: .venv/dev .venv/chromium ## every test, browser included; one file with ARGS=tests/domain
	$(BIN)/pytest $(TOGETHER) $(ARGS)
	$(BIN)/pytest --nbval notebooks solutions -p no:randomly -q
	$(BIN)/workshop exercises verify

test-all: lint ## the full grid: as test, the pages with Voila's own front end, the calibrations in full size
	GRID=full $(MAKE) test
	FRONT_END=stock $(BIN)/pytest $(TOGETHER) tests/browser
	$(BIN)/python bench/quiz_calibration.py --check docs/evidence.md
	$(BIN)/python -m bench.room_calibration --check docs/evidence.md

lint: .venv/dev node_modules/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/npx --no-install biome ci --error-on-warnings --colors=off
	$(BIN)/npx --no-install tsc --project frontend
	$(BIN)/node frontend/build.mjs --check
	cmp node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2 $(FONTS)/source-serif-4-latin-400.woff2
	cmp node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2 $(FONTS)/source-serif-4-latin-400-italic.woff2
	cmp node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2 $(FONTS)/source-serif-4-latin-600.woff2
	$(BIN)/python bench/evidence_page.py --check
	$(BIN)/pytest -q tests/notebooks/test_form.py tests/notebooks/test_languages.py tests/notebooks/test_solutions.py -k 'not papermill'

format: .venv/dev node_modules/.ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/npx --no-install biome check --write

bench: .venv/dev .venv/chromium .cache/peers/.ready
	$(BIN)/python bench/import_time.py
	$(BIN)/python bench/quiz_calibration.py
	$(BIN)/python -m bench.room_calibration
	$(BIN)/python -m bench.room_speed --write
	$(BIN)/python -m bench.slider_frame
	$(BIN)/python bench/net_value.py
	$(BIN)/python -m bench.value_frame
	$(BIN)/python -m bench.pages --write

build: .venv/dev
	$(BIN)/uv build --wheel --no-build-isolation --out-dir dist

bundles: .venv/dev node_modules/.ready ## build plotly.js in parts, and the front end of module pages, anew
	$(BIN)/node frontend/build.mjs

docs: .venv/dev ## write the cards and claims into docs/evidence.md anew
	$(BIN)/python bench/evidence_page.py

pictures: .venv/dev .venv/chromium ## screenshots of every page and state, into pictures/
	$(BIN)/python -m tests.browser.pictures $(ARGS)

constraints: .venv/dev ## choose new versions of everything
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --no-annotate --no-header \
	    --no-emit-package workshop-kit --upgrade --output-file constraints.txt

exercises: .venv/dev ## make exercises/ from solutions/ anew
	$(BIN)/workshop exercises build

clean:
	rm -rf .venv .cache node_modules dist

.venv/uv:
	@test -n "$(PYTHON)" && $(PYTHON) $(NEW_ENOUGH) \
	    || { echo 'workshop-kit needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3.12'; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv
	@touch $@

.venv/runtime: .venv/uv pyproject.toml constraints.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable .
	@touch $@

.venv/dev: .venv/uv pyproject.toml constraints.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable '.[test,lint,build]'
	@touch $@ .venv/runtime

.venv/chromium: .venv/dev tests/browser/chromium.py
	$(BIN)/python tests/browser/chromium.py
	@touch $@

.cache/peers/.ready: .venv/dev bench/peers/requirements.txt
	$(BIN)/uv venv --quiet --clear .cache/peers
	$(BIN)/uv pip install --quiet --python .cache/peers/bin/python --requirement bench/peers/requirements.txt
	@touch $@

node_modules/.ready: .venv/dev package.json
	$(BIN)/npm install --no-package-lock --no-audit --no-fund --loglevel=error
	@touch $@
