# Everything a checkout needs: `make demo` shows what the tool makes, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CTR := PYTHONPATH=src $(BIN)/python -m ctr_cli
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint bench fuzz wheel portable pictures lock schema clean

# One screen: the question asked first, one agency's work, what validate counts, the files and what to open.
demo: $(VENV)/run
	@echo '$$ ctr agenda --meeting bch-5'; $(CTR) agenda --meeting bch-5
	@echo; echo '$$ ctr tasks --agency "Công an phường" --month 1'; $(CTR) tasks --agency "Công an phường" --month 1
	@echo; echo '$$ ctr validate'; $(CTR) validate | tail -n 2
	@mkdir -p out; { \
	  for kind in docx pdf html; do $(CTR) render -o out/chuong-trinh-2026.$$kind --force || exit; done && \
	  $(CTR) agenda --meeting bch-5 -o out/hoi-nghi-bch-5.docx --force && \
	  $(CTR) tasks --all --format docx -o out/cong-van --force && \
	  $(CTR) tasks --all -o out/theo-doi-2026.xlsx --force && \
	  $(CTR) calendar -o out/lich-2026.ics --force; } 2>out/log || { cat out/log; exit 1; }
	@rm out/log; echo; echo 'Made in out/:'; ls out
	@echo; echo 'Open out/chuong-trinh-2026.docx and out/theo-doi-2026.xlsx. Then: make test, or in this folder'
	@echo '  export PATH="$$PWD/$(BIN):$$PATH"; ctr        (what is next, and all commands)'

test: $(VENV)/ready
	bash .ci/packages
	$(BIN)/python -m pytest -n auto --dist loadfile $(TEST_FLAGS)

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/yamllint --strict programs src/ctr_cli/data

bench: $(VENV)/ready
	$(BIN)/python -m compileall -q src
	$(BIN)/python benchmarks/processes.py
	$(BIN)/python benchmarks/word.py
	$(BIN)/python benchmarks/country.py
	$(BIN)/python benchmarks/pdf.py

# Bent inputs at length; the tests hold a short run of it.
fuzz: $(VENV)/ready
	for kind in checks answers docx pdf txt md sheets; do PYTHONPATH=. $(BIN)/python -m fuzz.run $$kind 10000 || exit 1; done

wheel: $(VENV)/ready
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

# A folder to copy to a Windows machine: wheels for it and three files to double-click.
portable: wheel
	$(BIN)/python -m release.portable "$$(ls -t dist/ctr_cli-*.whl | head -n 1)" dist/ctr-windows
	@ls dist/ctr-windows

# The pictures of README and guide; needs LibreOffice, poppler and Chromium.
pictures: $(VENV)/ready
	bash .ci/packages
	$(BIN)/python -m release.pictures docs/pictures

schema: $(VENV)/ready
	$(BIN)/ctr schema -o programs/ctr.schema.json --force

# The pinned, hashed requirements; they name no host, so any mirror serves them. The first file is what
# ctr runs with; the second holds the same pins and those of development.
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header \
  --no-annotate --no-emit-index-url --no-emit-find-links --quiet
lock:
	$(COMPILE) --group dev --upgrade -o requirements.txt
	$(COMPILE) --constraint requirements.txt -o requirements-run.txt

$(VENV)/run: requirements-run.txt
	@$(PYTHON) -c 'import sys; sys.exit("ctr needs Python 3.11 or later" if sys.version_info < (3, 11) else 0)'
	@echo 'Setting up $(VENV), once ...'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements-run.txt
	@printf '#!/bin/sh\nPYTHONPATH="%s/src" exec "%s/$(BIN)/python" -m ctr_cli "$$@"\n' "$(CURDIR)" "$(CURDIR)" >$(BIN)/ctr
	@chmod +x $(BIN)/ctr
	@touch $@

$(VENV)/ready: $(VENV)/run requirements.txt pyproject.toml
	$(BIN)/python -m pip install -qq --require-hashes -r requirements.txt
	$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	touch $@

clean:
	rm -rf $(VENV) out dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
