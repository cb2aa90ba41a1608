"""The judged queries (tests/browser/queries.yml, judged/) asked of our search and of others, on one portal.

    python tests/bench/search_quality.py

Material's own search and Pagefind read the same pages; MiniSearch reads our own index's records, with words
folded, prefixes, one wrong letter, all words wanted and headings weighed: what a maintained library would
give. Pagefind and MiniSearch are fetched from npm into a scratch folder. Others know pages, not our sections
and rows, so an answer counts here when its page is right; `ours, exact` is the measure of the test suite.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

from nginx import hosted, plain
from page_weight import chromium
from playwright.sync_api import Browser
from running import ROOT, run
from searching import LATER, QUERIES, SHOWN, Judged, ask, judged_queries, shares

AS_OF = "2026-11-20"
Answers = list[list[str]]

MATERIAL = """async ([queries, shown]) => {
  const field = document.querySelector("[data-md-component=search-query]");
  const told = document.querySelector(".md-search-result__meta");
  const list = document.querySelector(".md-search-result__list");
  const still = () => new Promise((resolve) => {
    let timer = setTimeout(resolve, 700);
    new MutationObserver(() => (clearTimeout(timer), (timer = setTimeout(resolve, 150))))
      .observe(told.parentNode, { childList: true, subtree: true, characterData: true });
  });
  const found = [];
  field.focus();
  for (const query of queries) {
    field.value = query;
    const settled = still();
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    await settled;
    const links = [...list.querySelectorAll(":scope > li > a.md-search-result__link")];
    found.push(links.slice(0, shown).map((link) => link.href));
  }
  return found;
}"""
PAGEFIND = """async ([queries, shown]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, shown).map((result) => result.data()));
    found.push(pages.map((page) => new URL(page.url, location.href).href));
  }
  return found;
}"""
MINISEARCH = """
const { readFileSync } = require("node:fs");
const MiniSearch = require("minisearch");
const { records, queries, shown } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const fold = (word) => word.normalize("NFD").replace(/\\p{M}/gu, "").replace(/đ/g, "d");
const both = (word) => { const plain = fold(word); return plain === word ? word : [word, plain]; };
const engine = new MiniSearch({
  fields: ["heading", "about", "keys", "text"], storeFields: ["address"],
  tokenize: (text) => text.normalize("NFC").toLowerCase().match(/[\\p{L}\\p{N}\\p{M}]+/gu) || [],
  processTerm: both,
});
engine.addAll(records);
const options = {
  combineWith: "AND",
  boost: { heading: 6, about: 3, keys: 2 },
  prefix: (_, place, all) => place === all.length - 1,
  fuzzy: (word) => (word.length > 2 ? 1 : 0), processTerm: (word) => word,
};
console.log(JSON.stringify(queries.map((query) => {
  const pages = engine.search(query, options).map((hit) => hit.address);
  return [...new Set(pages)].slice(0, shown);
})));
"""


def page_of(address: str) -> str:
    """An address without its section."""
    return address.partition("#")[0]


def our_answers(browser: Browser, site: Path, queries: list[str]) -> Answers:
    """What our search says."""
    with hosted(site) as address:
        page = browser.new_page()
        page.clock.set_fixed_time(f"{AS_OF}T12:00:00+07:00")
        page.goto(address)
        return ask(page, address, queries)


def asked_in(browser: Browser, site: Path, script: str, queries: list[str]) -> Answers:
    """What a script says on the first page of a site; our policy would stop others' engines."""
    with hosted(site, plain) as address:
        page = browser.new_page()
        page.set_default_timeout(0)
        page.goto(address, wait_until="networkidle")
        found: Answers = page.evaluate(script, [queries, SHOWN])
        return [[each.removeprefix(address) for each in links] for links in found]


