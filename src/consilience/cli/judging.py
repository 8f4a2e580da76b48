"""Commands by which an analyst decides, and takes it back."""

import getpass
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consilience.cli.keeping import HERE, Store, opened

if TYPE_CHECKING:
    from consilience.app import Judgement, Workspace

By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; else who is logged in.")
]
Note = Annotated[str, typer.Option("--note", metavar="WORDS", help="Why.")]


class DiscrepancyVerdict(StrEnum):
    """What an analyst may find of a discrepancy."""

    REAL = "real"
    ROUNDING = "rounding"
    TIME_ZONE = "time-zone"
    READING_ERROR = "reading-error"
    CANNOT_TELL = "cannot-tell"


judge = typer.Typer(
    name="judge",
    help="Decide what is one, what is not, when, and what a difference is worth.",
    no_args_is_help=True,
)


def add_commands(to: typer.Typer) -> None:
    """Add the commands to an application."""
    to.add_typer(judge)
    to.command()(undo)
    to.command()(judgements)


Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="ID ID…", help="Entities, events, or articles for their stories; all of one kind."
    ),
]


@judge.command()
def same(ids: Ids, store: Store = HERE, by: By = None, note: Note = "") -> None:
    """These are one entity, event or story."""
    _judge_together(ids, "same", store=store, by=by, note=note)


@judge.command("not-same")
def not_same(ids: Ids, store: Store = HERE, by: By = None, note: Note = "") -> None:
    """These are not one; the machine never joins them again."""
    _judge_together(ids, "not same", store=store, by=by, note=note)


@judge.command()
def date(
    article: Annotated[str, typer.Argument(metavar="ARTICLE")],
    value: Annotated[
        str, typer.Argument(metavar="DATE|unknown", help="2022-10-03, 2022-10 or 2022.")
    ],
    store: Store = HERE,
    by: By = None,
    note: Note = "",
) -> None:
    """An article was published then."""
    from consilience import app

    with opened(store) as workspace:
        article_id = workspace.complete_id(article, "article")
        made = app.judge_date(workspace, article_id, value, made_by=_name(by), note=note)
        _tell(workspace, made)


@judge.command()
def split(
    page: Annotated[str, typer.Argument(metavar="PAGE")],
    place: Annotated[
        int, typer.Argument(metavar="CHARACTER", help="Of the page's text, counted from 0.")
    ],
    store: Store = HERE,
    by: By = None,
    note: Note = "",
) -> None:
    """Another article begins there on a page."""
    _judge_boundary(page, place, "split", store=store, by=by, note=note)


@judge.command()
def join(
    page: Annotated[str, typer.Argument(metavar="PAGE")],
    place: Annotated[int, typer.Argument(metavar="CHARACTER", help="Near the boundary.")],
    store: Store = HERE,
    by: By = None,
    note: Note = "",
) -> None:
    """No article begins there on a page: it is one with what stands before."""
    _judge_boundary(page, place, "join", store=store, by=by, note=note)


@judge.command()
def discrepancy(
    discrepancy_id: Annotated[str, typer.Argument(metavar="ID")],
    verdict: Annotated[DiscrepancyVerdict, typer.Argument()],
    store: Store = HERE,
    by: By = None,
    note: Note = "",
) -> None:
    """What a difference is worth."""
    from consilience import app

    with opened(store) as workspace:
        made = app.judge_discrepancy(
            workspace,
            workspace.complete_id(discrepancy_id, "difference"),
            verdict.value.replace("-", " "),
            made_by=_name(by),
            note=note,
        )
        _tell(workspace, made)


def undo(
    judgement: Annotated[str, typer.Argument(metavar="ID", help="As `judgements` prints it.")],
    store: Store = HERE,
    by: By = None,
    note: Note = "",
) -> None:
    """Take a judgement back; all is as it was before it."""
    from consilience import app
    from consilience.records.ids import JudgementId

    with opened(store) as workspace:
        undone = JudgementId(workspace.complete_id(judgement, "judgement"))
        made = app.undo_judgement(workspace, undone, made_by=_name(by), note=note)
        _tell(workspace, made)


def judgements(
    store: Store = HERE,
    import_path: Annotated[
        str | None,
        typer.Option("--import", metavar="FILE|-", help="Take over those of a JSON Lines file."),
    ] = None,
) -> None:
    """List all judgements; those that no longer hold are struck out."""
    from consilience import app
    from consilience.cli.tables import print_judgements

    with opened(store) as workspace:
        if import_path is not None:
            fresh = app.import_judgements(workspace, _read(import_path).splitlines())
            typer.echo(f"{len(fresh)} judgements were new")
            return
        standing = {str(one.id) for one in workspace.judgements.list(only_standing=True)}
        print_judgements(workspace.judgements.list(), standing)


def _judge_together(ids: list[str], verdict: str, *, store: str, by: str | None, note: str) -> None:
    from consilience import app

    with opened(store) as workspace:
        named = [workspace.complete_id(one, "entity", "event", "article") for one in ids]
        made = app.judge_together(workspace, named, verdict, made_by=_name(by), note=note)
        _tell(workspace, made)


def _judge_boundary(
    page: str, place: int, verdict: str, *, store: str, by: str | None, note: str
) -> None:
    from consilience import app

    with opened(store) as workspace:
        page_id = workspace.complete_id(page, "page")
        made = app.judge_boundary(workspace, page_id, place, verdict, made_by=_name(by), note=note)
        _tell(workspace, made)


def _tell(workspace: "Workspace", made: "Judgement") -> None:
    """The id, for scripts; beside it the stories as they are now, for people."""
    from consilience import app
    from consilience.cli.tables import print_touched

    typer.echo(made.id)
    print_touched(app.list_judged_stories(workspace, made))


def _read(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be read: {error.strerror}") from error


def _name(by: str | None) -> str:
    if by:
        return by
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError) as error:  # a container's user may have no name
        raise typer.BadParameter("no name is known of who is logged in; give --by") from error
