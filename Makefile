# The two commands are `make run` and `make test`; the rest are their parts.
# Every path below is relative, so the folder may have spaces in its name.

PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: run install install-dev browser check test pytest messages lock bench bench-copies bench-review bench-memory bench-import clean bench-attribution

run: install
	@exec $(PY) manage.py up --port "$(PORT)"

install: $(VENV)/.runtime
install-dev: $(VENV)/.dev

# Any Python from 3.11 on; PYTHON=/path/to/python3 chooses one.
$(VENV)/bin/python:
	@for python in "$${PYTHON:-python3}" python3.11 python3.12 python3.13 python3.14; do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        exec "$$python" -m venv $(VENV); \
	    fi; \
	done; \
	echo "No Python 3.11 or newer was found. Install one, or name it: make install PYTHON=/path/to/python3" >&2; \
	exit 1

# Stamps: made once after each change of a lock file, so that a repeat costs nothing.
$(VENV)/.runtime: requirements.lock | $(VENV)/bin/python
	@echo "Installing what the site needs into $(VENV) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@echo "Installing what the tests need into $(VENV) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

browser:
	@sh .ci/browser

# Everything a machine can check without running the program.
check: install-dev
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy --no-error-summary
	$(PY) $(VENV)/bin/lint-imports --no-logo
	$(PY) manage.py makemigrations --check --dry-run --settings tests.settings

# Both at once: a check takes one core, and what it finds does not keep the tests from telling what they find.
test: install-dev browser
	@$(MAKE) --no-print-directory --keep-going --jobs 2 pytest check

pytest:
	$(PY) -m pytest -n auto --no-loadscope-reorder

# make messages LANGUAGE=hy starts a translation, or adds to it the words that are new; without LANGUAGE, to all there
# are. A language is offered once settings.LANGUAGES names it.
messages: install
	@mkdir -p locale
	@$(PY) -m babel.messages.frontend --quiet extract -F babel.toml -k later -o locale/django.pot .
	@for language in $(if $(LANGUAGE),"$(LANGUAGE)",$$(cd locale && ls -d */ 2>/dev/null | tr -d /)); do \
	    [ -f "locale/$$language/LC_MESSAGES/django.po" ] && verb=update || verb=init; \
	    $(PY) -m babel.messages.frontend --quiet $$verb -D django -i locale/django.pot -d locale -l "$$language"; \
	done
	@! ls locale/*/LC_MESSAGES/*.po >/dev/null 2>&1 || $(PY) -m babel.messages.frontend --quiet compile -D django -d locale

# Needs uv (https://docs.astral.sh/uv/). The second file holds the first, with the tools of the tests.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-annotate \
	    --no-emit-index-url --custom-compile-command "make lock" pyproject.toml --extra engine --output-file requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-annotate \
	    --no-emit-index-url --custom-compile-command "make lock" pyproject.toml --extra engine --extra s3 --group dev \
	    --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) staticfiles .mypy_cache .ruff_cache .pytest_cache

# Minutes long, and only worth its while on a quiet machine: see benchmarks/.
bench: install-dev
	$(PY) -m benchmarks

# The memory of a worker with what reads for it, fed one hostile file after the other; a minute or two.
bench-memory: install-dev
	$(PY) -m benchmarks.memory

# How fast articles get into the archive, with two workers and among 200,000 captures; many minutes, some 3 GB of disk.
# CAPTURES="200 2000" is quick and says little; PAGES=folder takes other pages.
bench-import: install-dev
	PAGES="$(PAGES)" $(PY) -m benchmarks.importing $(CAPTURES)

# How well copies of one story are found, and in what time among 200,000 captures; some minutes, some 2 GB of disk.
bench-copies: install-dev
	$(PY) -m benchmarks.near_duplicates

# What the pages of reviewing ask of the database, with 100,000 suggestions; some minutes, most of them making rows.
bench-review: install-dev
	$(PY) -m benchmarks.review_queue

# How right and how fast attributions are found, where the corpus lies in ../shared; a minute.
bench-attribution: install-dev
	$(PY) -m benchmarks.attribution
