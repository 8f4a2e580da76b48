"""`python -m consilience` is the command `consilience`."""

from consilience.cli.main import main

main()
