# Everything a contributor runs. Needs make, Python 3.11 or newer and a package index; `make help` lists the targets.

PYTHON ?= python3
# Each interpreter has a virtual environment of its own, so that PYTHON=python3.13 never tests another version.
INTERPRETER := $(shell $(PYTHON) -c 'import sys; print(sys.implementation.name, "%d.%d" % sys.version_info[:2], sep="-")')
VENV := .venv-$(or $(INTERPRETER),missing)
RUN := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
PIP := -m pip install --quiet --disable-pip-version-check --retries 10 --timeout 60
DEMO := build/demo
TESTS ?=
BENCH ?=

# Where it is set, each of some thousand short runs would compile slatebind anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test lint generated pytest format generate new-rule bench clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 12

demo: $(INSTALLED)  ## extract the sample's docs, generate its client and docs, show what was made
	@rm -rf $(DEMO)
	$(RUN) -m slatebind extract sample/source --name fernhill -o $(DEMO)/fernhill.yaml
	$(RUN) -m slatebind generate $(DEMO)/fernhill.yaml --target python --package fernhill --out $(DEMO)/python
	$(RUN) -m slatebind generate $(DEMO)/fernhill.yaml --target docs --out $(DEMO)/docs

test: lint generated pytest  ## everything that CI runs

lint: $(INSTALLED)  ## style, types and floors of our own code
	$(RUN) -m ruff check generator tests
	$(RUN) -m ruff format --check generator tests
	$(RUN) -m mypy
	$(RUN) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

generated: $(INSTALLED)  ## the committed spec and output: fresh, typed, formatted, importable
	$(RUN) -m slatebind check
	$(RUN) -m black --check --quiet --config generated/python/pyproject.toml generated/python
	cd generated/python && "$(CURDIR)/$(RUN)" -m mypy --strict --cache-dir "$(CURDIR)/.mypy_cache/generated" fernhill
	cd generated/python && "$(CURDIR)/$(RUN)" -W error -c "import fernhill; fernhill.Client, fernhill.AsyncClient"

pytest: $(INSTALLED)  ## the tests alone; TESTS=tests/unit/output picks some
	$(RUN) -m pytest -n 2 $(TESTS)

format: $(INSTALLED)  ## write our own code as the linters want it
	$(RUN) -m ruff check --fix generator tests
	$(RUN) -m ruff format generator tests

generate: $(INSTALLED)  ## bring spec/, generated/ and the generated pages of docs/ up to date
	$(RUN) -m slatebind generate
	PYTHONPATH=tests $(RUN) -m diff_page
	PYTHONPATH=tests $(RUN) -m rules_page

new-rule: $(INSTALLED)  ## create the files of a lint rule: make new-rule RULE=my-rule
	PYTHONPATH=tests $(RUN) -m new_rule "$(RULE)"

bench: $(INSTALLED)  ## measure beside peers, write docs/benchmark.md; BENCH="--minutes 20" gives it more time than 12
	$(RUN) $(PIP) --editable '.[bench]'
	PYTHONPATH=tests:generated/python $(RUN) -m bench --out docs $(BENCH)

clean:  ## remove everything that make made
	rm -rf .venv .venv-* build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.*
	find generator tests generated -name __pycache__ -type d -prune -exec rm -rf {} +

%/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "slatebind needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $*
	$*/bin/python $(PIP) --editable '.[dev]'
	@touch $@
