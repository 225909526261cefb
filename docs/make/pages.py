"""Every page and picture that is made by code, by its path in docs/."""

from collections.abc import Callable, Mapping

from docs.make import actions, command_line, fields, metrics, parameters, pictures, practices

PAGES: Mapping[str, Callable[[], str]] = {
    "practices/overview.md": practices.overview,
    "reference/actions.md": actions.page,
    **actions.pages(),
    "reference/command_line.md": command_line.page,
    "reference/metrics.md": metrics.page,
    "reference/parameters.md": parameters.page,
    "reference/practice_fields.md": fields.page,
    "pictures/patient.svg": pictures.patient,
    "pictures/released.svg": pictures.released,
}


def made(name: str) -> str:
    """The page or picture ``name`` as the code makes it now."""
    return PAGES[name]()
