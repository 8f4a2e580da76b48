import subprocess
import sys

import pytest

BEGIN = (
    "import sys\n"
    "from consilience.pipeline.sparse_import import import_sparse\n"
    "import_sparse()\n"
    "import numpy, scipy.sparse\n"
)


@pytest.mark.parametrize(
    "claim",
    [
        "not {'numpy.f2py', 'numpy.testing'} & set(sys.modules)",
        "scipy.sparse.csr_matrix([[1, 2]]).sum() == 3",
        "numpy.testing.assert_array_equal([1], [1]) is None",
        "callable(numpy.f2py.run_main)",
        "callable(scipy.sparse.csgraph.connected_components)",
    ],
)
def test_scipy_is_imported_without_what_can_be_had_afterwards(claim: str) -> None:
    subprocess.run([sys.executable, "-c", f"{BEGIN}assert {claim}"], check=True)


def test_numpys_tools_that_are_there_already_are_left_as_they_are() -> None:
    code = "import numpy.testing\nbefore = numpy.testing\n" + BEGIN
    code += "assert numpy.testing is before is sys.modules['numpy.testing']"
    subprocess.run([sys.executable, "-c", code], check=True)
