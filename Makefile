# `make help` lists the targets.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help

.PHONY: help
help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

.PHONY: start
start: ## Install, create the demonstration site if there is none, and serve it (PORT=8080 DEBUG=0 PROFILE=production)
	@$(PYTHON) scripts/start.py

.PHONY: install
install: ## Do all of `make start` except serving
	@$(PYTHON) scripts/start.py --prepare

.PHONY: upgrade
upgrade: ## Bring the site to the version of this code (PROFILE=production; THEN=command after it)
	@$(PYTHON) scripts/start.py --upgrade

.PHONY: test
test: ## Install what the tests need and run all of them
	@$(PYTHON) scripts/run_tests.py

.PHONY: test-fast
test-fast: ## Run the tests without browser and without slow ones (ARGS=... go to pytest)
	@$(PYTHON) scripts/run_tests.py --fast $(ARGS)

.PHONY: lint
lint: ## Check style, spelling, markup and translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files '*.pt' '*.zcml' '*.xml' | xargs -r $(BIN)/zpretty --check
	git ls-files | xargs -r $(BIN)/codespell
	$(BIN)/python scripts/check_translations.py

.PHONY: format
format: ## Put Python, templates and ZCML into the common format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files '*.pt' '*.zcml' '*.xml' | xargs -r $(BIN)/zpretty --inplace

.PHONY: pins
pins: ## Resolve all versions anew into constraints.txt and profiles/versions.cfg
	$(PYTHON) scripts/pins.py

.PHONY: i18n
i18n: ## Check that the Finnish, Swedish and English translations are complete
	$(BIN)/python scripts/check_translations.py

.PHONY: bench
bench: ## Compare the speed with a vanilla Plone of the same version (ARGS=--small: a trial)
	$(BIN)/python benchmarks/pages.py $(ARGS)

.PHONY: backup
backup: ## Copy the data while people work, and prove the copy (TO=folder KEEP=7 FULL=1 PROFILE=production)
	@$(PYTHON) scripts/backup.py $(if $(TO),--to "$(TO)") $(if $(KEEP),--keep $(KEEP)) $(if $(FULL),--full)

.PHONY: restore
restore: ## Put a backup into place (FROM=folder; FORCE=1 moves present data aside)
	@$(PYTHON) scripts/restore.py "$(FROM)" $(if $(FORCE),--force)

.PHONY: soak
soak: ## Kill Zope, PostgreSQL, mail server and worker under load (ARGS="--kills 50")
	PYTHONPATH=scripts $(BIN)/python -m tests.soak $(ARGS)

.PHONY: bench-load
bench-load: ## Let 40 people work at the portal, beside vanilla, then on PostgreSQL (ARGS=--small)
	PYTHONPATH=scripts $(BIN)/python benchmarks/load.py $(ARGS)

.PHONY: clean
clean: ## Remove what was installed and built; the data in instance/var stay
	rm -rf .venv bin build dist instance/parts frontend/node_modules src/etapalvelu/portal/theme/static/dist src/etapalvelu/portal/printing/fonts
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: clean-site
clean-site: ## Delete the site and all its data; the next start creates it anew
	rm -rf instance/var/filestorage instance/var/blobstorage instance/var/new-site instance/var/mail
