# make run   the whole workshop, headless, on the built-in sample
# make lab   the notebooks in JupyterLab, with a running stand-in; you work on copies
# make reset start anew: delete those copies and the stand-in's data; asks before
# make test  the test suite; make test-fast: without what is slow, for while one works
# make lint  checks of code, notebooks and template
#
# make run RUN="--dataset movielens-small"   options of `personalize-poc run`
# make lab LAB="--no-browser --allow-root"   options of JupyterLab
# make reset RESET=--yes                     without asking
# make test TESTS=tests/local/recipes        a part of the suite
# make test COVERAGE=1                       with the coverage of branches, which may not fall
# make test AGAIN=1                          what fails is run once more, and named
# make notebooks-ko          the Korean notebooks from their texts in notebooks/translations
# make catalogues            texts of the package in other languages: new ones added, compiled
# make run PYTHON=python3.12 VENV=.venv-312  another Python

PYTHON ?= python3
VENV   ?= .venv
RUN    ?=
LAB    ?=
RESET  ?=
TESTS  ?=
COVERAGE ?=
AGAIN  ?=
# Two processes more than CI has cores: tests wait a fifth of the time for servers and kernels.
SUITE  := -n 4 --dist loadfile --no-loadscope-reorder

ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
comma := ,

# What pip says, as three steps and, while it collects, a sign of life.
define STEPS
'/^Collecting / { n++; if (n == 1) print "  1 of 3  choosing the packages"; \
   if (n % 25 == 0) print "          " n " so far" } \
 /^Installing collected/ { print "  2 of 3  writing " NF - 3 " packages to disk, the longest part" } \
 /^Successfully installed/ { print "  3 of 3  done" } { fflush() }'
endef

.DEFAULT_GOAL := help
.PHONY: help environment environment-test run lab reset test test-fast collect lint lint-code lint-template
.PHONY: format completed notebooks-ko catalogues pictures benchmarks clean

help:
	@sed -n '/^$$/q; s/^# \{0,1\}//p' Makefile

# uv, where there is one, does in seconds what takes pip minutes. What it cannot get, pip tries.
UV ?= $(shell command -v uv 2>/dev/null)
with-uv = $(if $(UV),$(UV) pip install --quiet --only-binary :all: --python,false)

# One stamp for each set of extras: pip runs again only after pyproject.toml has changed.
$(VENV)/.ready-%: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1)." \
	       "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 2; }
	@test -x $(BIN)/python || { echo "Making $(VENV) ..."; $(PYTHON) -m venv $(VENV); }
	@echo "Installing into $(VENV), once; this takes $(if $(UV),seconds,a minute or two):"
	@$(with-uv) $(BIN)/python --no-binary personalize-poc -e '.[$(subst +,$(comma),$*)]' || \
	{ { $(BIN)/python -m pip install --disable-pip-version-check --progress-bar off \
	     --only-binary=:all: -e '.[$(subst +,$(comma),$*)]' 2>&1 \
	   || echo "pip has failed"; } | tee $(VENV)/install.log | awk $(STEPS); \
	  ! grep -q "^pip has failed" $(VENV)/install.log || { cat $(VENV)/install.log >&2; exit 2; }; }
	@touch $@

# checkov pins a boto3 older than ours, and many other packages: it lives apart.
CHECKOV := 3.3.30
$(VENV)/.checkov-$(CHECKOV):
	@echo "Installing checkov into $(VENV)/checkov, once:"
	@$(PYTHON) -m venv $(VENV)/checkov
	@$(with-uv) $(VENV)/checkov/$(notdir $(BIN))/python checkov==$(CHECKOV) || \
	$(VENV)/checkov/$(notdir $(BIN))/python -m pip install --disable-pip-version-check --quiet \
	  --only-binary=:all: checkov==$(CHECKOV)
	@touch $@

# What `make run` installs, and what `make test lint` does: for CI, which makes them at once.
environment: $(VENV)/.ready-workshop+local
environment-test: $(VENV)/.ready-local+lab+test $(VENV)/.checkov-$(CHECKOV)

run: $(VENV)/.ready-workshop+local
	@$(BIN)/personalize-poc run $(RUN)

lab: $(VENV)/.ready-local+lab
	@$(BIN)/personalize-poc lab $(LAB)

reset: $(VENV)/.ready-workshop+local
	@$(BIN)/personalize-poc reset $(RESET)

test: $(VENV)/.ready-local+lab+test
	@$(BIN)/python -m pytest $(or $(TESTS),$(SUITE)) $(if $(COVERAGE),--cov --cov-report=term) $(if $(AGAIN),--reruns 1 -raR)

test-fast: $(VENV)/.ready-local+lab+test
	@$(BIN)/python -m pytest $(SUITE) -m "not slow" $(TESTS)

# Compiles the tests and what they import; says nothing, for the suite says what is wrong.
collect: $(VENV)/.ready-local+lab+test
	@$(BIN)/python -m pytest --collect-only -q >/dev/null 2>&1 || true

lint: lint-code lint-template

lint-code: $(VENV)/.ready-local+lab+test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/nbstripout --verify --keep-id $(wildcard $(addsuffix *.ipynb,notebooks/ notebooks/*/ notebooks/*/*/))

lint-template: $(VENV)/.ready-local+lab+test $(VENV)/.checkov-$(CHECKOV)
	@$(BIN)/cfn-lint cloudformation/*.yaml
	@$(VENV)/checkov/$(notdir $(BIN))/checkov --file cloudformation/*.yaml \
	  --framework cloudformation --compact --quiet --skip-download

format: $(VENV)/.ready-local+lab+test
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

completed: $(VENV)/.ready-workshop+local
	@$(BIN)/personalize-poc completed

notebooks-ko: $(VENV)/.ready-workshop+local
	@$(BIN)/python -m personalize_poc.workshop.translation

catalogues: $(VENV)/.ready-local+lab+test
	@$(BIN)/python -m tests.support.catalogues

# Needs Chromium or Chrome on the path.
pictures: $(VENV)/.ready-local+lab+test
	@$(BIN)/python -m tests.support.picture_of_check

benchmarks: $(VENV)/.ready-local+lab+test
	@$(BIN)/python -m tests.benchmarks

clean:
	rm -rf $(VENV) runs build dist
