"""The package as an installation has it, with compiled modules, for what a bench runs."""

import compileall
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import consilience

PACKAGE = Path(consilience.__file__).parent


@contextmanager
def install() -> Iterator[None]:
    """For a `with` block, processes that are started import a compiled copy of the package.

    From a checkout, Python may compile it anew for each of them, which takes .6 seconds.
    """
    before = os.environ.get("PYTHONPATH")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(PACKAGE, Path(folder, PACKAGE.name))
        compileall.compile_dir(folder, quiet=1)
        os.environ["PYTHONPATH"] = os.pathsep.join([folder, *([before] if before else [])])
        try:
            yield
        finally:
            if before is None:
                del os.environ["PYTHONPATH"]
            else:
                os.environ["PYTHONPATH"] = before
