"""The kinds of checks of a checklist: each yields what is not as a careful reader finds it.

A check is a table of a TOML file: `kind` names a function of these modules ("no entity" is
`check_no_entity`), all other keys but `part` and `says` are its arguments. Articles are named as
in the checklist's table `[articles]`.
"""

from collections.abc import Callable
from types import ModuleType

from bench import (
    dossier_conclusions,
    dossier_events,
    dossier_names,
    dossier_origins,
    dossier_pages,
)
from bench.dossier_reading import Faults

MODULES = (dossier_pages, dossier_names, dossier_origins, dossier_events, dossier_conclusions)


def find_checks(module: ModuleType) -> dict[str, Callable[..., Faults]]:
    """The checks of a module by kind."""
    return {
        name.removeprefix("check_").replace("_", " "): function
        for name, function in vars(module).items()
        if name.startswith("check_")
    }


CHECKS = {kind: check for module in MODULES for kind, check in sorted(find_checks(module).items())}
