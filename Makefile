# make demo   build the bundled examples and say what was found and where it lies
# make test   pass every test, with those in a real browser
# make check  lint, types and import contracts
# make evaluate  score the annotated excerpts of tests/gold against ../shared/corpus and hold them at their floors
# make bench  characters a second for each stage, beside jieba's part-of-speech tagging
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test check evaluate bench browser clean

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "govgraph needs Python 3.11 or newer; name one with: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing govgraph's dependencies into $(VENV) ..."
	@rm -rf build *.egg-info
	@$(PIP) install --constraint constraints.txt .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing govgraph's dependencies and test tools into $(VENV) ..."
	@rm -rf build *.egg-info
	@$(PIP) install --constraint constraints.txt ".[dev]"
	@touch $@ $(VENV)/.runtime

# The package itself is installed anew each time, so that tests and demo run what stands in the tree.
define install
	@rm -rf build *.egg-info
	@$(PIP) install --no-deps --force-reinstall .
	@rm -rf build *.egg-info
endef

demo: $(VENV)/.runtime
	$(install)
	@rm -rf demo
	@$(BIN)/govgraph build examples --merges examples/merges.tsv --out demo
	@echo
	@echo "Which problems does 栖川市 admit, why, and which plan answers them?"
	@$(BIN)/govgraph query problems --set place=栖川市 --columns year,problem,cause,answer,begin,end --store demo/store
	@echo
	@echo "Store: demo/store   Turtle: demo/graph.ttl   View, open it in a browser: demo/view.html"

browser:
	@sh tests/viz/install-browser.sh

test: $(VENV)/.dev browser
	$(install)
	@$(BIN)/python -m pytest tests

check: $(VENV)/.dev
	$(install)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/pyright
	@$(BIN)/lint-imports

evaluate: $(VENV)/.dev
	$(install)
	@for half in tuning tuning-blind untuned law; do \
	  $(BIN)/govgraph evaluate tests/gold/$$half --corpus ../shared/corpus --baseline tests/gold/baseline-$$half.json || exit 1; \
	done

bench: $(VENV)/.dev
	$(install)
	@$(BIN)/python tests/bench/stages.py

clean:
	rm -rf $(VENV) build demo *.egg-info
