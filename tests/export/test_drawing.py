import sys

import pytest

from consilience.errors import DrawingError
from consilience.export.charts.canvas import Picture
from consilience.export.charts.drawing import Drawer, draw


def test_nothing_is_fetched_for_a_drawing_and_the_error_says_why():
    spec = {"data": {"url": "https://a.example/x.csv"}, "mark": "point"}
    with pytest.raises(DrawingError, match=r"(?s)not drawn: .*url not allowed: https://a\.example"):
        draw(spec, name="A picture", labels={})


def test_an_engine_that_cannot_be_started_is_an_error_with_the_reason(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(DrawingError, match=r"not drawn: .*No such file"):
        draw({"mark": "point"}, name="A picture", labels={})


BARS = Picture(
    spec={"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a"}}},
    name="Bars",
    labels={},
)
WRONG = Picture(
    spec={"data": {"url": "https://a.example/x.csv"}, "mark": "bar"}, name="", labels={}
)


def test_one_process_draws_again_and_again_an_error_between():
    with Drawer() as drawer:
        (first,) = drawer.draw_all([BARS])
        process = drawer._process
        with pytest.raises(DrawingError, match="not drawn"):
            drawer.draw_all([WRONG])
        assert drawer.draw_all([BARS, BARS]) == (first, first)
        assert drawer._process is process
    assert process.poll() is not None


def test_a_process_that_died_is_started_again():
    with Drawer() as drawer:
        first = drawer.draw_all([BARS])
        drawer._process.kill()
        drawer._process.wait(30)
        assert drawer.draw_all([BARS]) == first


def test_a_process_without_work_ends():
    with Drawer(idle_s=0) as drawer:
        drawer.draw_all([BARS])
        drawer._clock.join(30)
        assert drawer._process is None
