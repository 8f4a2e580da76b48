"""`scipy.sparse` without what importing it drags along, two thirds of what that takes.

It makes a copy of numpy's names, and so loads numpy's readers of Fortran and its test tools. While
it is imported here, something empty stands in their place; it is gone afterwards, and who then
imports them gets the real ones.
"""

import sys
from importlib import import_module
from types import ModuleType

UNUSED = ("f2py", "testing")


def import_sparse() -> None:
    """Import `scipy.sparse`, if nobody has yet."""
    if "scipy.sparse" in sys.modules:
        return
    numpy = import_module("numpy")
    stands = {one: ModuleType(f"numpy.{one}") for one in UNUSED if one not in vars(numpy)}
    sys.modules.update({one.__name__: one for one in stands.values()})
    vars(numpy).update(stands)
    try:
        import_module("scipy.sparse")
    finally:
        for name, one in stands.items():
            del sys.modules[one.__name__], vars(numpy)[name]
