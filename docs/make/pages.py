"""Every page and picture that is made by code, by its path in docs/."""

from collections.abc import Callable, Mapping

from docs.make import metrics, parameters, pictures

PAGES: Mapping[str, Callable[[], str]] = {
    "reference/metrics.md": metrics.page,
    "reference/parameters.md": parameters.page,
    "pictures/patient.svg": pictures.patient,
    "pictures/released.svg": pictures.released,
}


def made(name: str) -> str:
    """The page or picture ``name`` as the code makes it now."""
    return PAGES[name]()
