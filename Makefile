# Two commands do everything on a fresh machine: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV_READY := $(VENV)/.ready-dev
NODE_READY := tests/node/node_modules/.package-lock.json
RENDERERS_READY := tools/renderers/node/node_modules/.package-lock.json

.PHONY: demo test check unit parity bench renderers attacks goldens generate clean

# lint the example site; findings are what it is there to show, so they do not fail make
demo: $(READY)
	@cd examples/hindi-glossary && ../../$(BIN)/doclint check --output-format full --statistics || [ $$? -eq 1 ]

test: check unit

# everything that needs no test run: formatting, types, generated files, our own Markdown
check: $(DEV_READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m tools.schemas --check
	$(BIN)/python -m tools.documentation --check
	$(BIN)/doclint check README.md CHANGELOG.md docs
	$(BIN)/doclint check examples/clean

unit: $(DEV_READY) $(NODE_READY)
	NODE_PATH=$(CURDIR)/tests/node/node_modules $(BIN)/pytest

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

# write the golden files of the tests again; review them as a diff
goldens: $(DEV_READY)
	$(BIN)/pytest --update-goldens

# write the generated schemas and rule pages again
generate: $(DEV_READY)
	$(BIN)/python -m tools.schemas
	$(BIN)/python -m tools.documentation

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

# the renderers that are not in the dev extra; each that is missing says so
$(RENDERERS_READY): tools/renderers/node/package.json
	@if command -v npm >/dev/null; then cd $(dir $<) && npm ci --silent --no-audit --no-fund; fi
	@if command -v apt-get >/dev/null && [ $$(id -u) = 0 ]; then \
	  apt-get install -y -qq --no-install-recommends pandoc ruby-kramdown ruby-kramdown-parser-gfm; \
	fi

clean:
	rm -rf $(VENV) build tests/node/node_modules tools/renderers/node/node_modules .mypy_cache .ruff_cache .pytest_cache
