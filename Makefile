# make run   the whole workshop, headless, on the built-in sample
# make lab   the notebooks in JupyterLab beside a running stand-in
# make test  the test suite
# make lint  code and notebooks
PYTHON ?= python3
VENV   ?= .venv
RUN    ?=

ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

.DEFAULT_GOAL := help
.PHONY: help run lab test lint completed clean

help:
	@sed -n 's/^# //p' $(MAKEFILE_LIST)

# One stamp a set of extras: pip runs again only when pyproject.toml has changed.
$(VENV)/.ready-%: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary=:all: --no-build-isolation hatchling editables
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --prefer-binary --no-build-isolation -e '.[$(subst +,$(comma),$*)]'
	@touch $@

comma := ,

run: $(VENV)/.ready-local
	@$(BIN)/personalize-poc run $(RUN)

lab: $(VENV)/.ready-local+lab
	@$(BIN)/personalize-poc lab

test: $(VENV)/.ready-local+lab+test
	@$(BIN)/python -m pytest $(TESTS)

lint: $(VENV)/.ready-local+lab+test
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports
	@$(BIN)/cfn-lint cloudformation/*.yaml

completed: $(VENV)/.ready-local
	@$(BIN)/personalize-poc completed

clean:
	rm -rf $(VENV) runs build dist *.egg-info
