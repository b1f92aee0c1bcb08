# make install   a virtual environment in .venv with what requirements.lock names
# make run       install, prepare the database, serve
# make test      every check: ruff, bandit, known weaknesses, pytest with a real browser, mypy
# make bench     how the hot requests compare with bare ones, and the cards
# make lock      requirements*.lock anew from pyproject.toml
# make clean     away with all that the others made, except your data in instance/
#
# PYTHON=python3.13 make install   chooses the interpreter

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check -qq
COMPILE = $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-header --quiet --upgrade --extra checkout --extra nlp pyproject.toml

# A worker for every core, but no more than four, each with its own servers and databases.
SHARED = --numprocesses logical --maxprocesses 4 --dist loadfile

# What Python compiled is kept: the tests start the application often.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: install run test bench browser lock clean

install: .venv/installed

.venv/bin/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "quizapp needs Python 3.11 or newer; name yours with: make PYTHON=/path/to/python3"; \
		exit 1; }
	@echo "Creating .venv with $$("$(PYTHON)" --version) ..."
	@"$(PYTHON)" -m venv .venv || { rm -rf .venv; \
		echo "On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

.venv/installed: .venv/bin/python requirements.lock pyproject.toml
	@echo "Installing the libraries (once; about a minute) ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-test: .venv/installed requirements-test.lock
	@echo "Installing the test libraries (once) ..."
	@$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

run: install
	@echo "Preparing the database ..."
	@$(BIN)/quizapp init
	@echo "Starting ..."
	@exec $(BIN)/quizapp serve

# What mypy says comes last, for it looks on while the tests run.
test: .venv/installed-test browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive quizapp
	$(BIN)/python -m tests.audit
	@said=$$(mktemp); $(BIN)/mypy >"$$said" 2>&1 & mypy=$$!; \
	trap 'kill $$mypy; rm "$$said"; exit 130' INT TERM; \
	failed=; echo "$(BIN)/pytest $(SHARED)"; $(BIN)/pytest $(SHARED) || failed=pytest; \
	echo "$(BIN)/mypy"; wait $$mypy || failed="$$failed mypy"; \
	cat "$$said"; rm "$$said"; \
	test -z "$$failed" || { echo "FAILED:" $$failed; exit 1; }

bench: .venv/installed-test
	@$(BIN)/python -m tests.benchmarks
	@$(BIN)/python -m tests.benchmarks.cards

# Without a browser the browser tests are skipped, but not on CI.
browser:
	@for name in chromium-headless-shell chromium chromium-browser google-chrome; do \
		command -v $$name >/dev/null && exit 0; done; \
	test -d "/Applications/Google Chrome.app" && exit 0; \
	if command -v apt-get >/dev/null && test "$$(id -u)" = 0; then \
		echo "Installing Chromium for the browser tests ..."; \
		apt-get update -qq && for name in chromium-headless-shell chromium; do \
			apt-get install -qq -y --no-install-recommends $$name >/dev/null && exit 0; done; fi; \
	echo "No Chromium found: install it (Debian: apt-get install chromium)."; \
	test "$$CI" != true || { echo "CI must run the browser tests: stopping."; exit 1; }

lock: .venv/bin/python
	@$(PIP) install uv
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --constraint requirements.lock --extra test --output-file requirements-test.lock

clean:
	rm -rf .venv dist test-results .hypothesis .mypy_cache .ruff_cache .pytest_cache
	find quizapp tests -name __pycache__ -prune -exec rm -rf {} +
