# What a developer and CI run. `make run` and `make test` need nothing but Python 3.11 or newer.

VENV := .venv
PYTHON := $(VENV)/bin/python
ARGS ?=
# Files of tests are spread over processes; a process holds up to three gigabytes.
PYTEST := -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

# Tests start many processes: what is compiled is kept for the next one, also where the machine says otherwise.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run test test-slow test-newest test-oldest check cards translations screenshots docs app clean qt-packages

help:
	@echo "make run          install, and open the window on the sample images"
	@echo "make test         install the test extras, and run the suite; ARGS='--headed tests/gui' for a part of it"
	@echo "make test-slow    the tests that take many seconds"
	@echo "make test-newest  the suite on the newest Python here and the newest packages that are allowed"
	@echo "make test-oldest  the suite on Python 3.11 and the oldest packages that are allowed"
	@echo "make check        ruff, pyright and import-linter"
	@echo "make cards        the cards of the shipped variants, made of their configs"
	@echo "make translations the texts of the window taken into its catalogues, and those compiled"
	@echo "make screenshots  screenshots of the window for the README"
	@echo "make docs         the documentation site, into build/docs"
	@echo "make app          a folder and an archive that start without Python, into dist; see docs/installing.md"
	@echo "make clean        remove what was built; the environment stays"

run: $(VENV)/installed
	$(PYTHON) -m segview $(ARGS)

test: $(VENV)/installed-test
	$(PYTHON) $(PYTEST) $(ARGS)

test-slow: $(VENV)/installed-test
	$(PYTHON) $(PYTEST) -m slow $(ARGS)

# Both ends of what pyproject.toml allows, each in an environment of its own (some gigabytes, made anew at each change).
test-newest: .venv-newest/installed
	.venv-newest/bin/python $(PYTEST) $(ARGS)

test-oldest: .venv-oldest/installed
	.venv-oldest/bin/python $(PYTEST) $(ARGS)

.venv-newest/installed: pyproject.toml
	rm -rf .venv-newest
	@for python in python3.14 python3.13 python3.12 python3.11; do \
	    if $$python -c 'import ensurepip, venv' 2>/dev/null; then exec $$python -m venv .venv-newest; fi; \
	done; echo "No Python 3.11 to 3.14 with venv was found." >&2; exit 1
	.venv-newest/bin/python -m pip install --disable-pip-version-check --editable '.[test]'
	@touch $@

.venv-oldest/installed: pyproject.toml tools/oldest_versions.py
	rm -rf .venv-oldest
	python3.11 -m venv .venv-oldest
	.venv-oldest/bin/python tools/oldest_versions.py > .venv-oldest/constraints.txt
	.venv-oldest/bin/python -m pip install --disable-pip-version-check \
	    --constraint .venv-oldest/constraints.txt --editable '.[test]'
	@touch $@

check: $(VENV)/installed-test
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/pyright
	$(VENV)/bin/lint-imports --no-logo

cards: $(VENV)/installed
	for folder in $(wildcard models/*/config.json); do $(PYTHON) -m segview card --write $$(dirname $$folder) || exit 1; done

# Texts are the first arguments of tr, Text and UserError; new ones are found, old ones dropped, all compiled. The command
# line and the library for notebooks speak English.
LANGUAGES := ko ja
CATALOGUES := $(LANGUAGES:%=resources/translations/segview_%.ts)

translations: $(VENV)/installed
	find segview -name '*.py' -not -path 'segview/cli/*' -not -path 'segview/api/*' | sort > build-texts.lst
	$(VENV)/bin/pyside6-lupdate @build-texts.lst -silent -no-obsolete -locations none -sort-messages \
	    -disable-heuristic similartext -source-language en -tr-function-alias tr+=Text,tr+=UserError -ts $(CATALOGUES)
	rm build-texts.lst
	$(VENV)/bin/pyside6-lrelease $(CATALOGUES)

screenshots: $(VENV)/installed
	$(PYTHON) benchmarks/screenshots.py $(ARGS)

docs: $(VENV)/installed-docs
	$(PYTHON) -m sphinx -W --keep-going -b html docs build/docs

app:
	python3 tools/app/build.py $(ARGS)

clean:
	rm -rf build dist *.egg-info .pytest_cache .hypothesis .ruff_cache .import_linter_cache
	find segview tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. A stamp tells what is installed, so a second call is done at once, and a changed pyproject.toml
# installs again.

$(VENV)/installed: pyproject.toml | $(PYTHON)
	@echo "Installing segview and what it needs into $(VENV) (some gigabytes with torch; minutes the first time) ..."
	$(PYTHON) -m pip install --disable-pip-version-check --editable .
	@$(qt-loads)
	@touch $@

$(VENV)/installed-test: pyproject.toml | $(PYTHON)
	@echo "Installing segview, what it needs and the test extras into $(VENV) (minutes the first time) ..."
	$(PYTHON) -m pip install --disable-pip-version-check --editable '.[test]'
	@$(qt-loads)
	@touch $@ $(VENV)/installed

$(VENV)/installed-docs: pyproject.toml | $(PYTHON)
	$(PYTHON) -m pip install --disable-pip-version-check --editable '.[docs]'
	@touch $@

$(PYTHON):
	@for python in python3.12 python3.11 python3 python; do \
	    if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        if $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	            echo "Making $(VENV) with $$($$python --version) ..."; \
	            exec $$python -m venv $(VENV); \
	        fi; \
	        without=$$python; \
	    fi; \
	done; \
	if [ -n "$$without" ]; then \
	    echo "$$without cannot make environments: its venv module is missing. On Debian and Ubuntu: apt-get install $$($$without -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" >&2; \
	else \
	    echo "segview needs Python 3.11 or newer, and none was found (python3 is $$(python3 --version 2>/dev/null || echo missing)). Install it from python.org or with your system's packages, then call make again." >&2; \
	fi; \
	exit 1

define qt-loads
QT_QPA_PLATFORM=offscreen $(PYTHON) -c 'import PySide6.QtWidgets' || { \
    echo "Qt does not load: system libraries are missing. On Debian and Ubuntu:" >&2; \
    echo "    apt-get install $(QT_PACKAGES) $(X11_PACKAGES)" >&2; exit 1; }
endef

# The system libraries of Debian and Ubuntu that Qt loads on Linux: always, and to open a window on an X11 display.
QT_PACKAGES := libegl1 libgl1 libx11-6 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0
X11_PACKAGES := libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 \
    libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0

qt-packages:
	@echo $(QT_PACKAGES)
