"""`python -m consilience` is the command `consilience`."""

from consilience.cli.main import app

app(prog_name="consilience")
