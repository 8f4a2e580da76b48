"""How much of anything intake takes, so that no input can fill the memory or run forever."""

MAX_PAGE_BYTES = 20_000_000  # of one page, of one line of JSON Lines, and of a list
MAX_JSON_BYTES = 100_000_000  # of a .json file, which is read whole; .jsonl is streamed
MAX_FIELD_CHARS = 2_000  # of a title, an outlet, an address, a date
MAX_BROKEN_LINES = 1_000  # of one file; what breaks more often is no JSON Lines
MAX_SKIPPED_BYTES = 200_000_000  # of one line over the limit, before the file is given up

# News text packs 3 to 20 times in gzip and deflate stops at 1,032; only a bomb unpacks to more
# than this many times its size and to more than a page's worth of bytes.
MAX_INFLATION = 200

HEAD_BYTES = 65_536  # read first, to see what a file holds


def format_bytes(count: int) -> str:
    """The size in MB with one decimal, in bytes below 0.1 MB."""
    return f"{count / 1e6:,.1f} MB" if count >= 100_000 else f"{count:,} bytes"
