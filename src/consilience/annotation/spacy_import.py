"""spaCy and its pipelines without what nobody here needs, half of what loading them takes.

`import spacy` imports all of `spacy.cli` for the sake of one function, `spacy.info`, and an old
release of pydantic that confection would read if schemas were written in it. While spaCy is
imported, by whomever, something empty stands in the place of both; it is gone afterwards, and who
then imports `spacy.cli` or calls `spacy.info` gets the real one.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.metadata import EntryPoint
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

COMMANDS = ("spacy.cli", "spacy.cli.info")
OLD_SCHEMAS = "pydantic.v1"
EMPTY_TOKENIZER = "consilience.empty.v1"


def lighten_spacy() -> None:
    """Have spaCy imported so, by the first who needs it; nothing where somebody has already."""
    if "spacy" not in sys.modules and not any(isinstance(one, _Finder) for one in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder):
    """Finds spaCy where all others find it, once, and puts its own loader before theirs."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The place of spaCy; none for any other module."""
        if fullname != "spacy":
            return None
        sys.meta_path.remove(self)
        found = find_spec(fullname)
        if found is not None and found.loader is not None:
            found.loader = _Loader(found.loader)
        return found


class _Loader(Loader):
    """Loads as another loader does, to which it leaves the module."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """As the other does."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """As the other does, with stand-ins in the place of what is not needed."""
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        with _standing_in():
            self._loader.exec_module(module)
        _remember_entry_points()


def load_language(name: str) -> "Language":
    """`spacy.load(name)` in two thirds of its time; raises `OSError` where there is none.

    What is switched off is left out. The words that a language's tokenizer takes whole are not
    learnt twice: the pipeline brings its own.
    """
    import spacy
    from spacy.util import registry

    if not registry.has("tokenizers", EMPTY_TOKENIZER):
        registry.tokenizers.register(EMPTY_TOKENIZER, func=_plan_empty_tokenizer)
    plan = {"nlp": {"tokenizer": {"@tokenizers": EMPTY_TOKENIZER}}}
    return spacy.load(name, config=plan)


def _plan_empty_tokenizer() -> "Callable[[Language], Any]":
    """What a pipeline's configuration names; the tokenizer reads its rules from the disk."""
    make_tokenizer = import_module("spacy.tokenizer").Tokenizer
    return lambda nlp: make_tokenizer(nlp.vocab)


@contextmanager
def _standing_in() -> Iterator[None]:
    """For a `with` block, empty modules in the place of what is not to be imported."""
    stands = {name: _make_stand_in(name) for name in COMMANDS}
    missing: dict[str, Any] = {} if OLD_SCHEMAS in sys.modules else {OLD_SCHEMAS: None}
    sys.modules.update(stands | missing)
    try:
        yield
    finally:
        for name in (*stands, *missing):
            del sys.modules[name]


def _make_stand_in(name: str) -> ModuleType:
    module = ModuleType(name)
    vars(module)["info"] = _tell_info
    return module


def _tell_info(*given: Any, **named: Any) -> Any:
    """`spacy.info`, imported when it is called."""
    from spacy.cli.info import info

    return info(*given, **named)


class EntryPointsByGroup:
    """Entry points of installed packages, all of which are looked at once for each group.

    A registry asks some 250 times while a pipeline is loaded, which took a seventh of the time.
    """

    def __init__(self, points: Any) -> None:
        self._points = points
        self._found: dict[str, tuple[EntryPoint, ...]] = {}

    def select(self, *, group: str) -> tuple[EntryPoint, ...]:
        """Those of one group, in their order."""
        if group not in self._found:
            self._found[group] = tuple(self._points.select(group=group))
        return self._found[group]


def _remember_entry_points() -> None:
    catalogue = import_module("catalogue")  # it has no types
    known = catalogue.AVAILABLE_ENTRY_POINTS
    vars(catalogue)["AVAILABLE_ENTRY_POINTS"] = EntryPointsByGroup(known)
