"""How Sphinx makes the pages into a site: ``make docs``, in which every warning is an error."""

import re
from pathlib import Path
from typing import Any

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.typing import stringify_annotation

from gpsim import __version__, distributions, units

DOCS = Path(__file__).parent
ROOT = DOCS.parent
MODEL_CARD, CALIBRATION = "background/model_card", "background/calibration"

project, author, release = "gpsim", "gpsim contributors", __version__
project_copyright = f"2026, {author}"
html_title = f"gpsim {release}"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
exclude_patterns = ["make"]
viewcode_follow_imported_members = False  # else pages of source link back to names under another module
myst_heading_anchors = 3  # links to headings as code hosts make them: page.md#a-heading

# Units and laws, by what their annotations say in full.
ALIASES = {
    stringify_annotation(value, "smart"): name
    for module in (units, distributions)
    for name, value in vars(module).items()
    if "Annotated[" in str(value) and name[0].isupper()
}
# A name that leads nowhere is a fault. Other packages' names lead nowhere here, since their sites are not asked: the
# site is built without a network. The records of a practice are told as fields of a file.
nitpicky = True
_OTHERS = r"(annotated_types|collections|concurrent|numpy|pandas|pathlib|pd|typing)\..*"
_OURS = "|".join([r"gpsim\.(records\.T|practice\..*)", *ALIASES.values()])
nitpick_ignore_regex = [("py:.*", _OTHERS), ("py:class", _OURS)]

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 80

html_theme = "furo"
html_copy_source = False
html_show_sourcelink = False
html_static_path = ["static"]
html_css_files = ["site.css"]


class LinksIntoTheRepository(SphinxTransform):
    """What a link to a folder or a page outside the site says stays, and the link goes: there is nothing to show."""

    default_priority = 8  # before links are looked up

    def apply(self, **_: Any) -> None:
        """Takes such links away."""
        for link in list(self.document.findall(addnodes.pending_xref)):
            target = str(link.get("reftarget", "")).partition("#")[0]
            place = (Path(self.document["source"]).parent / target).resolve()
            page = link.get("refdomain") == "doc"
            outside = place.is_relative_to(ROOT) and not place.is_relative_to(DOCS)
            if target and outside and (page or place.is_dir()):
                link.replace_self(link.children)


def with_what_is_elsewhere(_: Sphinx, page: str, source: list[str]) -> None:
    """Adds the README's model card to the page that is for it; and a page that is not made yet is in no list."""
    if page == MODEL_CARD:
        card = (ROOT / "README.md").read_text("utf-8").split("\n## Model card\n")[1].split("\n## The house\n")[0]
        source[0] += re.sub(r"\]\((?!https:)", "](../../", card)
    if page == "index" and not (DOCS / f"{CALIBRATION}.md").exists():
        source[0] = source[0].replace(f"{CALIBRATION}\n", "")


def with_short_names(*given: Any) -> tuple[str | None, str | None]:
    """Units and laws in a signature by their names, not by all that they allow."""
    return _short(given[-2]), _short(given[-1])


def _short(annotations: str | None) -> str | None:
    for long, name in ALIASES.items():
        annotations = annotations and annotations.replace(long, name)
    return annotations


def with_raises(*given: Any) -> None:
    """What a docstring says below ``Raises:``, as Sphinx has it."""
    lines: list[str] = given[-1]
    text = "\n".join(lines)
    head, found, said = text.partition("Raises:\n")
    if found:
        faults = re.sub(r"^ {4}(\w+): ", r":raises \1: ", said, flags=re.MULTILINE)
        lines[:] = (head + re.sub(r"\n {4,}", " ", faults)).split("\n")


def setup(app: Sphinx) -> None:
    """Adds what is ours."""
    app.add_transform(LinksIntoTheRepository)
    app.connect("source-read", with_what_is_elsewhere)
    app.connect("autodoc-process-signature", with_short_names)
    app.connect("autodoc-process-docstring", with_raises)
