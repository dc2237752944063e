# Everything a contributor runs. Needs make, Python 3.11 or newer and a package index; `make help` lists the targets.

PYTHON ?= python3
# Each interpreter has a virtual environment of its own, so that PYTHON=python3.13 never tests another version.
INTERPRETER := $(shell $(PYTHON) -c 'import sys; print(sys.implementation.name, "%d.%d" % sys.version_info[:2], sep="-")')
VENV := .venv-$(or $(INTERPRETER),missing)
RUN := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
DEMO := build/demo
TESTS ?=
BENCH ?=
SEED = $(shell $(PYTHON) -c 'import random; print(random.randrange(10**9))')
# New inputs with every commit, the same ones when a commit is tested again.
COMMIT_SEED = $(shell $(PYTHON) -c 'print(int("$(shell git rev-parse HEAD 2>/dev/null || echo 0)"[:8], 16))')
PYTEST := $(RUN) -m pytest -n 2
INPUTS = $(or $(TESTS),--hypothesis-profile=random --hypothesis-seed=$(COMMIT_SEED))

# Downloads are retried, those of tests as well.
export PIP_RETRIES := 10
export PIP_DEFAULT_TIMEOUT := 60
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Where it is set, each of some thousand short runs would compile slatebind again.
unexport PYTHONDONTWRITEBYTECODE

# $(call check-package,FOLDER,PACKAGE): that a generated package is formatted, typed and can be imported.
define check-package
$(RUN) -m black --check --quiet --config $(1)/pyproject.toml $(1)
cd $(1) && "$(CURDIR)/$(RUN)" -m mypy --strict --cache-dir "$(CURDIR)/.mypy_cache/$(2)" $(2)
cd $(1) && "$(CURDIR)/$(RUN)" -W error -c "import $(2); $(2).Client, $(2).AsyncClient"
endef

# $(call check-server,FOLDER,PACKAGE,CLIENT): the same for a generated MCP server over the client in the folder CLIENT.
define check-server
$(RUN) -m black --check --quiet --config $(1)/pyproject.toml $(1)
cd $(1) && MYPYPATH="$(CURDIR)/$(3)" "$(CURDIR)/$(RUN)" -m mypy --strict --follow-imports=silent --cache-dir "$(CURDIR)/.mypy_cache/$(2)" $(2)
endef

.PHONY: help demo test checks lint generated pytest coverage languages ci peers peers-setup fuzz update-cases format generate docs minimal \
	new-rule bench clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 14

demo: $(INSTALLED)  ## extract both samples' docs, generate clients, OpenAPI, HTML and clean docs
	@rm -rf $(DEMO)
	$(RUN) -m slatebind extract sample/source --name fernhill -o $(DEMO)/fernhill.yaml
	$(RUN) -m slatebind generate $(DEMO)/fernhill.yaml --target python --package fernhill --out $(DEMO)/python
	$(RUN) -m slatebind generate $(DEMO)/fernhill.yaml --target typescript --out $(DEMO)/typescript
	$(RUN) -m slatebind generate $(DEMO)/fernhill.yaml --target go --package fernhill --out $(DEMO)/go
	$(RUN) -m slatebind generate $(DEMO)/fernhill.yaml --target docs --out $(DEMO)/docs
	$(RUN) -m slatebind extract sample/rest --name tallowmere -o $(DEMO)/tallowmere.yaml
	$(RUN) -m slatebind generate $(DEMO)/tallowmere.yaml --target python --out $(DEMO)/tallowmere-python
	$(RUN) -m slatebind generate $(DEMO)/tallowmere.yaml --target go --out $(DEMO)/tallowmere-go
	$(RUN) -m slatebind generate $(DEMO)/tallowmere.yaml --target docs --out $(DEMO)/tallowmere-docs
	$(RUN) -m slatebind generate $(DEMO)/tallowmere.yaml --target openapi --out $(DEMO)/tallowmere-openapi
	$(RUN) -m slatebind generate $(DEMO)/tallowmere.yaml --target html --out $(DEMO)/tallowmere-html

test: checks pytest  ## what every change has to pass

checks: $(INSTALLED)  ## what needs no tests: lint and generated, at the same time
	@$(MAKE) --no-print-directory --jobs 2 lint generated

lint: $(INSTALLED)  ## style, types and floors of our own code
	$(RUN) -m ruff check generator tests
	$(RUN) -m ruff format --check generator tests
	$(RUN) -m mypy
	$(RUN) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

