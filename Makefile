# `make demo` and `make test` do everything on a machine that has Python 3.11 or newer and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DATA ?= ../shared/bench

.PHONY: demo test lint types layers tests coverage bench bench-speed docs schema clean help

help:
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/installed

demo: $(VENV)/installed ## read the example pages; writes dossier.html and dossier.json
	@$(BIN)/consilience demo

test: lint types layers tests ## all checks and tests

lint: $(VENV)/installed-dev ## formatting and lint
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .

types: $(VENV)/installed-dev ## mypy, strict
	$(BIN)/mypy

layers: $(VENV)/installed-dev ## which room may import which
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

tests: $(VENV)/installed-dev ## the tests, on all cores
	$(BIN)/python -m pytest -n auto --dist worksteal

coverage: $(VENV)/installed-dev ## the tests, with the lines that none of them reaches
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term

bench: $(VENV)/installed-dev ## quality and speed on the benchmark data in DATA
	$(BIN)/python -m bench.cleaning --data $(DATA)/cleaning
	$(BIN)/python -m bench.times --data $(DATA)/times
	$(BIN)/python -m bench.quotations --data $(DATA)/quotes/polnear
	$(BIN)/python -m bench.event_types --data $(DATA)/events
	$(BIN)/python -m bench.gold
	$(BIN)/python -m bench.pairs
	$(BIN)/python -m bench.whole_affairs
	$(BIN)/python -m bench.annotating --data $(DATA)/stories/basil
	$(BIN)/python -m bench.dating --data $(DATA)/stories
	$(BIN)/python -m bench.stories --data $(DATA)
	$(BIN)/python -m bench.names --data $(DATA)/names
	$(BIN)/python -m bench.facts --data $(DATA)
	$(BIN)/python -m bench.facts_happenings --data $(DATA)
	$(BIN)/python -m bench.coreference --data $(DATA)/coref/ecbplus
	$(BIN)/python -m bench.discrepancies --data $(DATA)
	$(BIN)/python -m bench.dossier --data $(DATA)/../cases --example
	$(BIN)/python -m bench.origins --data $(DATA)
	$(BIN)/python -m bench.derivations --data $(DATA)
	$(BIN)/python -m bench.store --data $(DATA)
	$(BIN)/python -m bench.web --data $(DATA)
	$(BIN)/python -m bench.reuse --data $(DATA) --sizes 2000

bench-speed: $(VENV)/installed-dev ## annotation against the bare parser, in minutes; LONG=1: linking and peers too
	$(BIN)/python -m bench.speed --data $(DATA)/stories/basil $(if $(LONG),--articles 100 --rounds 3)
	$(if $(LONG),$(BIN)/python -m bench.peers --data $(DATA))
	$(if $(LONG),$(BIN)/python -m bench.linking_speed --data $(DATA))

docs: $(VENV)/installed-dev ## the documentation as web pages, in site/
	$(BIN)/mkdocs build --strict --quiet

schema: $(VENV)/installed ## write the JSON Schema that docs/ publishes
	$(BIN)/consilience schema > docs/schema/dossier-0.1.json

clean: ## everything that can be made again
	rm -rf $(VENV) site dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
