"""Vega-Lite specifications drawn as SVG, in a process of its own.

The renderer is a JavaScript engine that takes 70 MB and keeps them: here they end with the
drawing. Run as a module, this reads a list of specifications from standard input and writes the
list of their SVGs.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from consilience.errors import DrawingError
from consilience.export.charts.canvas import Picture
from consilience.export.charts.svg import clean_svg

DRAWING_TIMEOUT_S = 120  # the first picture takes 2 s on a loaded machine, the next 0.1 s each


def draw(spec: dict[str, Any], *, name: str, labels: Mapping[str, tuple[str, str]]) -> str:
    """The SVG of a Vega-Lite specification, safe to stand in a page under `name`.

    Marks described by a key of `labels` become links: its value is the label and the fragment.
    Raises `DrawingError` with the renderer's own message if there is no drawing.
    """
    return draw_all([Picture(spec=spec, name=name, labels=labels)])[0]


def draw_all(pictures: Sequence[Picture]) -> tuple[str, ...]:
    """The SVG of each picture as by `draw`, all drawn by one process; raises `DrawingError`."""
    if not pictures:
        return ()
    drawn = json.loads(_render(json.dumps([one.spec for one in pictures])))
    return tuple(
        clean_svg(svg, name=one.name, labels=one.labels)
        for svg, one in zip(drawn, pictures, strict=True)
    )


def _render(specs: str) -> str:
    # -P: the folder that we are run in holds foreign files, which no import may find.
    command = [sys.executable, "-P", "-m", __name__]
    try:
        drawn = subprocess.run(
            command,
            input=specs.encode(),
            capture_output=True,
            timeout=DRAWING_TIMEOUT_S,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode(errors="replace").strip()
        raise DrawingError(f"the picture was not drawn: {told}") from error
    except (OSError, subprocess.SubprocessError) as error:
        raise DrawingError(f"the picture was not drawn: {error}") from error
    return drawn.stdout.decode()


def _main() -> None:
    import vl_convert  # only in the process that draws

    specs = json.load(sys.stdin.buffer)
    drawn = [vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]) for spec in specs]
    sys.stdout.buffer.write(json.dumps(drawn).encode())


if __name__ == "__main__":
    _main()
