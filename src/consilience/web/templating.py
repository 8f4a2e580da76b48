"""Pages from templates: the site's own and those that it shares with the report."""

from functools import cache
from typing import Any, Final

from fastapi import Request
from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.responses import HTMLResponse

from consilience.app import describe_days
from consilience.app.showing import make_printable, make_report_environment
from consilience.web.security import FORM_FIELD, make_form_token

# Where the navigation leads, in its order.
NAVIGATION: Final = (
    ("/", "Stories"),
    ("/inbox", "Inbox"),
    ("/discrepancies", "Differences"),
    ("/entities", "People and organisations"),
    ("/timeline", "Timeline"),
    ("/compare", "Compare"),
    ("/judgements", "Judgements"),
)


def render(request: Request, template: str, status: int = 200, /, **context: Any) -> HTMLResponse:
    """A page: `template` extends `base.html.j2` and finds its words in `context`.

    Every template also has `request`, `navigation`, `here` (the path), `form_field` and
    `form_token`. All values are escaped; a line of a page holds no line break.
    """
    html = write_template(request, template, **context)
    return HTMLResponse(html, status)


def write_template(request: Request, template: str, /, **context: Any) -> str:
    """The page as text that UTF-8 can carry."""
    shared = {
        "request": request,
        "navigation": NAVIGATION,
        "here": request.url.path,
        "form_field": FORM_FIELD,
        "form_token": make_form_token(request),
    }
    return make_printable(_make_environment().get_template(template).render(shared | context))


@cache
def _make_environment() -> Environment:
    shared = make_report_environment()
    own = PackageLoader("consilience.web")
    loader = ChoiceLoader([own, shared.loader]) if shared.loader else own
    site = shared.overlay(loader=loader)
    site.globals = shared.globals | {"describe_days": describe_days}
    return site