generated: $(INSTALLED)  ## the committed spec and output: fresh, typed, formatted, importable
	$(RUN) -m slatebind check
	$(call check-package,generated/python,fernhill)
	$(call check-package,generated/tallowmere/python,tallowmere)
	$(call check-server,generated/mcp,fernhill_mcp,generated/python)
	$(call check-server,generated/tallowmere/mcp,tallowmere_mcp,generated/tallowmere/python)

pytest: $(INSTALLED)  ## the tests alone; TESTS=tests/unit/output picks some
	$(PYTEST) $(INPUTS)

coverage: $(INSTALLED)  ## the tests that need neither node nor go, with the branches they reach; fails below the floor in pyproject.toml
	$(RUN) -m coverage erase
	$(RUN) -m coverage run -m pytest -n 2 -m "not peers and not languages" $(INPUTS)
	$(RUN) -m coverage combine --quiet
	$(RUN) -m coverage report

languages: $(INSTALLED)  ## the tests that run node or go
	$(PYTEST) -m "languages and not peers" $(INPUTS)

# Each test runs once: with coverage, unless it reaches no other lines of Python.
ci: export SLATEBIND_REQUIRE := node,go
ci: checks coverage languages  ## make test with coverage, as the build server runs it; node and go have to be there

peers: export SLATEBIND_REQUIRE := node,go,zsh,fish
peers: $(INSTALLED)  ## compare with independent tools and real documents; see peers-setup
	$(RUN) -m pip install --quiet --editable '.[peers]'
	$(PYTEST) -m peers $(TESTS)

peers-setup:  ## install the shells that `make peers` needs: as root on Debian
	if [ "$$(id -u)" = 0 ]; then apt-get -o Acquire::Retries=5 update -qq && apt-get -o Acquire::Retries=5 install -y -qq zsh fish; fi

fuzz: $(INSTALLED)  ## long runs of the property tests, from a seed that is printed; TESTS picks some
	$(PYTEST) --timeout=7200 --hypothesis-profile=fuzz $(or $(TESTS),-m "hypothesis and not peers")
	$(if $(TESTS),,SLATEBIND_SEED=$(SEED) SLATEBIND_EDITS=400 $(PYTEST) --timeout=7200 tests/property/test_edit_sequences.py)

update-cases: $(INSTALLED)  ## write what comes of the inputs now into tests/cases and tests/corpus; read the difference
	SLATEBIND_UPDATE=1 $(RUN) -m pytest -q tests/cases tests/corpus/test_lint_corpus.py

format: $(INSTALLED)  ## write our own code as the linters want it
	$(RUN) -m ruff check --fix generator tests
	$(RUN) -m ruff format generator tests

generate: $(INSTALLED)  ## bring spec/, generated/ and the generated pages of docs/ up to date
	$(RUN) -m slatebind generate
	PYTHONPATH=tests $(RUN) -m reference_pages
	PYTHONPATH=tests $(RUN) -m diff_page
	PYTHONPATH=tests $(RUN) -m rules_page
	PYTHONPATH=tests $(RUN) -m verify_page
	PYTHONPATH=tests $(RUN) -m targets_page

minimal:  ## the unit tests with the oldest supported versions of all dependencies
	$(PYTHON) -m venv .venv-minimal
	@mkdir -p build
	$(PYTHON) tests/minimal_versions.py > build/minimal.txt
	.venv-minimal/bin/python -m pip install --quiet --editable '.[dev]' --constraint build/minimal.txt
	.venv-minimal/bin/python -m pytest -n 2 tests/unit

docs: $(INSTALLED)  ## build the documentation site in build/site
	$(RUN) -m sphinx -q -W --keep-going -b html docs build/site
	@echo "build/site/index.html"

new-rule: $(INSTALLED)  ## create the files of a lint rule: make new-rule RULE=my-rule
	PYTHONPATH=tests $(RUN) -m new_rule "$(RULE)"

bench: $(INSTALLED)  ## compare with other generators, write docs/explanation/benchmark.md; BENCH="--minutes 5" limits the time
	$(RUN) -m pip install --quiet --editable '.[bench]'
	PYTHONPATH=tests $(RUN) -m bench --out docs/explanation $(BENCH)

clean:  ## remove everything that make made
	rm -rf .venv .venv-* build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.*
	find generator tests generated -name __pycache__ -type d -prune -exec rm -rf {} +

%/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "slatebind needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $*
	$*/bin/python -m pip install --quiet --editable '.[dev]'
	@touch $@
