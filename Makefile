# Two commands for a newcomer: `make run` starts the office on the Bandung record, `make test` checks everything.
PORT ?= 8000
HOST ?= 127.0.0.1
VENV := .venv
export JALIN_HOME ?= $(CURDIR)/var

.PHONY: run test bench lock messages shots sbom clean help

help: ## Show the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

run: $(VENV)/ready-to-run ## Start the office with the Bandung record (PORT=8000, DATABASE_URL=postgres://… if you like)
	@$(VENV)/bin/jalin run --host $(HOST) --port $(PORT)

test: $(VENV)/ready-to-test ## Run every check and test
	@$(VENV)/bin/python -m scripts.test

bench: $(VENV)/ready-to-bench ## Print the measured budgets side by side
	@$(VENV)/bin/python -m benchmarks

messages: $(VENV)/ready-to-run ## Compile the catalogues of Indonesian and Japanese
	@$(VENV)/bin/python -m jalin.config.messages

shots: $(VENV)/ready-to-test ## Make the pictures of the documentation again
	@$(VENV)/bin/python scripts/make_pictures.py

lock: ## Renew the hash-locked lists of packages
	for set in tool run test bench; do $(VENV)/bin/uv pip compile --quiet --upgrade --generate-hashes --universal --no-header \
	  --python-version 3.11 --no-emit-index-url requirements/$$set.in -o requirements/$$set.txt; done

$(VENV)/ready-to-run: requirements/run.txt pyproject.toml scripts/set_up.sh
	@sh scripts/set_up.sh $(VENV) requirements/run.txt
	@touch $@

$(VENV)/ready-to-test: requirements/test.txt pyproject.toml scripts/set_up.sh
	@sh scripts/set_up.sh $(VENV) requirements/test.txt
	@touch $@ $(VENV)/ready-to-run

$(VENV)/ready-to-bench: requirements/bench.txt pyproject.toml scripts/set_up.sh
	@sh scripts/set_up.sh $(VENV) requirements/bench.txt
	@touch $@ $(VENV)/ready-to-test $(VENV)/ready-to-run

sbom: $(VENV)/ready-to-test ## Write the bill of materials (CycloneDX) again
	@$(VENV)/bin/python scripts/make_sbom.py

clean: ## Remove what was made here, but not the database in var/
	rm -rf $(VENV) build dist .ruff_cache .hypothesis
