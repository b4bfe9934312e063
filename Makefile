# Type `make help` for the list of targets.

# The first Python that is new enough. Name another: make lab PYTHON=python3.12
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 \
    python3.11 python; do \
    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
    2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN = $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)

# One thread a product: sums are added in the same order everywhere, and two
# notebooks on two cores do not get in each other's way.
export OPENBLAS_NUM_THREADS = 1
export OMP_NUM_THREADS = 1
export VECLIB_MAXIMUM_THREADS = 1

.PHONY: help lab test test-thorough test-other-cpu test-oldest test-browser \
    test-live check mutants notebooks handout solved figures site test-site site-live \
    recordings bench lock clean environment test-environment mutants-environment \
    site-environment live-environment oldest-environment

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1 /p' Makefile | \
	    while read -r target text; do printf '%-16s%s\n' $$target "$$text"; done

lab: environment ## Open the course in JupyterLab (ARGS="--no-browser --port 8899")
	$(BIN)/jupyter-lab --ServerApp.root_dir=. $(ARGS) notebooks/00_start_here.ipynb

# A process of its own for the browser: Playwright's event loop and that of nbval
# do not share one.
TEST = $(BIN)/python -m pytest -n 2 --dist loadfile --nbval --ignore tests/browser \
    --ignore tests/site tests notebooks

test: test-environment ## Run the unit tests, and every notebook against its outputs
	$(TEST)
	$(BIN)/python -m pytest -q -rs tests/browser/test_exercise.py

test-thorough: test-environment ## Try to break the helpers; compute findings again
	THOROUGH=1 $(BIN)/python -m pytest tests/robustness tests/recomputed

test-other-cpu: ## The same tests with the arithmetic of an older processor
ifneq ($(filter x86_64 amd64,$(shell uname -m)),)
	OPENBLAS_CORETYPE=Nehalem NPY_DISABLE_CPU_FEATURES=X86_V3 $(MAKE) test
else
	@echo "This processor is not an x86: there is no older one to pretend to be."
endif

test-oldest: VENV := .venv-oldest
test-oldest: oldest-environment ## The same tests with the oldest versions supported
	$(TEST)

test-browser: test-environment ## Use every notebook in Chromium, if installed
	$(BIN)/python -m pytest -rs -n 2 tests/browser \
	    --ignore tests/browser/test_live_site.py

test-live: test-environment site-live ## Run notebooks without a server (PYODIDE=its folder)
	$(BIN)/python -m pytest -rsP tests/browser/test_live_site.py

check: test-environment ## Lint, format, types, imports; are the notebooks up to date?
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/render_notebooks.py --check

mutants: test-environment mutants-environment ## Break the maths, one place at a time: do the tests notice?
	rm -rf mutants
	$(BIN)/python tools/mutate.py run --max-children 1
	$(BIN)/python tools/mutants.py

notebooks: test-environment ## Run all notebooks and save their outputs
	$(BIN)/python tools/render_notebooks.py
	$(BIN)/python tools/readme_picture.py

handout: test-environment ## Copy the notebooks without solutions to build/handout
	$(BIN)/python tools/handout.py handout

solved: test-environment ## Copy them with all solutions, run, to build/solved
	$(BIN)/python tools/handout.py solved

figures: test-environment ## Record the live figures, for pages without a kernel
	$(BIN)/python tools/record_figures.py $(ARGS)

site: site-environment figures ## Build the book in build/site (needs npm and Chromium)
	$(BIN)/python tools/build_book.py
	PYTHONPATH=tests/browser $(BIN)/python tools/print_book.py

test-site: site ## Build it, and look at every page in Chromium
	$(BIN)/python -m pytest -q -n 2 tests/site

site-live: environment live-environment ## Build the course for the browser (PYODIDE=folder)
	$(BIN)/python tools/build_live.py $(PYODIDE)

recordings: test-environment ## Train the recorded networks again (ARGS="training")
	$(BIN)/python -m recordings $(ARGS)

bench: test-environment ## Measure speed and size, or some (ARGS="widgets growth")
	PYTHONPATH=tests/browser:tools $(BIN)/python benchmarks/run.py $(ARGS)

# No header and no notes: they would name this machine. One version for all
# Pythons (fewest), so that all compute the same.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 \
    --fork-strategy fewest --generate-hashes --no-header --no-annotate --upgrade

lock: ## Look for newer versions, and write the lock files (needs uv)
	$(COMPILE) pyproject.toml --group install -o locks/requirements.lock
	$(COMPILE) --group test --constraint locks/requirements.lock \
	    -o locks/requirements-test.lock
	$(COMPILE) --group mutants --constraint locks/requirements.lock \
	    --constraint locks/requirements-test.lock \
	    -o locks/requirements-mutants.lock
	$(COMPILE) --group site --constraint locks/requirements.lock \
	    --constraint locks/requirements-test.lock -o locks/requirements-site.lock
	$(COMPILE) --group live -o locks/requirements-live.lock
	$(COMPILE) --no-deps --group oldest -o locks/requirements-oldest.lock
	sed -e '/--hash=/d' -e 's/ \\$$//' locks/requirements.lock \
	    > locks/requirements-conda.txt

clean: ## Remove the environments and what the tools left
	rm -rf .venv .venv-live .venv-oldest .hypothesis .import_linter_cache .mypy_cache \
	    .pytest_cache .ruff_cache build mutants
	find helpers recordings tests tools -name __pycache__ -exec rm -rf {} +

environment test-environment mutants-environment site-environment \
    live-environment oldest-environment:
	@test -n "$(PYTHON)" || { echo "The course needs Python 3.11 or newer, and" \
	    "none was found: install one, or name it: make lab PYTHON=..."; exit 1; }
	@$(PYTHON) tools/environment.py $(patsubst %-environment,--%,$(filter %-environment,$@))
