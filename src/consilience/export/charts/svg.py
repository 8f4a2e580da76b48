"""SVG of a renderer made fit to stand in a page: known elements only, marks as links."""

from collections.abc import Mapping
from xml.etree import ElementTree

ELEMENTS = frozenset({"svg", "g", "path", "line", "rect", "circle", "text", "tspan"})
ATTRIBUTES = frozenset(
    {
        *("aria-hidden", "d", "display", "dominant-baseline", "dx", "dy", "fill", "fill-opacity"),
        *("font-family", "font-size", "font-style", "font-weight", "height", "opacity", "r"),
        *("role", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-opacity"),
        *("stroke-width", "text-anchor", "transform", "viewBox", "width"),
        *("x", "x1", "x2", "y", "y1", "y2"),
    }
)
# Elements that carry attributes of their own: what is drawn, and what groups it.
_ROLES = frozenset({"graphics-object", "graphics-symbol"})


def clean_svg(svg: str, *, name: str, labels: Mapping[str, tuple[str, str]]) -> str:
    """The drawing with nothing in it that could load, run or be styled from elsewhere.

    `name` is what the picture is called where it is not seen. An element whose label is a key of
    `labels` is set in a link to the fragment given there, and is named by the label given there.
    All other labels are taken out: the page tells what the picture shows.
    """
    root = _clean(ElementTree.fromstring(svg), labels)
    root.attrib.update({"role": "group", "aria-label": name})
    root.attrib.pop("width", None)
    root.attrib.pop("height", None)
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)


def _clean(
    element: ElementTree.Element, labels: Mapping[str, tuple[str, str]]
) -> ElementTree.Element:
    kept = {
        name: value
        for name, value in element.attrib.items()
        if name in ATTRIBUTES and "url(" not in value
    }
    if kept.get("role") in _ROLES:
        del kept["role"]
    new = ElementTree.Element(_local(element.tag), kept)
    new.text = element.text
    new.extend(_clean(child, labels) for child in element if _drawn(child))
    label = labels.get(element.get("aria-label", ""))
    return _link(new, *label) if label else new


def _drawn(element: ElementTree.Element) -> bool:
    """False for unknown elements, and for the empty frames that the renderer leaves behind."""
    known = _local(element.tag) in ELEMENTS
    return known and element.get("display") != "none" and element.get("opacity") != "0"


def _link(element: ElementTree.Element, label: str, href: str) -> ElementTree.Element:
    element.attrib.pop("aria-hidden", None)
    title = ElementTree.SubElement(element, "title")
    title.text = label
    link = ElementTree.Element("a", {"href": href, "aria-label": label})
    link.append(element)
    return link


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
