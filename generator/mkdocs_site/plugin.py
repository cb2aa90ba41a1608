"""The plugin for MkDocs.

`CampaignsPlugin` brings the generated pages into any `mkdocs build` or `mkdocs serve`; `build_site` is what
`thidua build` calls.
"""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment, TemplateError
from markupsafe import escape
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import config_options as options
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator import clock
from generator.checking import Checked, Kept, check
from generator.collector import long_lived
from generator.derive.site_map import FEED, FOR_SEARCH_ENGINES, SITEMAP
from generator.export.search.page_text import front_matter
from generator.memory import remembering
from generator.mkdocs_site.broken_links import broken_links
from generator.mkdocs_site.made_files import MadeFile, is_made
from generator.mkdocs_site.offline import named_pages
from generator.mkdocs_site.shared_pages import SharedPages
from generator.mkdocs_site.theme_files import (
    is_never_loaded,
    is_on_every_page,
    joined_styles,
    material_styles,
    named_by_content,
    own_mistake,
    without_gaps,
)
from generator.mkdocs_site.theme_list import list_quickly
from generator.mkdocs_site.unchanged_files import UnchangedFiles, is_closed, pass_over_silently
from generator.mkdocs_site.usual_settings import found_in, supply
from generator.mkdocs_site.written_links import LinkAsHtml, links_as_html, tell_dead_links
from generator.output import OutputFile, Texts, laying_aside, sync_folder, write_changed
from generator.pipeline import Drafts, Site, generate, pages_of_campaign
from generator.problems import Severity, UsageError
from generator.project import Project
from generator.publishing.progress import Progress
from generator.publishing.swap import SwapFolders
from generator.render.environment import TEMPLATES, environment
from generator.render.stash import GeneratedHtml
from generator.render.table_names import NamedTables
from generator.reporting import text as report
from generator.second_core import Aside, begin_aside, has_helped
from generator.slug import slug
from generator.wording.dates import date_vi

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from generator.mkdocs_site.preview import Preview

log = get_plugin_logger(__name__)

_KEPT = "Trang cũ giữ nguyên."


class PluginConfig(Config):
    """The plugin's options in mkdocs.yml."""

    as_of = options.Optional(options.Type(str))
    """The day for which the portal is built (YYYY-MM-DD); today where it is not given."""

    only = options.Optional(options.Type(str))
    """Only this campaign: for a quick preview."""

    samples = options.Type(bool, default=True)
    """Whether sample campaigns are built."""

    offline = options.Type(bool, default=False)
    """Whether the portal is built to be opened from a disk, without a web server."""


