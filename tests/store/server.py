"""A PostgreSQL server of our own, on loopback, for the time of a test run."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

BINARIES = Path("/usr/lib/postgresql")
ACCOUNT = "postgres"  # the server refuses to run as root
SETTINGS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


def find_binaries() -> Path | None:
    """The folder of the newest server that is installed."""
    found = [path for path in BINARIES.glob("*/bin") if (path / "initdb").exists()]
    return max(found, key=lambda path: int(path.parent.name), default=None)


@contextmanager
def run_server(binaries: Path) -> Iterator[str]:
    """The address of a server without a password, gone with its data when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="consilience-postgresql-"))
    account = _find_account()
    if account:
        shutil.chown(folder, ACCOUNT)
    port = _find_port()
    options = f"-h 127.0.0.1 -p {port} -k {folder} {SETTINGS}"
    data = folder / "data"
    try:
        initdb = [binaries / "initdb", "-D", data, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8"]
        _run([*initdb, "--locale=C.UTF-8"], account)
        log = folder / "log"
        _run([binaries / "pg_ctl", "-D", data, "-o", options, "-l", log, "-w", "start"], account)
        try:
            yield f"postgresql://{ACCOUNT}@127.0.0.1:{port}/postgres"
        finally:
            _run([binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], account)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _find_account() -> dict[str, Any]:
    if os.geteuid():
        return {}
    entry = pwd.getpwnam(ACCOUNT)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _run(command: list[Any], account: dict[str, Any]) -> None:
    quiet = {"stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL, "cwd": "/"}
    subprocess.run([str(part) for part in command], check=True, **quiet, **account)
