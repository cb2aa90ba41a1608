"""Where the project's files are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.memory import digest_of_files
from generator.shipped import shipped


@dataclass(frozen=True, slots=True)
class Project:
    """The folders we read from and write to, all below one root."""

    root: Path

    @property
    def config(self) -> Path:
        """The site's settings."""
        return self.root / "mkdocs.yml"

    @property
    def campaigns(self) -> Path:
        """One folder per campaign, and `_shared/`."""
        return self.root / "campaigns"

    @property
    def shared(self) -> Path:
        """The registries."""
        return self.campaigns / "_shared"

    @property
    def content(self) -> Path:
        """Hand-written pages."""
        return self.root / "content"

    @property
    def theme(self) -> Path:
        """The portal's own files of the theme; most portals have none."""
        return self.root / "theme"

    @property
    def themes(self) -> tuple[Path, ...]:
        """Where a file of the theme is looked for: the portal's own come before those that ship."""
        ours = shipped("theme")
        own = (self.theme,) if self.theme.is_dir() and self.theme.resolve() != ours.resolve() else ()
        return (*own, ours)

    @property
    def build(self) -> Path:
        """Build products and caches; can be deleted at any time."""
        return self.root / "build"

    @property
    def published_here(self) -> Path:
        """What this machine has published, beside the key."""
        return self.ledger_key.with_name("published.json")

    @property
    def ledger_key(self) -> Path:
        """The key of the ledgers' marks: data of this machine, in no build, archive or version control."""
        return self.root / ".thidua" / "ledger.key"

    @property
    def before_upgrade(self) -> Path:
        """The files that the last upgrade changed, as they were before."""
        return self.root / ".thidua" / "upgrade"

    @property
    def versions(self) -> Path:
        """What the desk's saves have replaced, a folder for each campaign: data, not a cache."""
        return self.root / ".thidua" / "versions"

    @property
    def backups(self) -> Path:
        """Notes of the backups that were made of the data."""
        return self.root / ".thidua" / "backups.json"

    @property
    def requests(self) -> Path:
        """Requests to withhold a name that came in and are not done: rows and days, never names."""
        return self.root / ".thidua" / "requests.json"

    @property
    def desks(self) -> Path:
        """The desks that are open on this portal, a file for each machine."""
        return self.root / ".thidua" / "desks"

    @property
    def previews(self) -> Path:
        """Working folders of previews, one for each that runs."""
        return self.build / "previews"

    @property
    def site(self) -> Path:
        """The built portal."""
        return self.root / "site"

    @property
    def offline(self) -> Path:
        """The built portal to be opened from a disk."""
        return self.build / "offline"

    @property
    def drafts(self) -> Path:
        """The portal with its drafts, to be looked at before anything is published."""
        return self.build / "drafts"

    @property
    def handover(self) -> Path:
        """Archives for whoever hosts the portal, and their manifests."""
        return self.build / "handover"

    @property
    def handover_begun(self) -> Path:
        """Where an archive is written until its portal is published."""
        return self.build / "handover-new"

    def digest(self) -> bytes:
        """A hash of every file that is read here."""
        secret = [path for path in (self.ledger_key, self.published_here) if path.exists()]
        return digest_of_files([self.config, self.campaigns, self.content, self.theme, *secret], self.root)

    def shown(self, path: Path) -> str:
        """The path as problems show it: relative to the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()


def misnamed_campaigns(start: Path) -> Path | None:
    """A folder such as "Campaigns", at `start` or above it: it has to be named in lower case."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return next(
                (path for path in folder.iterdir() if path.is_dir() and path.name.lower() == "campaigns"),
                None,
            )
    return None


def find_project(start: Path) -> Project | None:
    """The project whose root is `start` or the nearest folder above it; None where there is none."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "campaigns").is_dir():
            return Project(folder)
    return None
