"""News and histories with their times marked in TimeML."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Timex:
    """Characters `start:end` of a text with the TIMEX3 type and value that they were given."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The TEXT of one file, when it was written (a TIMEX3 value), and its times in order."""

    name: str
    text: str
    written: str
    times: tuple[Timex, ...]


def read_folder(folder: Path) -> tuple[MarkedText, ...]:
    """All `*.tml` of a folder, by name."""
    return tuple(read_timeml(path) for path in sorted(folder.glob("*.tml")))


def read_timeml(path: Path) -> MarkedText:
    """One file; raises `ValueError` where it has no TEXT or no creation time."""
    root = ET.parse(path).getroot()
    body, written = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or written is None:
        raise ValueError(f"{path} has no TEXT or no DCT; is it TimeML?")
    words: list[str] = []
    times: list[Timex] = []
    _walk(body, words, times)
    return MarkedText(path.stem, "".join(words), written.get("value", ""), tuple(times))


def _walk(node: ET.Element, words: list[str], times: list[Timex]) -> None:
    start = sum(map(len, words))
    words.append(node.text or "")
    for child in node:
        _walk(child, words, times)
        words.append(child.tail or "")
    if node.tag == "TIMEX3":
        end = sum(map(len, words))
        times.append(Timex(start, end, node.get("type", ""), node.get("value", "")))
