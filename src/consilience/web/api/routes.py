"""Every route that the description tells of."""

from fastapi import APIRouter

from consilience.web.api import articles, findings, judgements, searching, stories

described = APIRouter(prefix="/api")
for part in (stories, articles, findings, searching, judgements):
    described.include_router(part.router)
