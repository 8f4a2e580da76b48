"""Collections of articles with the affair that each belongs to, as their publishers store them."""

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from consilience.records.article import Article
from consilience.records.ids import ArticleId, PageId
from consilience.records.time_value import TimeValue


@dataclass(frozen=True, slots=True)
class Sample:
    """An article, the affair that it is about, and its path below the folder of the set."""

    article: Article
    affair: str
    path: str


def read_basil(folder: Path) -> list[Sample]:
    """BASIL (Fan et al. 2019): sentences by one space, paragraphs by a line break."""
    return [_read_basil(path, folder) for path in sorted(folder.rglob("*.json"))]


def read_news_cluster(folder: Path) -> list[Sample]:
    """Pages of outlets, each with an event's number."""
    return [_read_news(path, folder) for path in sorted(folder.glob("*.json"))]


def read_ecb(folder: Path) -> list[Sample]:
    """ECB+ (Cybulska and Vossen 2014): a topic's `ecb` and `ecbplus` files are two subtopics."""
    return [_read_ecb(path, folder) for path in sorted(folder.glob("*/*.xml"))]


READERS: dict[str, Callable[[Path], list[Sample]]] = {
    "stories/basil": read_basil,
    "stories/news_cluster": read_news_cluster,
    "coref/ecbplus": read_ecb,
}


def read_collections(data: Path) -> dict[str, list[Sample]]:
    """The sets that are there, by their folder below `data`."""
    return {name: read(data / name) for name, read in READERS.items() if (data / name).is_dir()}


def _read_basil(path: Path, folder: Path) -> Sample:
    stored = json.loads(path.read_text("utf-8"))
    text = "\n".join(" ".join(sentences) for sentences in stored["body-paragraphs"])
    article = _make_article(path, folder, stored["title"], text, stored["date"], stored["source"])
    return Sample(article, stored["triplet-uuid"], _name(path, folder))


def _read_news(path: Path, folder: Path) -> Sample:
    stored = json.loads(path.read_text("utf-8"))
    day = (stored["date_publish"] or "")[:10]
    article = _make_article(
        path, folder, stored["title"] or "", stored["text"] or "", day, stored["source_domain"]
    )
    return Sample(article, str(stored["newsCluster"]["EventId"]), _name(path, folder))


def _read_ecb(path: Path, folder: Path) -> Sample:
    lines: dict[str, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        lines.setdefault(token.attrib["sentence"], []).append(token.text or "")
    text = "\n".join(" ".join(words) for words in lines.values())
    kind = "ecbplus" if "plus" in path.stem else "ecb"
    affair = f"{path.parent.name}_{kind}"
    return Sample(_make_article(path, folder, "", text), affair, _name(path, folder))


def _make_article(
    path: Path, folder: Path, title: str, text: str, day: str = "", outlet: str | None = None
) -> Article:
    published = (
        TimeValue(earliest=day, latest=day, precision="day", basis="metadata") if day else None
    )
    return Article(
        id=ArticleId(_name(path, folder)),
        page_id=PageId(path.stem),
        title=title,
        text=text,
        lang="en",
        outlet=outlet,
        published=published,
    )


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
