# Set-up happens once, in .venv, from the pinned lock file: `make demo` is all a newcomer needs.
PYTHON ?= python3

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
READY := $(VENV)/.ready

.PHONY: demo test lint bench docs vscode schema lock clean

demo: $(READY)
	@$(BIN)/newslint check --isolated --exit-zero examples/*.txt examples/issue
	@echo
	@echo "What --fix would mend in examples/extracted.txt:"
	@echo
	@$(BIN)/newslint check --isolated --exit-zero --diff examples/extracted.txt

test: $(READY)
	@$(BIN)/python -m pytest -q

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# AutoCorrect's command is in npm only; without npm the bench does without it. Its packages for some
# platforms are not in every registry, over which `npm ci` fails.
bench: $(READY)
	@$(PIP) install --require-hashes -r bench/requirements.lock
	@command -v npm >/dev/null && npm install --silent --no-save --no-audit --no-fund --prefix bench || true
	@$(BIN)/python bench/run.py

# English goes to site/, which is emptied first, Chinese to site/zh/. With --quiet, --strict would
# let everything pass.
docs: $(READY)
	@$(PIP) install --require-hashes -r docs/requirements.lock
	@$(BIN)/mypy --no-error-summary docs/*.py
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict -f docs/mkdocs.yml
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict -f docs/mkdocs.zh.yml
	@echo "The documentation is in site/: python3 -m http.server -d site"

# The extension for VS Code: its tests, some of which start our own server, and its package.
vscode: $(READY)
	@cd editors/vscode && npm ci --silent --no-audit --no-fund
	@cd editors/vscode && PATH="$(CURDIR)/$(BIN):$$PATH" npm test --silent
	@cd editors/vscode && npm run package --silent

schema: $(READY)
	$(BIN)/newslint schema --isolated > docs/rules.schema.json

LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

lock: $(READY)
	@$(PIP) install uv
	$(LOCK) --group dev pyproject.toml --output-file requirements.lock
	$(LOCK) --group bench --output-file bench/requirements.lock
	$(LOCK) --group docs --constraints requirements.lock --output-file docs/requirements.lock

clean:
	rm -rf editors/vscode/dist editors/vscode/out editors/vscode/node_modules editors/vscode/*.vsix
	rm -rf $(VENV) build dist site .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newslint needs Python 3.11 or newer: make PYTHON=python3.11")'
	@echo "Setting up $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q lint # as pip does where it installs a copy
	@touch $@
