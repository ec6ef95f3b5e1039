"""Lets ``requests`` call an ASGI application in this process: no socket, the same client code."""

import asyncio
import atexit
import threading
from functools import cache
from io import BytesIO
from urllib.parse import unquote_to_bytes, urlsplit

import requests
from requests.adapters import BaseAdapter, HTTPAdapter
from urllib3 import HTTPResponse

BASE_URL = "http://stub.test"


@cache
def server_loop():
    """The one event loop that every application runs on, as in a server's process."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="server-loop", daemon=True)
    thread.start()

    def end():
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    atexit.register(end)
    return loop


class AsgiAdapter(BaseAdapter):
    """Sends requests to ``app``; calls may wait side by side."""

    def __init__(self, app):
        super().__init__()
        self._app, self._loop = app, server_loop()
        self._under_way = set()
        self._was_cut = False

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        calling = asyncio.run_coroutine_threadsafe(self._answered(request), self._loop)
        self._under_way.add(calling)
        if self._was_cut:  # as the real one: what was about to begin ends too
            calling.cancel()
        try:
            seconds = timeout[1] if isinstance(timeout, tuple) else timeout
            status, headers, body = calling.result(seconds)
        except TimeoutError:
            calling.cancel()
            raise requests.ReadTimeout(request=request) from None
        except BaseException as err:
            if calling.cancelled():
                raise requests.ConnectionError(request=request) from err
            raise
        finally:
            self._under_way.discard(calling)
        raw = HTTPResponse(BytesIO(body), headers, status, preload_content=False)
        return HTTPAdapter().build_response(request, raw)

    def cut(self):
        """End every call that waits, and what was about to; returns once they have ended."""
        self._was_cut = True
        for calling in list(self._under_way):
            calling.cancel()
        settling = asyncio.run_coroutine_threadsafe(self._settle(), self._loop)
        settling.result()

    def close(self):
        self.cut()

    async def _settle(self):
        for _ in range(3):  # the cancelling, its way through the calls, and what they then await
            await asyncio.sleep(0)

    async def _answered(self, request):
        body = request.body or b""
        sent = [{"type": "http.request", "body": body, "more_body": False}]
        got = []

        async def receive():
            if sent:
                return sent.pop()
            return await asyncio.Event().wait()

        async def send(message):
            got.append(message)

        await self._app(scope_of(request, len(body)), receive, send)
        headers = [(k.decode("latin-1"), v.decode("latin-1")) for k, v in got[0]["headers"]]
        return got[0]["status"], headers, b"".join(part.get("body", b"") for part in got[1:])


async def _let_go():
    """What was cut ends before its loop does."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for one in left:
        one.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def scope_of(request, length):
    """The ASGI scope of a prepared request."""
    address = urlsplit(request.url)
    headers = [(as_bytes(name).lower(), as_bytes(value)) for name, value in request.headers.items()]
    if length and not any(name == b"content-length" for name, _ in headers):
        headers.append((b"content-length", str(length).encode()))
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": unquote_to_bytes(address.path).decode("utf-8", "replace"),
        "raw_path": address.path.encode(),
        "query_string": address.query.encode(),
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }


def as_bytes(text):
    return text if isinstance(text, bytes) else text.encode("latin-1")


def session_over(app):
    """A session of ``requests`` whose calls reach ``app``; close it when done."""
    session = requests.Session()
    session.trust_env = False
    session.mount(BASE_URL, AsgiAdapter(app))
    return session
