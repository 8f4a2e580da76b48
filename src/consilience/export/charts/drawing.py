"""Vega-Lite specifications drawn as SVG, in a process of its own.

The renderer is a JavaScript engine that takes 80 MB and keeps them: here they end with the process
that draws. Run as a module, this answers each line of standard input, a JSON list of
specifications, with a line that holds the list of their SVGs, or what went wrong.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from threading import Lock, Timer
from types import TracebackType
from typing import Any, Final, Self

from consilience.errors import DrawingError
from consilience.export.charts.canvas import Picture
from consilience.export.charts.svg import clean_svg

DRAWING_TIMEOUT_S: Final = 120  # the first picture takes 1 to 5 s, the next 0.1 s each
IDLE_S: Final = 60  # how long a process waits for more to draw
MODULE: Final = "consilience.export.charts.drawing"


def draw(spec: dict[str, Any], *, name: str, labels: Mapping[str, tuple[str, str]]) -> str:
    """The SVG of a Vega-Lite specification, safe to stand in a page under `name`.

    Marks described by a key of `labels` become links: its value is the label and the fragment.
    Raises `DrawingError` with the renderer's own message if there is no drawing.
    """
    return draw_all([Picture(spec=spec, name=name, labels=labels)])[0]


def draw_all(pictures: Sequence[Picture]) -> tuple[str, ...]:
    """The SVG of each picture as by `draw`, all drawn by one process; raises `DrawingError`."""
    with Drawer() as drawer:
        return drawer.draw_all(pictures)


class Drawer:
    """Draws by one process, which is started when there is something to draw.

    After `idle_s` seconds without it ends, and the next drawing starts another one. May be used
    by many threads, one after the other.
    """

    def __init__(self, *, idle_s: float = IDLE_S) -> None:
        self._idle_s = idle_s
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._clock: Timer | None = None

    def draw_all(self, pictures: Sequence[Picture]) -> tuple[str, ...]:
        """The SVG of each picture; raises `DrawingError`."""
        if not pictures:
            return ()
        with self._lock:
            drawn = self._ask([one.spec for one in pictures])
        return tuple(
            clean_svg(svg, name=one.name, labels=one.labels)
            for svg, one in zip(drawn, pictures, strict=True)
        )

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._end()

    def _ask(self, specs: Sequence[dict[str, Any]]) -> Sequence[str]:
        if self._clock is not None:
            self._clock.cancel()
        try:
            answer = self._send(json.dumps(specs).encode())
        except (OSError, ValueError) as error:
            self._end()
            raise DrawingError(f"the picture was not drawn: {error}") from error
        if isinstance(answer, str):
            raise DrawingError(f"the picture was not drawn: {answer}")
        self._clock = Timer(self._idle_s, self.close)
        self._clock.daemon = True
        self._clock.start()
        return [str(one) for one in answer]

    def _send(self, line: bytes) -> Any:
        """What the process answers; raises `OSError` or `ValueError` where it does not."""
        if self._process is not None and self._process.poll() is not None:
            self._end()
        self._process = self._process or _start()
        process = self._process
        limit = Timer(DRAWING_TIMEOUT_S, process.kill)
        limit.start()
        try:
            assert process.stdin, "a pipe"
            assert process.stdout, "a pipe"
            process.stdin.write(line + b"\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        finally:
            limit.cancel()
        if not answer:
            raise OSError("the process that draws ended")
        return json.loads(answer)

    def _end(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
        if self._process is not None:
            self._process.kill()
            with suppress(OSError), self._process:  # what was not sent yet cannot be sent
                pass
            self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _start() -> "subprocess.Popen[bytes]":
    # -P: the folder that we are run in holds foreign files, which no import may find.
    command = [sys.executable, "-P", "-m", MODULE]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)


def _answer(line: bytes) -> list[str] | str:
    """The drawings of a line of specifications, or why there are none."""
    import vl_convert  # only in the process that draws

    try:
        return [vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]) for spec in json.loads(line)]
    except Exception as error:  # the engine has no narrower class
        return str(error)


def _main() -> None:
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(json.dumps(_answer(line)).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        _main()
