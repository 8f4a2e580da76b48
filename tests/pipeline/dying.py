"""Processes that die, by functions that load nothing else."""

import os
from multiprocessing.connection import Connection


def die_at_once(connection: Connection) -> None:
    os._exit(9)


def die_with_articles_in_hand(connection: Connection) -> None:
    connection.recv()
    os._exit(9)


def die_after_an_answer(connection: Connection) -> None:
    from consilience.pipeline.batches import annotate_batch  # the others need no parser

    connection.send(list(annotate_batch(connection.recv(), {})))
    os._exit(9)


def die_in_an_answer(connection: Connection) -> None:
    connection.recv()
    os.write(connection.fileno(), b"\x00\x00\x00\x09half")
    os._exit(9)
