import subprocess
import sys

import pytest

BEGIN = "import sys\nimport consilience.annotation\nimport spacy\n"


@pytest.mark.parametrize(
    "claim",
    [
        "not any(one.split('.')[:2] == ['spacy', 'cli'] for one in sys.modules)",
        "'requests' not in sys.modules",
        "spacy.info(silent=True)['spacy_version'] == spacy.__version__",
        "__import__('spacy.cli').cli.download.__module__ == 'spacy.cli.download'",
    ],
)
def test_spacy_is_imported_without_its_commands_which_can_be_had_afterwards(claim: str) -> None:
    subprocess.run([sys.executable, "-c", f"{BEGIN}assert {claim}"], check=True)


def test_a_spacy_that_is_there_already_is_left_as_it_is() -> None:
    code = "import spacy.cli\nbefore = spacy.cli\n" + BEGIN + "assert spacy.cli is before"
    subprocess.run([sys.executable, "-c", code], check=True)
