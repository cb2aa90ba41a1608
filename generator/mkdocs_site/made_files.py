"""A file as MkDocs gets it: it waits where it was made or judged, and is written once, into the site."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from generator.output import OutputFile


class MadeFile(File):
    """A file that lies in no folder: generated, or written by hand and taken as it was judged."""

    def __init__(self, made: OutputFile, config: MkDocsConfig, *, by_hand: bool = False) -> None:
        """Of `made`, which may wait on the disk until its content is asked for."""
        super().__init__(
            made.path, src_dir=None, dest_dir=config.site_dir, use_directory_urls=config.use_directory_urls
        )
        self.generated_by = "thidua"
        self._made = made
        self.by_hand = by_hand
        self.unchanged = False
        """Whether it need not be written: the build before has made the same."""

    @property
    def _content(self) -> bytes:  # where MkDocs looks for what is in no file
        return self._made.content

    def is_modified(self) -> bool:
        """Whether it has to be written."""
        return not self.unchanged

    def is_in(self, folder: Path) -> bool:
        """Whether a built portal has the same file at the same address."""
        built = Path(folder, self.dest_uri)
        try:
            return built.stat().st_size == self._made.size and built.read_bytes() == self._made.content
        except OSError:
            return False


def is_made(file: File) -> bool:
    """Whether it was made of data; a preview hands over paths instead of contents."""
    return not file.by_hand if isinstance(file, MadeFile) else bool(file.generated_by and file.abs_src_path)
