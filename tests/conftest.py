"""What every test shares: how hypothesis draws, and the option that rewrites the goldens."""

import pytest
from hypothesis import HealthCheck, settings

# The same draws on every machine, so that a failure is always the change's own. Slow is not wrong: CI shares its cores.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=25,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", settings.get_profile("ci"), derandomize=False, max_examples=500)
settings.load_profile("ci")  # --hypothesis-profile=thorough chooses the other


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds ``--update-golden``."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/ from what the model says now")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether a golden file is to be rewritten instead of compared with."""
    return bool(request.config.getoption("--update-golden"))
