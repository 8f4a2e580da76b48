"""Every error that the library raises, each for something that the caller can do differently."""


class ConsilienceError(Exception):
    """Root of all errors of this library."""


class NoPagesError(ConsilienceError):
    """The paths given hold no page at all."""


class PageError(ConsilienceError):
    """One page cannot be read; `code` says why in one word, for tables and tests."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class SpanError(ConsilienceError, ValueError):
    """A span does not fit the text it claims to come from."""


class CodecError(ConsilienceError):
    """JSON that is no record: the message holds the path to the field."""


class PipelineMissingError(ConsilienceError):
    """The spaCy pipeline that the configuration names is not installed."""


class LexiconError(ConsilienceError):
    """A lexicon file is missing a field or holds an unknown one."""


class DrawingError(ConsilienceError):
    """A picture could not be drawn; what it shows is in its table."""
