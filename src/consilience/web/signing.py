"""What the forms of judgements share: who signs, and the note."""

from typing import Final

from fastapi import HTTPException
from starlette.datastructures import FormData

from consilience.web.settings import Settings

LONGEST_NAME: Final = 200
LONGEST_NOTE: Final = 10_000


def read_field(form: FormData, name: str, most: int = LONGEST_NAME) -> str:
    """A field as one typed it, without white space around; raises `HTTPException` 422 if longer."""
    value = form.get(name, "")
    words = value.strip() if isinstance(value, str) else ""
    if len(words) > most:
        raise HTTPException(422, f"{name}: at most {most:,} characters")
    return words


def read_signature(form: FormData, settings: Settings) -> str:
    """Who decides: the name in the form, else that of the settings."""
    return read_field(form, "made_by") or settings.made_by


def read_note(form: FormData) -> str:
    """Why it was decided so."""
    return read_field(form, "note", LONGEST_NOTE)
