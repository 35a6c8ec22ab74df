# One command each: run, test, lint, golden, wheel, slips, coverage, full.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
STAMP = $(VENV)/.installed

.PHONY: run test quick lint golden check-golden wheel slips coverage full clean lock locked audit

# The main job on the sample articles; sets itself up on a fresh machine. Exit 1 of the check (findings) is what it is for.
run: $(STAMP)
	$(BIN)/check-claims check corpus --exit-zero

# Everything a commit must pass; sets itself up on a fresh machine.
test: $(STAMP) lint
	$(BIN)/python -m pytest -n 2 --dist loadfile
	$(BIN)/check-claims rules test
	$(MAKE) check-golden
	$(MAKE) wheel

quick: $(STAMP)
	$(BIN)/python -m pytest -x

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The reports of corpus/ are the tool's own output, never edited.
golden: $(STAMP)
	$(BIN)/python tests/golden.py --write
	$(BIN)/python tests/readme.py
	$(BIN)/python tests/formats_doc.py
	$(BIN)/python tests/docs.py --write

check-golden: $(STAMP)
	$(BIN)/python tests/golden.py

# The wheel, built and run outside the root, in an environment of its own.
wheel: $(STAMP)
	PYTHON=$(BIN)/python sh tests/wheel.sh

# One number at a time made wrong in the clean samples: what is caught, what is accused beside it. The floor only rises.
slips: $(STAMP)
	$(BIN)/python tests/slips.py --at-least 0.95

# The branches of claims/ that the tests and the examples of the rules take, in whatever process. The floor only rises.
coverage: $(STAMP)
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 2 --dist loadfile
	$(BIN)/coverage run -m claims rules test
	if $(BIN)/python -c "import pyspark" 2>/dev/null; then CHECK_CLAIMS_FULL=1 $(BIN)/coverage run -m pytest tests/engines/test_spark.py; fi
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
	$(BIN)/python tests/branches.py 0.95

# What takes longer than a commit should: the solver against its oracle on thousands of random systems, wrong numbers,
# every page of the report in a browser, writers killed at any moment, surroundings
# of every sort, fuzzing, a real Spark on this machine.
full: test
	CHECK_CLAIMS_SYSTEMS=6000 $(BIN)/python -m pytest tests/checker/test_solve_oracle.py
	CHECK_CLAIMS_BROWSER=1 $(BIN)/python -m pytest tests/browser
	CHECK_CLAIMS_FULL=1 $(BIN)/python -m pytest tests/archive
	CHECK_CLAIMS_FULL=1 $(BIN)/python -m pytest tests/safety
	CHECK_CLAIMS_FUZZ=5000 $(BIN)/python -m pytest tests/fuzz
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[spark]'
	CHECK_CLAIMS_FULL=1 $(BIN)/python -m pytest tests/engines/test_spark.py
	$(MAKE) slips
	$(MAKE) coverage

# What development was last tried with, to the byte: written anew from pyproject.toml, installed as it stands, audited.
lock: $(STAMP)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --python-version 3.11 \
	  --custom-compile-command "make lock" --quiet --upgrade --output-file .ci/requirements-dev.lock

locked:
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $(STAMP)

audit: $(STAMP)
	$(BIN)/python -m pip install --quiet pip-audit
	$(BIN)/pip-audit --requirement .ci/requirements-dev.lock --require-hashes

$(STAMP): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $(STAMP)

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
