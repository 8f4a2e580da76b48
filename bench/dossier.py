"""What a careful reader finds in a case, as a checklist, against the dossier of its pages.

A checklist is a file of `bench/checklists`, named after the folder of the case. Each check has
the sentence that it stands for (`says`), the part of the reader's list it belongs to, and a
kind; see `bench.dossier_checks`. The dossier is checked as decoded from its JSON.
"""

import argparse
import json
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import consilience
from bench.dossier_checks import CHECKS
from bench.dossier_reading import NotFoundError, Reading
from consilience.app import EXAMPLE
from consilience.records.dossier import Dossier

CHECKLISTS = Path(__file__).parent / "checklists"
OWN_KEYS = ("kind", "part", "says")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A check and what was found instead; right if there is nothing."""

    part: str
    says: str
    faults: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the dossier is as the check says."""
        return not self.faults


def read_checklist(path: Path) -> dict[str, Any]:
    """The tables `articles` (name to page and number) and `check`; raises `ValueError`."""
    checklist = tomllib.loads(path.read_text("utf-8"))
    for one in checklist["check"]:
        if one["kind"] not in CHECKS:
            known = ", ".join(CHECKS)
            raise ValueError(f"{path.name}: unknown kind {one['kind']!r}; there are {known}")
    return checklist


def judge(checklist: dict[str, Any], dossier: Dossier) -> list[Verdict]:
    """A verdict on each check, in order; what cannot be looked up is a fault."""
    names = {
        name: (one["page"], one.get("number", 1)) for name, one in checklist["articles"].items()
    }
    reading = Reading(dossier, names)
    verdicts = []
    for check in checklist["check"]:
        given = {key: value for key, value in check.items() if key not in OWN_KEYS}
        try:
            faults = tuple(CHECKS[check["kind"]](reading, **given))
        except NotFoundError as error:
            faults = (str(error),)
        verdicts.append(Verdict(check["part"], check["says"], faults))
    return verdicts


def read_again(dossier: Dossier) -> Dossier:
    """The dossier as another program gets it."""
    return consilience.decode_dossier(consilience.encode_dossier(dossier))


def make_figures(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Checks, those that are right, their share, and both by part."""
    parts: dict[str, list[bool]] = defaultdict(list)
    for one in verdicts:
        parts[one.part].append(one.right)
    right = sum(one.right for one in verdicts)
    return {
        "checks": len(verdicts),
        "right": right,
        "score": round(right / len(verdicts), 3) if verdicts else 0.0,
        "parts": {name: f"{sum(held)}/{len(held)}" for name, held in parts.items()},
    }


def print_verdicts(name: str, verdicts: Sequence[Verdict]) -> None:
    """A table of the parts and every check that is not right, with what was found."""
    figures = make_figures(verdicts)
    print(f"{name}: {figures['right']} of {figures['checks']} ({figures['score']:.1%})")
    for part, share in figures["parts"].items():
        print(f"  {part:32} {share}")
    for one in verdicts:
        if not one.right:
            print(f"  not so: {one.says}")
            for fault in one.faults[:4]:
                print(f"          found {fault[:300]}")


def main() -> None:
    """Print a table for each case with a checklist, and one JSON line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, help="folder of cases, each a folder of pages")
    parser.add_argument("--example", action="store_true", help="the example pages as well")
    parser.add_argument("--json", type=Path, help="a dossier made before, with --checklist")
    parser.add_argument("--checklist", type=Path, help="a checklist that is kept elsewhere")
    given = parser.parse_args()
    dossiers: list[tuple[Path, Dossier]] = []
    if given.json and given.checklist:
        dossiers.append((given.checklist, consilience.decode_dossier(given.json.read_bytes())))
    for path in sorted(CHECKLISTS.glob("*.toml")):
        folder = given.data / path.stem if given.data else None
        if given.example and EXAMPLE.name == path.stem:
            folder = EXAMPLE
        if folder is not None and folder.is_dir():
            dossiers.append((path, read_again(consilience.read([folder]))))
    results = {}
    for path, dossier in dossiers:
        verdicts = judge(read_checklist(path), dossier)
        print_verdicts(path.stem, verdicts)
        results[path.stem] = make_figures(verdicts)
    print(json.dumps(results, sort_keys=True, ensure_ascii=False))


if __name__ == "__main__":
    main()
