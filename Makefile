# Everything a person or a machine does here has a name below; `make` lists them.
# Needs make and Python 3.11 or newer; scripts/setup.py fetches the rest into .venv.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
RACE_ROUNDS ?= 1

BIN := .venv/bin
VENV_PYTHON := $(BIN)/python
MANAGE := $(VENV_PYTHON) manage.py
PYTEST := $(VENV_PYTHON) -m pytest

SETUP = command -v "$(PYTHON)" >/dev/null || { echo "找不到 $(PYTHON)，请先安装 Python 3.11 或更新的版本。(Python not found.)" >&2; exit 1; }; \
	"$(PYTHON)" scripts/setup.py
CHROMIUM = $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
TEMPLATES = $(shell find . -path ./.venv -prune -o -path ./var -prune -o -path '*/templates/*.html' -print)

.DEFAULT_GOAL := help
.PHONY: help run dev demo-reset test test-browser test-postgres test-all test-races test-guards mutants bench bench-search bench-reads check fix messages lock

help: ## 列出全部命令
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  例：make run PORT=8001      make test ARGS='tests/test_setup.py -x'      make run PYTHON=python3.12"

run: ## 安装、准备演示站点并启动（PORT=8000）
	@$(SETUP) run
	@$(MANAGE) run_demo --port $(PORT)

dev: ## 开发服务器：调试开启，改动即生效（PORT=8000）
	@$(SETUP) dev
	@DEBUG=1 $(MANAGE) runserver 127.0.0.1:$(PORT)

demo-reset: ## 清空演示数据并重新载入
	@$(SETUP) run
	@$(MANAGE) run_demo --reset --no-serve --port $(PORT)

# pytest ends with 5 when it found nothing to run. With ARGS that is the normal end of one of the
# two calls; in CI, where every ring has to be there, it is a failure.
NOTHING_FOUND_IS_FINE = test $$? -eq 5 -a "$(CI)" != true

TWO_AT_A_TIME = -n 2 --dist worksteal
# Those of migrations take as long as five hundred others: `make test-all` and, when migrations or
# packages have changed, CI.
MOST = -m "not e2e and not migrations"
# Each worker starts a server of its own; a file's journeys stay together.
BROWSER_RING = -m e2e -n 2 --dist loadfile

test: ## 全部测试（SQLite）；找到 Chromium 时含浏览器测试（ARGS=…）
	@$(SETUP) $(if $(CHROMIUM),browser,test)
	RACE_ROUNDS=$(RACE_ROUNDS) $(PYTEST) $(TWO_AT_A_TIME) $(MOST) $(ARGS) || $(NOTHING_FOUND_IS_FINE)
ifneq ($(CHROMIUM),)
	$(PYTEST) $(BROWSER_RING) $(ARGS) || $(NOTHING_FOUND_IS_FINE)
else
	@echo "没有找到 Chromium（chromium、chromium-browser、google-chrome），浏览器测试未运行。"
	@echo "(No Chromium found: the browser tests were left out.)"
	@test "$(CI)" != true
endif

test-browser: ## 只运行浏览器测试（需要 Chromium）
	@test -n "$(CHROMIUM)" || { echo "没有找到 Chromium，请先安装：sudo apt install chromium fonts-noto-cjk" >&2; exit 1; }
	@$(SETUP) browser
	$(PYTEST) $(BROWSER_RING) $(ARGS)

test-postgres test-all: export DATABASE_URL ?= postgres://postgres@127.0.0.1:5432/bianshen
# What meets the database's own behaviour: triggers, locks, transactions, full text, counted queries.
DATABASE_TESTS = @tests/on_postgresql.txt

test-postgres: ## 在 PostgreSQL 上运行与数据库有关的测试（DATABASE_URL=…）
	@$(SETUP) test
	RACE_ROUNDS=$(RACE_ROUNDS) $(PYTEST) $(TWO_AT_A_TIME) $(MOST) $(if $(ARGS),$(ARGS),$(DATABASE_TESTS))

test-all: RACE_ROUNDS = 50
test-all: ## 在两种数据库上运行全部测试，并逐一关闭全部防线（很久）
	@env -u DATABASE_URL $(MAKE) test RACE_ROUNDS=$(RACE_ROUNDS)
	RACE_ROUNDS=$(RACE_ROUNDS) $(PYTEST) $(TWO_AT_A_TIME) -m "not e2e"
	@env -u DATABASE_URL $(PYTEST) -m migrations
	@env -u DATABASE_URL $(MAKE) test-guards

