import sys

import pytest

from consilience.errors import DrawingError
from consilience.export.charts.drawing import draw


def test_nothing_is_fetched_for_a_drawing_and_the_error_says_why():
    spec = {"data": {"url": "https://a.example/x.csv"}, "mark": "point"}
    with pytest.raises(DrawingError, match=r"(?s)not drawn: .*url not allowed: https://a\.example"):
        draw(spec, name="A picture", labels={})


def test_an_engine_that_cannot_be_started_is_an_error_with_the_reason(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(DrawingError, match=r"not drawn: .*No such file"):
        draw({"mark": "point"}, name="A picture", labels={})
