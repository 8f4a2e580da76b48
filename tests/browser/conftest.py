"""A real browser: Debian's chromium, driven by Playwright, without network."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from consilience.export.html import write_html
from tests.export.making import (
    make_hostile_dossier,
    make_layered_dossier,
    make_told_dossier,
    make_toll_dossier,
)

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WAITING_MS = 30_000  # for what a page shows; on a busy machine it takes long


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; where it is missing tests are skipped, but in CI they fail."""
    chromium = shutil.which("chromium")
    if chromium is None:
        reason = "chromium is not installed; on Debian: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    expect.set_options(timeout=WAITING_MS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "dossier.html"
    path.write_text(write_html(make_layered_dossier()), "utf-8")
    return path


@pytest.fixture(scope="session")
def told_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("told") / "dossier.html"
    path.write_text(write_html(make_told_dossier()), "utf-8")
    return path


@pytest.fixture(scope="session")
def toll_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("toll") / "dossier.html"
    path.write_text(write_html(make_toll_dossier()), "utf-8")
    return path


@pytest.fixture(scope="session")
def hostile_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "dossier.html"
    path.write_text(write_html(make_hostile_dossier()), "utf-8")
    return path
