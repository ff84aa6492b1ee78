# Two commands on a fresh machine with Python and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check docs reference mutate bench bench-screens pictures reliability clean

demo: $(VENV)/installed
	@$(BIN)/leerspoor demo

test: $(VENV)/installed-test
	$(BIN)/python -m pytest -n auto

check: $(VENV)/installed-test  ## lint, types and the arrows between the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

docs: $(VENV)/installed-test  ## the site of all pages, in build/site: open index.html
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

reference: $(VENV)/installed-test  ## the pages that are made from the code: reference, rules, schemas
	$(BIN)/python -m leerspoor.cli.reference docs/naslag
	$(BIN)/leerspoor --lang nl rules --page > docs/regels.md
	$(BIN)/leerspoor --lang en rules --page > docs/rules.md
	$(BIN)/leerspoor schemas docs/schemas

mutate: $(VENV)/installed-mutate  ## how much could be wrong without a test going red
	$(BIN)/python bench/mutate.py --at-least 95

bench: $(VENV)/installed-bench  ## how quick, each figure beside its peer. SCALE=small, full or a number; ONLY=part
	$(BIN)/python bench/speed.py --scale $(or $(SCALE),default) $(if $(ONLY),--only $(ONLY))

bench-screens: $(VENV)/installed-test  ## how quick the screens are, beside a minimal Textual app and its own table
	$(BIN)/python bench/screens.py

pictures: $(VENV)/installed-test  ## the pictures of the screens in docs/pictures anew; look at what changed
	$(BIN)/python -m tests.tui.pictures

reliability: $(VENV)/installed-test  ## what is lost when everything goes wrong; over an hour. OPTIONS=--short: minutes
	$(BIN)/python -m bench.reliability $(OPTIONS)
	$(BIN)/python -m bench.attacks $(if $(findstring --short,$(OPTIONS)),--flips 100 --times 10)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[postgres]"
	@touch $@

$(VENV)/installed-test: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[test]"
	@touch $(VENV)/installed $@

$(VENV)/installed-mutate: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[test,mutate]"
	@touch $(VENV)/installed $(VENV)/installed-test $@

$(VENV)/installed-bench: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[test,bench]"
	@touch $(VENV)/installed $(VENV)/installed-test $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
