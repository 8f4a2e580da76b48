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


class ListeningError(ConsilienceError):
    """The server cannot listen at the address given."""


class JudgementError(ConsilienceError):
    """A judgement that does not fit what it is about, or a line that holds none."""


class WorkspaceError(ConsilienceError):
    """Root of all errors of a workspace; raised itself where its database cannot be used."""


class WorkspaceMissingError(WorkspaceError):
    """There is no workspace at the place given."""


class WorkspaceExistsError(WorkspaceError):
    """A workspace cannot be made where there is something already."""


class WorkspaceVersionError(WorkspaceError):
    """The workspace was written by a newer release."""


class WorkspaceBusyError(WorkspaceError):
    """Somebody else is writing; `holder` tells who and since when."""

    def __init__(self, holder: str, waited_s: float) -> None:
        super().__init__(
            f"the workspace is being written to by {holder}; waited {waited_s:g} s; try again "
            "when that is done, or wait longer"
        )
        self.holder = holder


class UnknownIdError(WorkspaceError, LookupError):
    """The workspace holds nothing of that id."""


class CursorError(WorkspaceError, ValueError):
    """A cursor that no listing gave out, or that of another listing."""


class BulkError(ConsilienceError):
    """A bulk run cannot begin, go on or end; the message says what to do."""


class ExtraMissingError(BulkError):
    """Packages that only bulk runs need are not installed."""
