"""Names and nouns on which accounts differ: who uses which, how often, in which words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from consilience.export.addresses import make_fragment
from consilience.export.article_names import ArticleName
from consilience.export.index import Index
from consilience.export.views.facts import name_event
from consilience.export.views.quotes import Quote, name_article, quote_once
from consilience.records.analysis import TermChoice, TermUse, TermVariant

MOST_QUOTES: Final = 3  # of one article; the others are counted
MOST_USES: Final = 12  # articles of one term; the others are counted
KINDS: Final = {
    "place": "names of one place",
    "noun": "words for the same",
    "deed": "words for one event",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UseView:
    """How often an article uses a term; `quoted` of these in direct speech."""

    article: ArticleName
    count: int
    quoted: int
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantView:
    """A term with those who use it; `others` counts articles that are not listed."""

    term: str
    count: int
    uses: tuple[UseView, ...]
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermChoiceView:
    """One referent and what it is called; `href` leads to it where it has an address."""

    kind: str
    name: str
    href: str | None
    variants: tuple[VariantView, ...]


def view_terms(choices: Sequence[TermChoice], index: Index) -> tuple[TermChoiceView, ...]:
    """The choices in their order."""
    return tuple(
        TermChoiceView(
            kind=KINDS[one.kind],
            name=one.name,
            href=_find_address(one, index),
            variants=tuple(_view_variant(variant, index) for variant in one.variants),
        )
        for one in choices
    )


def _find_address(choice: TermChoice, index: Index) -> str | None:
    if choice.event_id is not None:
        known = (choice.story_id, choice.event_id) in index.corroborations
        return f"#{name_event(choice.event_id)}" if known else None
    if choice.entity_id is not None and choice.entity_id in index.entities:
        return f"#{make_fragment('e', choice.entity_id)}"
    return None


def _view_variant(variant: TermVariant, index: Index) -> VariantView:
    ranked = sorted(variant.uses, key=lambda one: (one.quoted - len(one.spans), one.article_id))
    return VariantView(
        term=variant.term,
        count=variant.count,
        uses=tuple(_view_use(one, index) for one in ranked[:MOST_USES]),
        others=max(len(ranked) - MOST_USES, 0),
    )


def _view_use(use: TermUse, index: Index) -> UseView:
    quotes = tuple(quote_once(use.spans, index, MOST_QUOTES))
    return UseView(
        article=name_article(use.article_id, index),
        count=len(use.spans),
        quoted=use.quoted,
        quotes=quotes,
        more=len(use.spans) - len(quotes),
    )
