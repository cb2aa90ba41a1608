"""Who may ask the desk, and how much: nobody gets past this who was not given the start's token.

Cookies ignore ports, other programs serve pages on this machine too, and any page on the web can send a
browser here: so every request is judged by Host, Sec-Fetch-Site, token and, where it changes something,
Origin.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
MOST_BYTES = 25_000_000
"""Of a request: the largest list or plan that our readers take is smaller."""
MOST_BYTES_AT = {"/cong-bo/sao-luu/": 200_000_000}
"""Where more may come: a whole portal's data."""
KEY = "khoa"
"""The token's name in the opened address."""

_READING = ("GET", "HEAD")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "frame-src http://localhost:*"  # the preview, which answers to no other name
)
# No "no-referrer": browsers would send forms with the origin "null".
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered."""

    status: int
    words: str


_ELSEWHERE = Refusal(421, "Bàn làm việc chỉ trả lời ở địa chỉ 127.0.0.1 của máy này.")
_FOREIGN = Refusal(403, "Yêu cầu đến từ một trang khác nên không được nhận.")
_UNKNOWN = Refusal(
    403, "Trang này chỉ mở được từ cửa sổ đã khởi động bàn làm việc. Mở lại địa chỉ ghi ở cửa sổ ấy."
)
_METHOD = Refusal(405, "Bàn làm việc không nhận loại yêu cầu này.")


def _too_large(path: str) -> Refusal:
    megabytes = _most(path) // 1_000_000
    return Refusal(413, f"Tệp quá lớn: bàn làm việc nhận nhiều nhất {megabytes} MB một lần ở trang này.")


def _most(path: str) -> int:
    return MOST_BYTES_AT.get(path, MOST_BYTES)


class _TooLarge(Exception):  # noqa: N818 - never leaves this module
    pass


class Guard:
    """Stands before the desk's application and lets through what the desk's own pages ask."""

    def __init__(self, app: ASGIApp, *, port: int, token: str) -> None:
        """`app` is served at this port of this machine; `token` is the start's."""
        self._app = app
        self._host = f"{HOST}:{port}"
        self._cookie = f"thidua-{port}"
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or hand on a request."""
        if scope["type"] != "http":  # the desk has no WebSocket
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if len(headers) != len(scope["headers"]):  # one comes twice: which of the two counts?
            await _say(send, _FOREIGN)
        elif refusal := self._refusal(scope, headers):
            await _say(send, refusal)
        elif self._is_opening(scope):
            await self._let_in(scope, send)
        elif not self._knows(headers.get("cookie", "")):
            await _say(send, _UNKNOWN)
        else:
            await self._bounded(scope, receive, send)

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> Refusal | None:
        if headers.get("host") != self._host:
            return _ELSEWHERE
        if headers.get("sec-fetch-site") not in ("same-origin", "none"):
            return _FOREIGN
        if scope["method"] not in (*_READING, "POST"):
            return _METHOD
        if scope["method"] == "POST" and headers.get("origin") != f"http://{self._host}":
            return _FOREIGN
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > _most(scope["path"]):
            return _too_large(scope["path"])
        return None

    def _is_opening(self, scope: Scope) -> bool:
        """Whether it is the address that the start printed: its token is right, and it stands at the top."""
        given = parse_qs(scope["query_string"].decode("latin-1")).get(KEY, [""])[-1]
        return scope["method"] == "GET" and scope["path"] == "/" and self._is_token(given)

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self._token.encode())

    async def _let_in(self, _scope: Scope, send: Send) -> None:
        cookie = f"{self._cookie}={self._token}; Path=/; HttpOnly; SameSite=Strict"
        headers = [(b"location", b"/"), (b"set-cookie", cookie.encode()), *_HEADERS]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    def _knows(self, header: str) -> bool:
        try:
            said = SimpleCookie(header).get(self._cookie)
        except CookieError:
            return False
        return said is not None and self._is_token(said.value)

    async def _bounded(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, counting what comes: a request need not say how long it is."""
        came, begun, most = 0, False, _most(scope["path"])

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise _TooLarge
            return message

        async def sealed(message: Message) -> None:
            nonlocal begun
            if came > most:
                return  # the application's answer to our _TooLarge: ours is sent instead
            if message["type"] == "http.response.start":
                begun = True
                message = {**message, "headers": [*_others(message["headers"]), *_HEADERS]}
            await send(message)

        try:
            await self._app(scope, counted, sealed)
        except _TooLarge:
            if begun:
                raise
            await _say(send, _too_large(scope["path"]))


def _others(headers: list[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    ours = {name for name, _ in _HEADERS}
    return (pair for pair in headers if pair[0].lower() not in ours)


async def _say(send: Send, refusal: Refusal) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_HEADERS]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": refusal.words.encode()})
