"""Very many pages read to Parquet tables, on this machine or a cluster."""

from importlib.metadata import version
from typing import TYPE_CHECKING

from consilience.pipeline.bulk_engines import Engine, EngineName
from consilience.pipeline.progress import Progress, report_nothing

if TYPE_CHECKING:
    from consilience.pipeline.bulk import Bulk

SHARD_SIZE = 50  # pages; some five seconds of work, which is what a killed worker loses


def read_bulk(
    source: str,
    out: str,
    *,
    engine: EngineName = "daft",
    address: str | None = None,
    shard_size: int = SHARD_SIZE,
    workers: int = 1,
    progress: Progress | None = None,
) -> "Bulk":
    """Read Parquet, JSON Lines or web archives into the Parquet tables of `docs/reference/bulk.md`.

    `source` and `out` are paths or fsspec addresses (`s3://bucket/folder`). What is in the tables
    is what `read` gives of the same pages, whatever the engine, the number of workers and the
    size of the shards. A run that was broken off is gone on with when it is asked for again.
    With the engine "ray" the plan goes to the cluster at `address`, whose nodes need this
    library, the same version, and `out` under the same name. Raises `BulkError` where the run
    cannot begin or end, `ExtraMissingError` where packages are missing.
    """
    chosen = Engine(name=engine, workers=workers, address=address)
    chosen.check()
    # Below the check: these need packages that only bulk runs need.
    from consilience.app.bulk_input import find_input, find_piece_uri, make_piece_page
    from consilience.pipeline.bulk import Source, run_bulk

    found = find_input(source)
    return run_bulk(
        Source(
            name=source,
            fingerprint=found.fingerprint,
            deliver=found.deliver,
            make_page=make_piece_page,
            find_uri=find_piece_uri,
        ),
        out,
        engine=chosen,
        shard_size=shard_size,
        version=version("consilience"),
        report=progress or report_nothing,
    )
