"""Vega-Lite specifications drawn as SVG, in a process of its own.

The renderer is a JavaScript engine that takes 70 MB and keeps them: here they end with the
drawing. Run as a module, this reads one specification from standard input and writes the SVG.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from consilience.errors import DrawingError
from consilience.export.charts.svg import clean_svg

DRAWING_TIMEOUT_S = 120  # a picture takes 2 s on a loaded machine


def draw(spec: dict[str, Any], *, name: str, labels: Mapping[str, tuple[str, str]]) -> str:
    """The SVG of a Vega-Lite specification, safe to stand in a page under `name`.

    Marks described by a key of `labels` become links: its value is the label and the fragment.
    Raises `DrawingError` with the renderer's own message if there is no drawing.
    """
    return clean_svg(_render(json.dumps(spec)), name=name, labels=labels)


def _render(spec: str) -> str:
    # -P: the folder that we are run in holds foreign files, which no import may find.
    command = [sys.executable, "-P", "-m", __name__]
    try:
        drawn = subprocess.run(
            command,
            input=spec.encode(),
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

    svg = vl_convert.vegalite_to_svg(json.load(sys.stdin.buffer), allowed_base_urls=[])
    sys.stdout.buffer.write(svg.encode())


if __name__ == "__main__":
    _main()
