from pathlib import Path

from consilience import app
from consilience.codec import encode_dossier
from tests.making import make_page
from tests.pipeline.test_runner import REPORT


def add(place: Path, workers: int) -> tuple[bytes, list[tuple[str, int, int | None]]]:
    """The dossier of a new workspace with six reports, and what was reported meanwhile."""
    pages = [
        make_page(REPORT.replace("Tuesday", f"{day} May 2031"), name=str(day))
        for day in range(1, 7)
    ]
    seen: list[tuple[str, int, int | None]] = []
    with app.create_workspace(place) as workspace:
        app.add_pages(
            workspace, pages, workers=workers, progress=lambda *report: seen.append(report)
        )
        return encode_dossier(app.read_workspace(workspace)), seen


def test_several_workers_fill_a_workspace_with_the_same(tmp_path: Path) -> None:
    alone, _ = add(tmp_path / "one", 1)
    together, seen = add(tmp_path / "two", 2)
    assert together == alone
    assert ("annotation", 6, 6) in seen
