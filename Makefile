# Two commands do everything on a fresh machine: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV_READY := $(VENV)/.ready-dev
NODE_READY := tests/node/node_modules/.package-lock.json

.PHONY: demo test check unit watch parity bench bench-check ecosystem goldens generate clean

# lint the example site; findings are what it is there to show, so they do not fail make
demo: $(READY)
	@cd examples/hindi-glossary && ../../$(BIN)/doclint check --output-format full --statistics || [ $$? -eq 1 ]

test: check unit

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
	$(BIN)/doclint check README.md CHANGELOG.md docs
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

# whether anything became slower by more than 3 % since the commit BEFORE
bench-check: $(DEV_READY)
	$(BIN)/python -m benchmarks.pairs $(BEFORE) $(CORPUS)

# findings and fixes of the commit BEFORE and of the working tree, over the repositories in CORPUS
ecosystem: $(DEV_READY)
	$(BIN)/python -m tools.ecosystem $(BEFORE) $(CORPUS)

# write the golden files of the tests again; review them as a diff
goldens: $(DEV_READY)
	$(BIN)/pytest --update-goldens

# write what is generated again: lists, schemas, rule pages and tables in the docs
generate: $(DEV_READY)
	$(BIN)/python -m tools.known_generators
	$(BIN)/python -m tools.schemas
	$(BIN)/python -m tools.documentation
	$(BIN)/python -m tools.sections

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) -e .
	$(BIN)/python -m compileall -q doclint
	touch $@

$(DEV_READY): $(READY)
	$(PIP) -e ".[dev]"
	touch $@

# the oracles that live on npm; without node the tests that need them say so
$(NODE_READY): tests/node/package.json
	@if command -v npm >/dev/null; then \
	  cd tests/node && npm ci --silent --no-audit --no-fund; \
	else \
	  echo "npm is missing: tests against markdownlint and the SARIF multitool will print a reason"; \
	fi

clean:
	rm -rf $(VENV) tests/node/node_modules .mypy_cache .ruff_cache .pytest_cache
