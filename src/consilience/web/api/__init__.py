"""The JSON API: the same records as the dossier, under `/api`."""

from fastapi import APIRouter

from consilience.web.api import openapi
from consilience.web.api.routes import described

router = APIRouter()
router.include_router(described)
router.include_router(openapi.router, prefix="/api")
