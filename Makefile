# make run is the only command that is needed; `make help` lists the others.

# Any Python from 3.11 on: make PYTHON=python3.12 install
PYTHON ?= $(or $(shell python3.11 -c '' 2>/dev/null && echo python3.11),python3)
BIN := .venv/bin
# Newer than whatever says what is to be installed, so that a second install has nothing to do.
STAMP := .venv/installed
# Tests run in two processes where there are two processors; make test WORKERS=0 runs them in one.
WORKERS ?= $(shell [ "$$(getconf _NPROCESSORS_ONLN)" -gt 1 ] && echo 2 || echo 0)
PYTEST := HF_HUB_OFFLINE=1 $(BIN)/pytest

.DEFAULT_GOAL := help
.PHONY: help install run test lint clean

help:
	@echo 'make install  cài mọi thứ cần thiết vào thư mục .venv'
	@echo 'make run      cài đặt, đưa seeds/ vào kho, rồi chạy dịch vụ (Ctrl+C để dừng)'
	@echo 'make test     mọi kiểm tra mà máy chủ tích hợp cũng chạy'
	@echo 'make test ROOM=index/entities'
	@echo '              chỉ kiểm tra một phòng: thư mục hoặc tệp trong index/, retrieval/, bot/ và các bài thử của nó'
	@echo 'make lint     chỉ kiểm tra cách viết và kiểu dữ liệu'
	@echo 'make clean    xóa .venv và những gì các công cụ để lại; giữ nguyên kho tài liệu trong var/'

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'Cần Python 3.11 trở lên, mà lệnh $(PYTHON) là bản cũ hơn hoặc không chạy được.' \
			'Hãy cài Python mới hơn, hoặc chỉ rõ lệnh, ví dụ: make PYTHON=python3.12 $(MAKECMDGOALS)' >&2; exit 1; }
	@echo "Tạo môi trường trong .venv với $$($(PYTHON) -V)…"
	@$(PYTHON) -m venv .venv || { \
		echo 'Chưa tạo được .venv. Trên Debian hoặc Ubuntu, hãy chạy: sudo apt install python3-venv' >&2; exit 1; }
	@echo 'Cài các thư viện (lần đầu tải vài trăm MB)…'
	@$(BIN)/python -m pip install --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
	@echo 'Đã cài đặt xong.'

run: install
	@echo 'Đưa các tài liệu trong seeds/ vào kho…'
	@$(BIN)/dannguon index
	@echo 'Để dùng lệnh dannguon ở cửa sổ dòng lệnh khác, hãy chạy trong thư mục này: source .venv/bin/activate'
	@exec $(BIN)/dannguon serve

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

ifndef ROOM
test: lint
	$(PYTEST) -n $(WORKERS) --dist worksteal
else
# A room is a folder or a module of the three packages; its tests have the same place below tests/.
NAME := $(patsubst %.py,%,$(patsubst %/,%,$(patsubst ./%,%,$(ROOM))))
KNOWN := $(filter index retrieval bot,$(firstword $(subst /, ,$(NAME))))
CODE := $(if $(KNOWN),$(if $(wildcard $(NAME)/__init__.py),$(NAME),$(wildcard $(NAME).py)))
TESTS := $(wildcard tests/$(NAME) tests/$(dir $(NAME))test_$(notdir $(NAME)).py)

test: install
	@[ -n '$(CODE)' ] || { echo 'Không có phòng $(ROOM). Các phòng là:' \
		$$(find index retrieval bot -name __init__.py | sed 's|/__init__.py||' | sort) >&2; exit 1; }
	@[ -n '$(TESTS)' ] || { echo 'Phòng $(ROOM) chưa có bài thử nào trong tests/$(NAME).' >&2; exit 1; }
	$(BIN)/ruff check $(CODE) $(TESTS)
	$(BIN)/ruff format --check $(CODE) $(TESTS)
	$(BIN)/mypy $(CODE) $(TESTS)
	$(PYTEST) $(TESTS)
endif

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist *.egg-info
	find bot retrieval index tests -name __pycache__ -type d -prune -exec rm -rf {} +
