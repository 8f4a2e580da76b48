"""SVG of a renderer made fit to stand in a page: known elements only, marks as links."""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree

ELEMENTS = frozenset({"svg", "g", "path", "line", "rect", "circle", "text", "tspan"})
ATTRIBUTES = frozenset(
    {
        *("aria-hidden", "d", "display", "dominant-baseline", "dx", "dy", "fill", "fill-opacity"),
        *("font-size", "font-style", "font-weight", "height", "opacity", "r"),
        *("role", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-opacity"),
        *("stroke-width", "text-anchor", "transform", "viewBox", "width"),
        *("x", "x1", "x2", "y", "y1", "y2"),
    }
)
# Elements that carry attributes of their own: what is drawn, and what groups it.
_ROLES = frozenset({"graphics-object", "graphics-symbol"})


_LONG_NUMBER = re.compile(r"(\d+\.\d)\d+")  # a tenth of a px is more than an eye can see


def clean_svg(svg: str, *, name: str, labels: Mapping[str, tuple[str, str]]) -> str:
    """The drawing with nothing in it that could load, run or be styled from elsewhere.

    `name` is what the picture is called where it is not seen. An element whose label is a key of
    `labels` is set in a link to the fragment given there, and is named by the label given there.
    All other labels are taken out: the page tells what the picture shows.
    """
    (root,) = _clean([ElementTree.fromstring(svg)], labels)
    root.attrib.update({"role": "group", "aria-label": name})
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)


def _clean(
    elements: Iterable[ElementTree.Element], labels: Mapping[str, tuple[str, str]]
) -> Iterator[ElementTree.Element]:
    """What is drawn of the elements; the parts of a group that does nothing stand for it."""
    for element in elements:
        if not _drawn(element):
            continue
        kept = _keep_attributes(element)
        parts = [*_clean(element, labels)]
        tag = _local(element.tag)
        if tag == "g" and not kept:
            yield from parts
            continue
        new = ElementTree.Element(tag, kept)
        new.text = element.text
        new.extend(parts)
        label = labels.get(element.get("aria-label", ""))
        if label or parts or tag != "g":
            yield _link(new, *label) if label else new


def _keep_attributes(element: ElementTree.Element) -> dict[str, str]:
    kept = {
        name: _LONG_NUMBER.sub(r"\1", value) if name in ("d", "transform") else value
        for name, value in element.attrib.items()
        if name in ATTRIBUTES and "url(" not in value
    }
    if kept.get("role") in _ROLES:
        del kept["role"]
    if kept.get("transform") == "translate(0,0)":
        del kept["transform"]
    return kept


def _drawn(element: ElementTree.Element) -> bool:
    """False for unknown elements, and for the empty frames that the renderer leaves behind."""
    frame = (
        element.get("class") in ("background", "foreground")
        and element.get("fill") is None
        and element.get("stroke") is None
    )
    hidden = element.get("display") == "none" or element.get("opacity") == "0"
    return _local(element.tag) in ELEMENTS and not frame and not hidden


def _link(element: ElementTree.Element, label: str, href: str) -> ElementTree.Element:
    element.attrib.pop("aria-hidden", None)
    link = ElementTree.Element("a", {"href": href})
    title = ElementTree.SubElement(link, "title")
    title.text = label
    link.append(element)
    return link


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
