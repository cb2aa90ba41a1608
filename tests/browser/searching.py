"""The judged queries, and how a page of ours is asked them: typed into the field, read from the links."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Page

QUERIES = Path(__file__).parent / "queries.yml"
# Sets that were judged before the ranking was changed for them; docs/measurements.md has their first figures.
LATER = tuple(sorted((Path(__file__).parent / "judged").glob("*.yml")))
SHOWN = 3
LINKS = "[data-search-results] a"

# Types every query as a reader does and takes the first links when the search says that it is done with it.
_ASK = """async ([queries, shown]) => {
  const field = document.querySelector("form[data-search] input");
  const place = document.querySelector("[data-search-results]");
  const found = [];
  for (const query of queries) {
    const done = new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        if (place.dataset.searchFor !== query || place.hasAttribute("aria-busy")) return;
        watch.disconnect();
        resolve();
      });
      watch.observe(place, { attributes: true });
    });
    delete place.dataset.searchFor;
    field.value = query;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await done;
    found.push([...place.querySelectorAll("a")].slice(0, shown).map((link) => link.href));
  }
  return found;
}"""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was typed, and the addresses (any of them) that answer it."""

    kind: str
    typed: str
    answers: tuple[str, ...]

    def rank(self, found: list[str]) -> int | None:
        """The place of the first right answer among addresses relative to the portal's root, from 1."""
        places = (place for place, address in enumerate(found, 1) if self._answers(address))
        return next(places, None)

    def _answers(self, address: str) -> bool:
        page = address.partition("#")[0]
        return any(address == answer or ("#" not in answer and page == answer) for answer in self.answers)


def judged_queries(*files: Path) -> list[Judged]:
    """Every query of the files."""
    groups = {
        kind: queries
        for file in files
        for kind, queries in yaml.safe_load(file.read_text(encoding="utf-8")).items()
    }
    return [
        Judged(kind, typed, tuple([answers] if isinstance(answers, str) else answers))
        for kind, queries in groups.items()
        for typed, answers in queries.items()
    ]


def done(page: Page, typed: str) -> list[str]:
    """Wait until the search is done with what was typed; gives what its links say, in order."""
    place = "[data-search-results]:not([aria-busy])"
    page.wait_for_function(
        "([place, typed]) => document.querySelector(place)?.dataset.searchFor === typed", arg=[place, typed]
    )
    return page.locator(LINKS).all_inner_texts()


def search(page: Page, typed: str) -> list[str]:
    """Type into the page's search field; gives what the links found say, in order."""
    page.locator("form[data-search] input").fill(typed)
    return done(page, typed)


def ask(page: Page, root: str, queries: list[str]) -> list[list[str]]:
    """The first addresses for each query, relative to the portal's `root`; `page` shows its home page."""
    found: list[list[str]] = page.evaluate(_ASK, [queries, SHOWN])
    return [[address.removeprefix(root) for address in each] for each in found]


def shares(ranks: list[int | None]) -> tuple[float, float]:
    """How many were answered by the first link, and by one of the first three."""
    return sum(rank == 1 for rank in ranks) / len(ranks), sum(rank is not None for rank in ranks) / len(ranks)
