"""Settings of every test run."""

from hypothesis import settings

# No deadline: machines differ. The same examples on every run, so that a failure can be repeated.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")