class CampaignsPlugin(BasePlugin[PluginConfig]):
    """Turns campaigns/ into pages of the site."""

    prepared: Checked | None = None
    """Data that the caller has read and judged already."""

    progress: Progress | None = None
    """Shows how far the build is, where the caller wants that."""

    pages: Path | None = None
    """Where a preview keeps the pages, so that MkDocs sees which have changed: a folder of its own."""

    drafts = False
    """Whether this is a copy with drafts, to be looked at before anything is published."""

    serving = False
    preview: Preview | None = None
    """The preview that this build belongs to; None for a build to be published."""

    kept: Kept | None = None
    """What the rebuild before has left of reading and judging; a build that comes alone has nothing."""

    campaign: str | None = None
    """The campaign whose pages alone are made; None: all are."""

    others: Collection[str] = ()
    """Generated files that are there already: links and the navigation lead to them."""

    _search: Aside[OutputFile] | None = None
    """The search's files, where they are made aside."""

    _shared: SharedPages
    """The pages, from when all are read until they are built."""

    _texts: Texts
    """What pages say, from when they are read until they are built."""

    _as_html: list[tuple[Page, tuple[LinkAsHtml, ...]]]
    """Hand-written pages, each with its links that are no Markdown."""

    _above: dict[str, Any] = {}  # noqa: RUF012 - replaced, never changed
    """What stands above the page that is being read."""

    before_reading: Callable[[Files, MkDocsConfig], None] | None = None
    """Called with the files of the site before any page is read; the search's may still be missing."""

    unchanged: UnchangedFiles | None = None
    """Finds what need not be written, where a build of the same folder came before."""

    def on_startup(
        self,
        *,
        command: Literal["build", "gh-deploy", "serve"],
        dirty: bool,  # noqa: ARG002
    ) -> None:
        """Remember whether this is a preview; MkDocs keeps a plugin across rebuilds if it has this hook."""
        self.serving = command == "serve"
        environment().auto_reload = self.serving

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the data before MkDocs empties the site's folder; errors stop a build, not a preview."""
        self.project = Project(Path(config.config_file_path).parent)
        self._texts = Texts()
        try:
            self.day = clock.as_of(self.config.as_of)
        except UsageError as error:
            raise PluginError(str(error)) from error
        self.checked = self.prepared or self._check()
        if self.preview:
            self.preview.judged(self.checked, self.day)
        if not self.serving and not self.checked.publishable:
            errors = self.checked.count(Severity.ERROR)
            raise PluginError(f"Dữ liệu còn {errors} lỗi, chưa dựng trang. Xem các dòng trên.")
        supply(config, self.project, self.checked.settings)
        list_quickly(config)
        for name in ("site_name", "site_description"):  # Material prints them as they are
            config[name] = escape(config[name] or "")
        config.mdx_configs.setdefault("toc", {})["slugify"] = slug
        config.markdown_extensions += [GeneratedHtml(), NamedTables()]
        # MkDocs itself watches its settings and the hand-written pages.
        config.watch += [str(self.project.campaigns), str(TEMPLATES), *map(str, self.project.themes)]
        if self.config.offline:
            config.site_url = ""  # a copy on a disk has no address
        config.extra["portal_offline"] = self.config.offline
        config.extra["portal_drafts"] = self.drafts
        config.extra["portal_day"] = self.day.isoformat()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Make the pages and hand them to MkDocs."""
        self._as_html = []
        self._as_judged(files, config)
        if self.progress:
            self.progress.begin("Tạo nội dung các trang")
        with remembering(self.project.build), laying_aside():
            site = self._generate()
            # MkDocs reads all pages before it copies a file.
            self._search = begin_aside(site.search) if has_helped() else None
            made = site.made if self._search else site.pages
        if self.config.offline:
            made = tuple(map(_for_a_disk, made))
        if self.pages:
            sync_folder(self.pages, made)
        self._hand_over(made, files, config)
        for path in set(self.others).difference(files.src_uris):
            files.append(_reached_by_links(File.generated(config, path, content="")))
        config.extra["portal_updated"] = date_vi(site.updated) if site.updated else ""
        config.extra["portal_feed"] = FEED if files.get_file_from_path(FEED) else ""
        _lighten(files, config)
        if self.before_reading:
            self.before_reading(files, config)
        if self.progress:  # every page is read, and later written
            self.progress.begin("Dựng trang", of=2 * len(files.documentation_pages()))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Remember the navigation, which every page needs."""
        self._navigation = nav
        return nav

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG002
        """Of generated pages leave MkDocs the text alone: what stands above takes it ten times longer."""
        if not is_made(page.file):
            return None
        self._above, body = front_matter(page.file.content_string)
        return body

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give MkDocs what stands above a generated page."""
        page.meta |= self._above
        self._above = {}
        return markdown

    @event_priority(-100)  # type: ignore[untyped-decorator]  # whatever else works on what a page says has done so
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Tell how far the build is; let go of what the page says: all are read before one is built."""
        page.markdown = None
        if not is_made(page.file):
            self._as_html.append((page, links_as_html(page.file.content_string, html)))
        if self.progress:
            self.progress.advance()
        self._texts.put(page.file.src_uri, html)
        return ""

    @event_priority(100)  # type: ignore[untyped-decorator]  # before anything else looks at it
    def on_page_context(
        self,
        context: dict[str, Any],
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: object,  # noqa: ARG002
    ) -> dict[str, Any]:
        """Give the page that is built now what it says."""
        page.content = self._texts.take(page.file.src_uri)
        return context

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """`mkdocs serve` shows the banner and problems of `thidua serve`, and goes on after errors."""
        from generator.mkdocs_site.preview import Preview, hosts_of, show_through  # no build needs a server

        root = server.mount_path
        self.preview = Preview(
            self.project, Path(config.site_dir), hosts_of(*server.server_address[:2]), root
        )
        self.preview.judged(self.checked, self.day)
        show_through(self.preview, server, builder)
        return server

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the theme's compiled templates where ours are kept; begin with the pages."""
        if self.unchanged:
            self.unchanged.leave_out_others(files)
        if not self.others:  # of those nobody knows more than their addresses
            tell_dead_links(self._as_html, files, config.validation.links)
        env.bytecode_cache = environment().bytecode_cache
        self._share_pages(env, config, files)
        return env

    @event_priority(100)  # type: ignore[untyped-decorator]  # others find all of it
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Wait for what is made aside: pages of a second core, the search's files, which no page needs."""
        self._shared.finish()
        if self.unchanged:  # while the search's files are made
            self.unchanged.put_in()
        if self._search is None:
            return
        with laying_aside():
            made = self._search.made()
        # Its texts are let go by now, they may be hundreds of MB: if need be all is made again.
        search = tuple(self._generate().search()) if made is None else made
        if self.pages:
            write_changed(self.pages, search)
        files = Files([])
        self._hand_over(search, files, config)
        if self.unchanged:
            self.unchanged.leave_out_others(files)
            self.unchanged.put_in()
        files.copy_static_files(dirty=True)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Leave out MkDocs' sitemap, which ours replaces, and offline the page that only a server shows."""
        left_out = {SITEMAP: True, "404.html": self.config.offline}
        return "" if left_out.get(template_name) else output_content

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Take out the theme's gaps; offline, name the file in every link, as a web server does by itself."""
        if self.progress:
            self.progress.advance()
        page.content = None
        closed = without_gaps(output)
        return named_pages(closed) if self.config.offline else closed

    def _share_pages(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Have a second core help with the pages, where no plugin or hook sees all of them and remembers."""
        known = files.documentation_pages()
        pages = [file for file in known if isinstance(file, MadeFile) and not file.unchanged]

        def build_page(file: MadeFile) -> None:
            if file.page is not None:
                mkdocs_build._build_page(  # noqa: SLF001 - what MkDocs itself calls for each page
                    file.page, config, known, self._navigation, env
                )

        shared = pages if is_closed(self.project, config) else ()
        self._shared = SharedPages(shared, build_page, self.progress)

    def _as_judged(self, files: Files, config: MkDocsConfig) -> None:
        """Hand over what lies in content/ as it was judged, whatever lies there by now."""
        for file in list(files):
            if file.src_dir == config.docs_dir:
                files.remove(file)
        content = f"{self.project.shown(self.project.content)}/"  # a province's own pages are made, too
        for judged in (*self.checked.written, *self.checked.beside):
            file = MadeFile(judged, config, by_hand=judged.source.startswith(content))
            file.edit_uri = judged.path
            files.append(file)

    def _generate(self) -> Site:
        samples, drafts = self.config.samples, self._drafts
        if self.campaign is None:
            return generate(self.checked, self.day, samples=samples, drafts=drafts)
        return pages_of_campaign(self.checked, self.day, self.campaign, samples=samples, drafts=drafts)

    def _hand_over(self, made: Iterable[OutputFile], files: Files, config: MkDocsConfig) -> None:
        """Tell MkDocs of files that were made."""
        for each in made:
            if (self.config.offline or self.drafts) and each.path in FOR_SEARCH_ENGINES:
                continue
            file: File = MadeFile(each, config)
            if self.pages:
                file = File.generated(config, each.path, abs_src_path=str(self.pages / each.path))
            file.edit_uri = f"../{each.source}" if config.repo_url and config.edit_uri else None
            unreadable = files.get_file_from_path(each.path)
            if unreadable:
                files.remove(unreadable)
            files.append(_reached_by_links(file))

    @property
    def _drafts(self) -> Drafts:
        if self.drafts:
            return "in a copy"
        return "in preview" if self.serving else "left out"

    def _check(self) -> Checked:
        with long_lived(), remembering(self.project.build):
            checked = check(self.project, self.config.only, as_of=self.day, kept=self.kept)
        told = [p for p in checked.problems if p.severity is not Severity.NOTICE]
        for problem in told if self.serving else [p for p in told if not p.draft]:
            level = logging.ERROR if problem.severity is Severity.ERROR else logging.WARNING
            log.log(level, "%s", report.as_text([problem], self.project.root).rstrip())
        return checked


def _reached_by_links(file: File) -> File:
    """A page that is made of data: it may stand in the menu and need not."""
    file.inclusion = InclusionLevel.NOT_IN_NAV
    return file


def _for_a_disk(file: OutputFile) -> OutputFile:
    """The feed with links that a disk knows; a page's are seen to when MkDocs is done with it."""
    if file.path != FEED:
        return file
    return OutputFile(file.path, named_pages(file.content.decode()).encode(), file.source)


def _lighten(files: Files, config: MkDocsConfig) -> None:
    """Join the stylesheets into one, name what every page loads by its content, leave out what none loads.

    The theme's templates and main.html take the names from `config.extra`.
    """
    names = {}
    for file in files:
        if is_on_every_page(file.src_uri):
            file.content_bytes = content = file.content_bytes  # read once: its name is that of its content
            names[file.src_uri] = file.dest_uri = named_by_content(file.src_uri, content)
    logo = config.theme.get("logo")
    if logo and not files.get_file_from_path(logo):
        raise PluginError(f"mkdocs.yml, `theme`: không có hình {logo} (`logo`) trong content/ hay theme/.")
    own = [(path, found_in(config.theme.dirs, path)) for path in config.extra_css]
    if missing := [path for path, file in own if file is None]:
        raise PluginError(f"mkdocs.yml, `extra_css`: không có tệp {', '.join(missing)} trong theme/.")
    styles = [*material_styles(config.theme.dirs), *(file for _, file in own if file)]
    address, content = joined_styles(styles, names, offline=config.extra["portal_offline"])
    for file in [file for file in files if is_never_loaded(file.src_uri)]:
        files.remove(file)
    files.append(File.generated(config, address, content=content))
    config.extra |= {"portal_style": address, "portal_names": names}
    config.extra_javascript = [names.get(str(script), script) for script in config.extra_javascript]
    config.extra_css = []


def build_site(  # noqa: PLR0913 - one for each thing that a build is made of
    project: Project,
    checked: Checked,
    place: SwapFolders,
    settings: dict[str, Any],
    progress: Progress,
    *,
    drafts: bool = False,
) -> UnchangedFiles:
    """Build the portal of `checked` data beside the published folder; `settings` are the plugin's options.

    With `drafts` it is a copy that shows them. Gives what the next build needs to know of the pages.

    Raises UsageError for a broken link, a page in no menu, and settings of mkdocs.yml that MkDocs refuses.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    settings_read = io.BytesIO(checked.settings.encode("utf-8"))
    settings_read.name = str(project.config)  # beside it lies what it may inherit from
    with broken_links() as broken:
        try:
            config = load_config(
                settings_read, config_file_path=settings_read.name, site_dir=str(place.fresh), strict=True
            )
        except (Abort, ConfigurationError) as error:
            raise _told("mkdocs.yml có khóa ghi sai:", broken or [str(error)]) from error
    plugin = plugin_of(config)
    plugin.config.update(settings)
    plugin.prepared, plugin.progress = checked, progress
    plugin.drafts = drafts
    unchanged = UnchangedFiles(project, place.target, place.fresh)
    plugin.before_reading, plugin.unchanged = unchanged.leave_out_pages, unchanged
    pass_over_silently()
    config.plugins.on_startup(command="build", dirty=True)
    with broken_links() as broken:
        try:
            mkdocs_build.build(config, dirty=True)
        except Abort as error:
            raise _told("Trang viết tay trong content/, hoặc mkdocs.yml, có chỗ phải sửa:", broken) from error
        except TemplateError as error:
            if not (told := own_mistake(project, error)):
                raise
            raise UsageError(f"{told} {_KEPT}") from error
        finally:
            config.plugins.on_shutdown()
    return unchanged


def _told(what: str, broken: list[str]) -> UsageError:
    lines = "\n".join(f"  {each}" for each in broken)
    return UsageError(f"{what}\n{lines}\nSửa xong thì chạy lại. {_KEPT}")


def plugin_of(config: MkDocsConfig) -> CampaignsPlugin:
    """The plugin as mkdocs.yml has it; raises UsageError where it has none."""
    plugin = config.plugins.get("thidua")
    if not isinstance(plugin, CampaignsPlugin):
        raise UsageError("mkdocs.yml chưa bật phần mở rộng của cổng: thêm dòng “- thidua” dưới `plugins`.")
    return plugin
