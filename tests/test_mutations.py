"""The script that breaks the code on purpose still finds what it breaks."""

from pathlib import Path

import pytest

from tests.mutations import FAULTS, ROOT, Fault


def test_at_least_twenty_faults_are_tried() -> None:
    assert len({fault.what for fault in FAULTS}) >= 20


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_a_fault_has_one_place_and_tests_to_notice_it(fault: Fault) -> None:
    text = (ROOT / "gpsim" / fault.file).read_text("utf-8")
    assert text.count(fault.old) == 1
    assert all(Path(ROOT, "tests", name.partition("::")[0]).exists() for name in fault.tests)
