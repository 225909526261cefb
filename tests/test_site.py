"""The site is built from the pages with no warning, asks nothing of anybody else, and its links lead somewhere."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).parents[1]
FETCHES = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "object": "data"}
CSS_FETCH = re.compile(r"""url\(\s*["']?(?!data:|#)([^"')]+)|@import\s+["']([^"']+)""")


class Page(HTMLParser):
    """What a page links to, what it makes a browser fetch, and the places in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.fetched: set[str] = set()
        self.places: set[str] = {""}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what a tag has."""
        given = {name: value or "" for name, value in attrs}
        self.places.add(given.get("id", ""))
        if tag == "a" and "href" in given:
            self.links.add(given["href"])
        if FETCHES.get(tag, "") in given and given.get("rel") not in ("index", "search", "next", "prev"):
            self.fetched.add(given[FETCHES[tag]])


def is_elsewhere(address: str) -> bool:
    """Whether an address is on another machine."""
    return address.startswith("//") or urlsplit(address).scheme in ("http", "https")


def asked_of_others(folder: Path, pages: Mapping[Path, Page]) -> Iterator[str]:
    """Everything that a browser would fetch from another machine to show the site."""
    for place, page in pages.items():
        yield from (f"{place.name}: {address}" for address in page.fetched if is_elsewhere(address))
    for sheet in folder.glob("**/*.css"):
        found = ("".join(match) for match in CSS_FETCH.findall(sheet.read_text("utf-8")))
        yield from (f"{sheet.name}: {address}" for address in found if is_elsewhere(address))


def broken(pages: Mapping[Path, Page]) -> Iterator[str]:
    """Links within the site that lead to no file, or to no place in it."""
    for place, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            target = (place.parent / unquote(parts.path)).resolve() if parts.path else place
            if parts.scheme or (target in pages and unquote(parts.fragment) in pages[target].places):
                continue
            if target in pages or not target.exists():
                yield f"{place.name}: {link}"


def test_what_a_page_fetches_and_where_it_links_is_found() -> None:
    page = Page('<link rel="stylesheet" href="//a.b/c.css"><a href="x.html#y">z</a><p id="here"><img src="p.png">')
    assert (page.links, page.fetched, page.places) == ({"x.html#y"}, {"//a.b/c.css", "p.png"}, {"", "here"})
    assert list(asked_of_others(Path("nowhere"), {Path("/a.html"): page})) == ["a.html: //a.b/c.css"]
    assert list(broken({Path("/a.html"): page})) == ["a.html: x.html#y"]
    assert list(broken({Path("/a.html"): page, Path("/x.html"): Page("")})) == ["a.html: x.html#y"]
    assert list(broken({Path("/a.html"): page, Path("/x.html"): Page('<i id="y">')})) == []
    assert CSS_FETCH.findall("a { b: url('https://c.d/e') } @import \"f.css\";") == [
        ("https://c.d/e", ""),
        ("", "f.css"),
    ]


def test_the_site_is_built_without_a_warning_and_stands_by_itself(tmp_path: Path) -> None:
    built = tmp_path / "site"
    sphinx: list[str | Path] = [
        sys.executable,
        "-m",
        "sphinx",
        "--quiet",
        "--builder",
        "html",
        "--doctree-dir",
        tmp_path / "trees",
    ]
    run = subprocess.run([*sphinx, ROOT / "docs", built], capture_output=True, text=True, timeout=300, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    pages = {path.resolve(): Page(path.read_text("utf-8")) for path in built.glob("**/*.html")}
    assert {page.stem for page in (ROOT / "docs").glob("*/*.md")} <= {path.stem for path in pages}
    assert list(asked_of_others(built, pages)) == []
    assert sorted(broken(pages)) == []
