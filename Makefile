# `make run` and `make test` need rustup, Node.js 20+ and Python 3.11+; they set up everything else.
# ARGS are passed on, for instance: make run ARGS="--listen 127.0.0.1:8000"

.PHONY: run test dev lint bench soak setup screenshots
.DEFAULT_GOAL := run

run: ## the console with the embedded emulator
	@scripts/run.sh $(ARGS)

test: ## every test, in a real browser too
	@scripts/test.sh

dev: ## the same as run, rebuilt on every change; pages reload themselves
	@scripts/dev.sh $(ARGS)

lint: ## formatting, clippy on host and wasm, types of the browser tests
	@scripts/setup.sh
	@scripts/lint.sh

bench: ## figures beside references of the same run; ARGS="signing emulator console lighthouse" chooses parts
	@scripts/bench.sh $(ARGS)

soak: ## migrations in every cloud, at random, and without end; fails on a leak or a broken promise
	@scripts/soak.sh $(ARGS)

setup: ## what run and test need, without running anything
	@scripts/setup.sh tests

screenshots: ## pictures of every page, to be looked at; makes the README's again
	@scripts/screenshots.sh $(ARGS)