def material_site(root: Path, source: Path) -> Path:
    """The same pages with MkDocs, Material and its search as they come, in Vietnamese."""
    done = run("thidua", "generate", "--out", str(root / "docs"), "--as-of", AS_OF, cwd=source)
    assert done.returncode == 0, done.stderr
    config = yaml.safe_load((source / "mkdocs.yml").read_text(encoding="utf-8"))
    kept = {key: config[key] for key in ("site_name", "markdown_extensions", "nav", "not_in_nav")}
    theme = {"name": "material", "language": "vi", "font": False}
    config = kept | {"docs_dir": "docs", "theme": theme, "plugins": [{"search": {"lang": "vi"}}]}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    done = run("mkdocs", "build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


def minisearch_answers(tools: Path, site: Path, queries: list[str]) -> Answers:
    """What MiniSearch says of our own records."""
    files = {}
    for path in sorted((site / "du-lieu" / "tim-kiem").glob("*.js")):
        call = re.fullmatch(r'tdSearchData\("([^"]+)",(.*)\);\n', path.read_text(encoding="utf-8"), re.DOTALL)
        assert call
        files[call[1]] = json.loads(call[2])
    contents = files["muc-luc"]
    texts = [each for name in contents["texts"] for each in files[name]]
    records = [
        (address, heading or title, f"{title} {about}" if heading else about, keys, text)
        for (_, address, title, about, keys, *_, sections), own in zip(
            files[contents["pages"]], texts, strict=True
        )
        for (_, _, heading), text in zip(sections, own, strict=True)
    ]
    for data in files.values():
        for name, number, group in (each[:3] for each in data["rows"]) if "rows" in data else ():
            link, kind, _, award, decision = data["groups"][group][:5]
            records.append((f"{link}{number}", name, award, kind, decision))
    names = ("address", "heading", "about", "keys", "text")
    unique = [
        {"id": number, **dict(zip(names, each, strict=True))}
        for number, each in enumerate(dict.fromkeys(records))
    ]
    (tools / "given.json").write_text(
        json.dumps({"records": unique, "queries": queries, "shown": SHOWN}), encoding="utf-8"
    )
    (tools / "mini.js").write_text(MINISEARCH, encoding="utf-8")
    done = subprocess.run(
        ["node", "mini.js", "given.json"], cwd=tools, capture_output=True, encoding="utf-8", check=True
    )
    found: Answers = json.loads(done.stdout)
    return found


def row(name: str, queries: list[Judged], found: Answers, *, exact: bool = False) -> str:
    """One line of the table: the shares over all queries, then success@3 of each kind."""
    judged = queries if exact else [_by_page(query) for query in queries]
    ranks = [
        query.rank(links if exact else list(dict.fromkeys(map(page_of, links))))
        for query, links in zip(judged, found, strict=True)
    ]
    first, three = shares(ranks)
    kinds = dict.fromkeys(query.kind for query in queries)
    each = {
        kind: shares([rank for query, rank in zip(queries, ranks, strict=True) if query.kind == kind])[1]
        for kind in kinds
    }
    return f"{name:<22}{first:>8.1%}{three:>8.1%}" + "".join(f"{share:>7.0%}" for share in each.values())


def _by_page(query: Judged) -> Judged:
    return Judged(query.kind, query.typed, tuple(map(page_of, query.answers)))


def main() -> None:
    """Print the table."""
    queries = judged_queries(QUERIES, *LATER)
    typed = [query.typed for query in queries]
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        ours, stock, tools = (Path(scratch) / name for name in ("ours", "stock", "tools"))
        for folder in (ours, stock, tools):
            folder.mkdir()
        for name in ("campaigns", "content", "theme"):
            shutil.copytree(ROOT / name, ours / name)
        shutil.copy(ROOT / "mkdocs.yml", ours)
        done = run("thidua", "build", "--as-of", AS_OF, cwd=ours)
        assert done.returncode == 0, done.stderr
        npm: Callable[..., object] = lambda *command: subprocess.run(  # noqa: E731 - one line for two calls
            command, cwd=tools, check=True, capture_output=True
        )
        npm("npm", "install", "--no-save", "pagefind", "minisearch")
        shutil.copytree(ours / "site", tools / "site")
        npm(
            "npx",
            "pagefind",
            "--site",
            "site",
            "--root-selector",
            "main",
            "--exclude-selectors",
            "[data-search-exclude]",
        )

        kinds = list(dict.fromkeys(query.kind for query in queries))
        print("\n".join(f"{number:>2} {kind}" for number, kind in enumerate(kinds, 1)))
        heads = "".join(f"{f'@3 {n}':>7}" for n in range(1, len(kinds) + 1))
        print(f"\n{len(queries)} queries{'':<11}{'@1':>8}{'@3':>8}{heads}")
        found = our_answers(browser, ours / "site", typed)
        print(row("ours, exact", queries, found, exact=True), flush=True)
        print(row("ours", queries, found), flush=True)
        print(row("MiniSearch", queries, minisearch_answers(tools, ours / "site", typed)), flush=True)
        print(row("Pagefind", queries, asked_in(browser, tools / "site", PAGEFIND, typed)), flush=True)
        stock_site = material_site(stock, ours)
        print(row("Material", queries, asked_in(browser, stock_site, MATERIAL, typed)), flush=True)


if __name__ == "__main__":
    main()
