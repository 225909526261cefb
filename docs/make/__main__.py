"""``python -m docs.make``: writes every page and picture that is made by code."""

from pathlib import Path

from docs.make.pages import PAGES, made

DOCS = Path(__file__).parents[1]

if __name__ == "__main__":
    for name in PAGES:
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made(name), "utf-8")
        print(f"docs/{name}")