test-races: RACE_ROUNDS = 50
test-races: ## 反复运行并发测试（RACE_ROUNDS=50）
	@$(SETUP) test
	RACE_ROUNDS=$(RACE_ROUNDS) $(PYTEST) -m races $(ARGS) || $(NOTHING_FOUND_IS_FINE)

test-guards: ## 逐一关闭每道防线，确认有测试为之变红
	@$(SETUP) test
	@$(VENV_PYTHON) scripts/test_guards.py $(ARGS)

mutants: ## 逐行改动不依赖 Django 的模块，确认有测试为之变红（ARGS=comments.rules）
	@$(SETUP) dev
	@$(VENV_PYTHON) scripts/mutants.py $(ARGS)

bench: ## 在一万篇文章的临时站点上测量审核的开销（ARTICLES=10000 IN_REVIEW=500）
	@$(SETUP) test
	@folder=$$(mktemp -d); VAR_DIR=$$folder $(VENV_PYTHON) scripts/bench/review.py; status=$$?; rm -rf "$$folder"; exit $$status

bench-search: ## 在十万篇文章的临时站点上测量搜索（TEXTS=100000，PostgreSQL 用 DATABASE_URL=…）
	@$(SETUP) test
	@folder=$$(mktemp -d); VAR_DIR=$$folder $(VENV_PYTHON) scripts/bench/search.py; status=$$?; rm -rf "$$folder"; exit $$status

bench-reads: ## 在临时的演示站点上测量阅读计数（READERS=2000 POSTS=20000，PostgreSQL 用 DATABASE_URL=…）
	@$(SETUP) run
	@folder=$$(mktemp -d); VAR_DIR=$$folder $(VENV_PYTHON) scripts/bench/reads.py; status=$$?; rm -rf "$$folder"; exit $$status

check: ## 检查代码、模板、分层、类型、迁移（不改文件）
	@$(SETUP) dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	$(VENV_PYTHON) scripts/check_file_length.py
	$(VENV_PYTHON) scripts/check_guards.py
	$(BIN)/mypy
	$(if $(TEMPLATES),$(BIN)/djade --check $(TEMPLATES))
	$(if $(TEMPLATES),$(BIN)/djhtml --check $(TEMPLATES))
	$(if $(TEMPLATES),$(BIN)/djlint --lint --quiet $(TEMPLATES))
	$(MANAGE) check --fail-level WARNING --database default
	$(MANAGE) makemigrations --check --dry-run

fix: ## 自动改正格式和可以自动改正的问题
	@$(SETUP) dev
	-$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	-$(if $(TEMPLATES),$(BIN)/djade $(TEMPLATES))
	-$(if $(TEMPLATES),$(BIN)/djhtml $(TEMPLATES))

messages: ## 更新并编译中文译文（需要 gettext）
	@command -v msgfmt >/dev/null || { echo "没有找到 gettext，请先安装：sudo apt install gettext" >&2; exit 1; }
	@$(SETUP) run
	$(MANAGE) makemessages --locale zh_Hans --no-obsolete --add-location file --ignore .venv --ignore var --ignore locale_wagtail
	$(MANAGE) compilemessages --ignore .venv --ignore var

# Each level is compiled against the one before it, so a package has one version in all of them.
# Versions stay as they are unless UPGRADE=--upgrade (or UPGRADE="--upgrade-package wagtail").
UPGRADE ?=
COMPILE = $(VENV_PYTHON) -m uv pip compile $(UPGRADE) --universal --python-version 3.11 --generate-hashes \
	--prerelease disallow --no-header --no-annotate --no-emit-index-url --quiet

lock: ## 重新计算依赖锁文件（UPGRADE=--upgrade 则升级）
	@$(SETUP) run
	echo uv | $(COMPILE) - -o uv.txt
	$(COMPILE) pyproject.toml -c constraints.txt -o requirements.txt
	$(COMPILE) pyproject.toml --group test -c requirements.txt -o requirements-test.txt
	$(COMPILE) pyproject.toml --group browser -c requirements-test.txt -o requirements-browser.txt
	$(COMPILE) pyproject.toml --group dev --all-extras -c requirements-browser.txt -o requirements-dev.txt
