"""Events of ECB+ across articles: CoNLL F1 on gold mentions, and CPU time.

Mentions are compared inside document clusters alone: those that the program finds (its stories)
and, as a bound, the true ones. Scored are all topics that no model was trained on.
"""

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.conll import Conll, make_clusters, score_b_cubed, score_conll
from bench.ecbplus import (
    Document,
    GoldMention,
    parse_documents,
    read_documents,
    read_mentions,
)
from bench.ecbplus_events import Parsed, make_mentions, read_parsed
from consilience.linking.events.clusters import cluster_mentions
from consilience.linking.events.mentions import EventMention
from consilience.linking.stories import group_stories
from consilience.records.article import Article
from consilience.records.ids import ArticleId, PageId


def find_stories(documents: Sequence[Document], parsed: Mapping[str, Parsed]) -> dict[str, str]:
    """Each document's story as the program finds it, from the text alone."""
    articles = [
        Article(
            id=ArticleId(one.name),
            page_id=PageId(one.name),
            title="",
            text=parsed[one.name].doc.text,
            lang="en",
        )
        for one in documents
    ]
    return {name: one.id for one in group_stories(articles) for name in one.article_ids}


def find_events(
    mentions: Sequence[EventMention], parsed: Mapping[str, Parsed], cluster_of: Mapping[str, str]
) -> dict[str, tuple[str, int]]:
    """A label for each mention's id, the same for mentions found to be one event."""
    labels = {}
    for cluster in sorted(set(cluster_of.values())):
        inside = [one for one in mentions if cluster_of[one.article] == cluster]
        texts = {
            ArticleId(name): one.doc.text
            for name, one in parsed.items()
            if cluster_of[name] == cluster
        }
        for number, group in enumerate(cluster_mentions(inside, texts)):
            labels.update({inside[at].id: (cluster, number) for at in group})
    return labels


def match_lemmas(
    mentions: Sequence[EventMention], cluster_of: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """The baseline: one event for each lemma in a document cluster."""
    return {one.id: (cluster_of[one.article], one.lemma) for one in mentions}


def score(gold: Sequence[GoldMention], labels: Mapping[str, object]) -> Conll:
    """The measures over the mentions of all topics together, singletons kept."""
    return score_conll(make_clusters({one.id: one.chain for one in gold}), make_clusters(labels))


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder ecbplus")
    parser.add_argument("--cache", type=Path, help="file that keeps the parses between runs")
    given = parser.parse_args()
    start = time.process_time()
    documents = read_documents(given.data, train=False)
    parsed = read_parsed(parse_documents(documents, given.cache))
    gold = read_mentions(given.data, "Event", documents)
    mentions = make_mentions(gold, parsed)
    true = {one.name: one.subtopic for one in documents}
    found = find_stories(documents, parsed)
    figures = {"documents_b3": score_b_cubed(make_clusters(true), make_clusters(found)).f1}
    figures["events"] = _show("found", score(gold, find_events(mentions, parsed, found)))
    figures["seconds"] = time.process_time() - start
    figures["events_true"] = _show("true", score(gold, find_events(mentions, parsed, true)))
    figures["lemma"] = _show("lemma, found", score(gold, match_lemmas(mentions, found)))
    figures["lemma_true"] = _show("lemma, true", score(gold, match_lemmas(mentions, true)))
    print(json.dumps(figures, sort_keys=True))


def _show(name: str, one: Conll) -> float:
    parts = {"MUC": one.muc, "B3": one.b_cubed, "CEAFe": one.ceaf_e}
    told = (f"{k} P {v.precision:.3f} R {v.recall:.3f} F1 {v.f1:.3f}" for k, v in parts.items())
    print(f"{name:14}", *told, f"CoNLL {one.f1:.4f}")
    return one.f1


if __name__ == "__main__":
    main()
