"""The type of the fixture that opens a page of the portal."""

from collections.abc import Callable

from playwright.sync_api import Page

Opener = Callable[..., Page]
