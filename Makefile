# Two commands do everything on a fresh machine: `make demo` and `make test`.

# the interpreter, and which of the versions that pyproject.toml allows: locked, latest or lowest
PYTHON ?= python3
VERSIONS := locked

# an environment for each of both, `.venv` for the usual ones
VENV := .venv$(addprefix -,$(filter-out locked,$(VERSIONS)))$(addprefix -,$(subst /,-,$(filter-out python3,$(PYTHON))))
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV_READY := $(VENV)/.ready-dev
NODE_READY := tests/node/node_modules/.package-lock.json
RENDERERS_READY := tools/renderers/node/node_modules/.package-lock.json

.PHONY: demo test test-latest test-lowest check unit watch parity bench bench-check ecosystem rule renderers attacks goldens generate lock clean

# lint the example site; findings are what it is there to show, so they do not fail make
demo: $(READY)
	@cd examples/hindi-glossary && ../../$(BIN)/doclint check --output-format full --statistics || [ $$? -eq 1 ]

test: check unit

# the same tests with the newest and with the oldest versions that pyproject.toml allows
test-latest test-lowest:
	$(MAKE) unit VERSIONS=$(@:test-%=%)

# everything that needs no test run: formatting, types, dead code, generated files, our own Markdown
check: $(DEV_READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/vulture
	$(BIN)/mypy
	$(BIN)/python -m tools.known_generators --check
	$(BIN)/python -m tools.schemas --check
	$(BIN)/python -m tools.documentation --check
	$(BIN)/python -m tools.sections --check
	$(BIN)/doclint check README.md CHANGELOG.md CONTRIBUTING.md docs
	$(BIN)/doclint check examples/clean

unit: $(DEV_READY) $(NODE_READY)
	NODE_PATH=$(CURDIR)/tests/node/node_modules $(BIN)/pytest

# run the tests of whatever changes, until interrupted
watch: $(DEV_READY)
	$(BIN)/python -m tools.watch

# agreement with markdownlint, rule by rule
parity: $(DEV_READY) $(NODE_READY)
	$(BIN)/python -m benchmarks.parity $(CORPUS)

bench: $(DEV_READY)
	$(BIN)/python -m benchmarks $(CORPUS)

# what fixes change for the readers of real pages; CORPUS is a folder of repositories with a LIST.tsv
renderers: $(DEV_READY) $(RENDERERS_READY)
	$(BIN)/python -m tools.renderers measure $(CORPUS) --doclint $(BIN)/doclint --others --out build/renderers
	$(BIN)/python -m tools.renderers summary build/renderers

# wrong fixes against the proof, and twisted pages against the fixes
attacks: $(DEV_READY) $(RENDERERS_READY)
	$(BIN)/python -m tools.attacks twisted --out build/twisted
	$(BIN)/python -m tools.renderers measure build/twisted --sample 2000 --doclint $(BIN)/doclint --out build/twisted/results
	$(BIN)/python -m tools.renderers summary build/twisted/results
	$(BIN)/python -m tools.attacks mutants --out build/escaped.jsonl

# whether anything became slower by more than 3 % since the commit BEFORE
bench-check: $(DEV_READY)
	$(BIN)/python -m benchmarks.pairs $(BEFORE) $(CORPUS)

# findings and fixes of the commit BEFORE and of the working tree, over the repositories in CORPUS
ecosystem: $(DEV_READY)
	$(BIN)/python -m tools.ecosystem $(BEFORE) $(CORPUS)

# write the first form of a rule: make rule FAMILY=RN NAME=shouted-heading, with SITE=1 a site rule
rule: $(DEV_READY)
	$(BIN)/python -m tools.new_rule $(FAMILY) $(NAME) $(if $(SITE),--site)

# write the golden files of the tests again; review them as a diff
goldens: $(DEV_READY)
	$(BIN)/pytest --update-goldens

# write what is generated again: lists, schemas, rule pages and tables in the docs
generate: $(DEV_READY)
	$(BIN)/python -m tools.known_generators
	$(BIN)/python -m tools.schemas
	$(BIN)/python -m tools.documentation
	$(BIN)/python -m tools.sections

# write the versions with their hashes again: the newest of today, for every Python and platform
lock:
	$(CREATE) .venv-lock
	.venv-lock/bin/python -m pip install $(QUIET) uv
	.venv-lock/bin/python tools/lock.py

# pyenv starts `python3.13` only where it is told the version as well
CREATE := $(if $(filter python3.%,$(PYTHON)),PYENV_VERSION=$(PYTHON:python%=%)) $(PYTHON) -m venv
# mistakes are printed, notes about package indexes are not
QUIET := --quiet --quiet --disable-pip-version-check
PIP := $(BIN)/python -m pip install $(QUIET)
FROM_LOCK = $(PIP) --require-hashes -r requirements/$(1).txt && $(PIP) --no-deps --no-build-isolation -e .

INSTALL_locked := $(call FROM_LOCK,development)
INSTALL_lowest := $(call FROM_LOCK,lowest)
INSTALL_latest := $(PIP) --upgrade --upgrade-strategy eager -e ".[dev]"

$(READY): pyproject.toml requirements/runtime.txt
	$(CREATE) $(VENV)
	$(call FROM_LOCK,runtime)
	$(BIN)/python -m compileall -q doclint
	touch $@

$(DEV_READY): pyproject.toml $(wildcard requirements/*.txt)
	$(CREATE) $(VENV)
	$(INSTALL_$(VERSIONS))
	touch $@

# the newest versions are other ones every day
ifeq ($(VERSIONS),latest)
.PHONY: $(DEV_READY)
endif

# the oracles that live on npm; without node the tests that need them say so
$(NODE_READY): tests/node/package.json
	@if command -v npm >/dev/null; then \
	  cd tests/node && npm ci --silent --no-audit --no-fund; \
	else \
	  echo "npm is missing: tests against markdownlint and the SARIF multitool will print a reason"; \
	fi

# the renderers that are not in the dev extra; each that is missing says so
$(RENDERERS_READY): tools/renderers/node/package.json
	@if command -v npm >/dev/null; then cd $(dir $<) && npm ci --silent --no-audit --no-fund; fi
	@if command -v apt-get >/dev/null && [ $$(id -u) = 0 ]; then \
	  apt-get install -y -qq --no-install-recommends pandoc ruby-kramdown ruby-kramdown-parser-gfm; \
	fi

clean:
	rm -rf .venv .venv-* build tests/node/node_modules tools/renderers/node/node_modules .mypy_cache .ruff_cache .pytest_cache
