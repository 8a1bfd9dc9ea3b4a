# Walking Muscles. `make run` talks to the skill, `make test` checks everything; each works on a fresh clone.

# 3.13 is what the cloud runs: take it where this machine has one (pyenv may hold it), else python3.
PYENV_313 := $(shell command -v pyenv >/dev/null 2>&1 && pyenv prefix 3.13.0 2>/dev/null || pyenv prefix 3.13 2>/dev/null)
PYTHON ?= $(or $(wildcard $(PYENV_313)/bin/python3.13),$(shell command -v python3.13 2>/dev/null),python3)

BIN := .venv/bin
WORDS := $(wildcard skill/knowledge/*.yaml skill/languages/*.yaml)

.PHONY: install run test check model bench clean

install: .venv/installed .venv/built .venv/compiled  ## the skill, the simulator and the command `walking-muscles`

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[build,web,simulator]'
	touch $@

.venv/tested: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[build,web,simulator,test]'
	touch $@

# What runs reads JSON: parsing YAML in a request would cost a walker a third of a second.
.venv/built: .venv/installed $(WORDS)
	$(BIN)/walking-muscles knowledge build
	$(BIN)/walking-muscles languages build
	touch $@

# Bytecode as a deployed package has it: an interpreter told to write none would compile at every start.
.venv/compiled: .venv/built $(wildcard skill/*.py skill/*/*.py skill/*/*/*.py)
	$(BIN)/python -m compileall -q skill
	touch $@

run: install  ## talk to the skill
	$(BIN)/walking-muscles chat

check: .venv/tested .venv/built  ## lint, types, import rules, content and model
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/walking-muscles knowledge check
	$(BIN)/walking-muscles model check

test: check  ## everything that must hold before a change lands
	$(BIN)/pytest --cov

model: install  ## build and check the interaction models
	$(BIN)/walking-muscles model build
	$(BIN)/walking-muscles model check

bench: install  ## this skill beside the SDK's hello world
	$(BIN)/python -m benchmarks

clean:
	rm -rf .venv build dist *.egg-info skill/knowledge/*.json.tmp skill/languages/*-*.json skill/knowledge/muscles.json
