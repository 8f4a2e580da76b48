"""ECB+ (Cybulska & Vossen 2014, CC BY 3.0): its documents and gold mentions, parsed."""

import csv
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from spacy.tokens import Doc, DocBin, Token

from consilience.annotation.pipeline import load_pipeline

Kind = Literal["Event", "Entity"]

DEV = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})
NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}]|'s|'S|n't|'re|'ve|'ll|'d|'m|''|’s|’)$")
NO_SPACE_BEHIND = re.compile(r"^(?:[(\[{$£€#]|``)$")
PARSED = ["ENT_IOB", "ENT_TYPE", "LEMMA", "TAG", "POS", "MORPH", "HEAD", "DEP", "SENT_START"]


@dataclass(frozen=True, slots=True)
class Document:
    """One file; `sentences` are its tokens as in the XML, with a web address left empty."""

    name: str
    sentences: tuple[tuple[str, ...], ...]

    @property
    def topic(self) -> str:
        """The number of the topic, "12"."""
        return self.name.split("_", 1)[0]

    @property
    def subtopic(self) -> str:
        """The true document cluster: "12_ecb" or "12_ecbplus"."""
        return f"{self.topic}_{'ecbplus' if self.name.endswith('ecbplus') else 'ecb'}"


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Tokens of one sentence that are one mention of the chain."""

    document: str
    sentence: int
    tokens: tuple[int, ...]
    chain: str
    type: str

    @property
    def id(self) -> str:
        """The same for the same tokens."""
        return f"{self.document}:{self.sentence}:{','.join(map(str, self.tokens))}:{self.chain}"


def read_documents(data: Path, *, train: bool) -> list[Document]:
    """All documents of the train topics, or of all others that are there, ordered by name.

    Train are the topics 1 to 35 without the eight of `DEV`.
    """
    found = [
        _read_document(path)
        for path in sorted(data.glob("*/*.xml"))
        if is_train(path.parent.name) == train
    ]
    return sorted(found, key=lambda one: one.name)


def is_train(topic: str) -> bool:
    """True for the topics that models may be trained on."""
    return topic.isdecimal() and int(topic) <= 35 and topic not in DEV


def read_mentions(data: Path, kind: Kind, documents: Sequence[Document]) -> list[GoldMention]:
    """The gold mentions in the sentences that the table lists, for these documents.

    The mentions' `sent_id` is one below the sentence's number in files of the second half.
    """
    known = {one.name: one for one in documents}
    listed = _read_listed(data / "ECBplus_coreference_sentences.csv")
    found = {}
    for path in sorted(data.glob(f"ECB_*_{kind}_gold_mentions.json")):
        for row in json.loads(path.read_text("utf-8")):
            name = row["doc_id"]
            sentence = row["sent_id"] + name.endswith("ecbplus")
            if name in known and (not listed or (name, sentence) in listed):
                tokens = tuple(row["tokens_number"])
                one = GoldMention(name, sentence, tokens, row["coref_chain"], row["mention_type"])
                found[one.id] = one
    return [found[one] for one in sorted(found)]


def parse_documents(documents: Sequence[Document], cache: Path | None) -> dict[str, list[Doc]]:
    """The parse of each sentence of each document, by name; kept in the file `cache` if given."""
    nlp = load_pipeline("en")
    assert nlp is not None
    plain = [make_doc(one, nlp.vocab) for document in documents for one in document.sentences]
    if cache and cache.exists():
        parsed = list(DocBin().from_disk(cache).get_docs(nlp.vocab))
    else:
        parsed = list(nlp.pipe(plain, batch_size=256))
        if cache:
            DocBin(attrs=PARSED, docs=parsed).to_disk(cache)
    if [one.text for one in parsed] != [one.text for one in plain]:
        raise ValueError(f"{cache} holds other documents; delete it")
    rest = iter(parsed)
    return {one.name: [next(rest) for _ in one.sentences] for one in documents}


def make_doc(words: Sequence[str], vocab: object) -> Doc:
    """An unparsed document of the tokens, set as prose is."""
    words = list(words) or [" "]
    spaces = [
        not (NO_SPACE_BEHIND.match(word) or NO_SPACE_BEFORE.match(after))
        for word, after in zip(words, [*words[1:], ""], strict=True)
    ]
    return Doc(vocab, words=words, spaces=spaces)  # type: ignore[arg-type] # spaCy's Vocab


def find_head(tokens: Sequence[Token]) -> Token:
    """The token whose governor is outside; the last one that is no mere function word first."""
    places = {token.i for token in tokens}
    tops = [token for token in tokens if token.head.i not in places or token.head.i == token.i]
    content = [one for one in tops if one.pos_ in {"VERB", "NOUN", "PROPN", "ADJ", "NUM"}]
    return (content or tops or list(tokens))[0]


def _read_document(path: Path) -> Document:
    sentences: dict[int, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        sentences.setdefault(int(token.get("sentence", 0)), []).append(token.text or "-")
    rows = [sentences.get(at, []) for at in range(max(sentences, default=-1) + 1)]
    kept = tuple(() if row[:2] == ["http", ":"] else tuple(row) for row in rows)
    return Document(path.stem, kept)


def _read_listed(path: Path) -> set[tuple[str, int]]:
    if not path.exists():
        return set()
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (f"{row['Topic']}_{row['File']}", int(row["Sentence Number"]))
            for row in csv.DictReader(file)
        }
