"""A program that makes tables until it is killed.

For each line that it reads, the name of a folder, it forks a child that does so: a new interpreter each time would take
most of the test's time.
"""

import os
import sys

from consilience.app.bulk import read_bulk


def main(source: str, warm: str) -> None:
    """Load all that is needed by a first run, then fork a child for each line of standard input."""
    read_bulk(source, warm, engine="here")
    os.write(1, b"ready\n")
    for line in sys.stdin:
        child = os.fork()
        if not child:
            read_bulk(source, line.strip(), engine="here", shard_size=1)
            os._exit(0)
        os.write(1, f"child {child}\n".encode())
        _, status = os.waitpid(child, 0)
        os.write(1, b"done\n" if os.waitstatus_to_exitcode(status) == 0 else b"killed\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
