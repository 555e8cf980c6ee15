"""A proxy between pages and a server that fails as networks do: it cuts, it falls silent, it loses what it held."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Literal, cast
from urllib.parse import urlsplit

Way = Literal["up", "down"]
"""From the page to the server, and back."""

BOTH: tuple[Way, Way] = ("up", "down")
OTHER: dict[Way, Way] = {"up": "down", "down": "up"}


class Proxy:
    """Listens on a port of its own and passes every byte on to the server, until it is told to fail."""

    def __init__(self, server: str) -> None:
        address = urlsplit(server)
        self._target = (address.hostname or "", address.port or 80)
        self._lines: set[_Line] = set()
        self._silent: set[Way] = set()
        self._refuses = False
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)
        self._thread.start()
        begun = self._loop.create_server(self._accept, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(begun, self._loop).result()
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def cut(self) -> None:
        """Break every connection, with all that is under way on it, and turn new ones away."""
        self._do(self._cut)

    def silence(self, *ways: Way) -> None:
        """Hold every byte back, or only those going one way; nothing breaks, and nobody is told."""
        self._do(lambda: self._fall_silent(ways or BOTH))

    def strand(self) -> None:
        """Lose what goes over the web sockets there are, while all that is new is sound: they have lost their way."""
        self._do(self._strand)

    def heal(self) -> None:
        """Let new connections in, pass what was held back, and tell the pages of sockets that were stranded."""
        self._do(self._heal)

    def stop(self) -> None:
        """Break everything and listen no more."""
        self._do(self._server.close)
        self._do(self._cut)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    # In the thread of the loop

    def _do(self, work: Callable[[], None]) -> None:
        async def run() -> None:
            work()

        asyncio.run_coroutine_threadsafe(run(), self._loop).result(timeout=10)

    def _cut(self) -> None:
        self._refuses = True
        for line in self._lines:
            line.break_off()
        self._lines.clear()

    def _fall_silent(self, ways: tuple[Way, ...]) -> None:
        self._silent.update(ways)
        for line in self._lines:
            line.silent.update(ways)

    def _strand(self) -> None:
        for line in self._lines:
            if line.is_web_socket:
                line.is_stranded = True
                line.silent.update(BOTH)

    def _heal(self) -> None:
        self._refuses = False
        self._silent.clear()
        for line in list(self._lines):
            if line.is_stranded:
                line.break_off()
                self._lines.discard(line)
            else:
                line.release()

    def _accept(self) -> asyncio.Protocol:
        line = _Line(self._silent, self._lines.discard)
        if self._refuses:
            # As good as refused, and the port stays ours.
            line.break_off()
        else:
            self._lines.add(line)
            line.connecting = self._loop.create_task(self._connect(line))
        return line.ends["up"]

    async def _connect(self, line: _Line) -> None:
        try:
            await self._loop.create_connection(lambda: line.ends["down"], *self._target)
        except OSError:
            # The server is not there.
            line.break_off()
            self._lines.discard(line)


class _Line:
    """A page's connection and the one to the server that belongs to it."""

    def __init__(self, silent: set[Way], ended: Callable[[_Line], None]) -> None:
        self.silent = set(silent)
        self.is_broken = self.is_stranded = self.is_web_socket = False
        self.connecting: asyncio.Task[None] | None = None
        # An end is named by the way of the bytes that come in at it.
        self.ends: dict[Way, _End] = {"up": _End(self, "up"), "down": _End(self, "down")}
        self._held: dict[Way, list[bytes]] = {"up": [], "down": []}
        self._ended = ended

    def carry(self, way: Way, piece: bytes) -> None:
        """Pass a piece on; an empty one says that nothing more will come."""
        target = self.ends[OTHER[way]].transport
        self.is_web_socket |= way == "up" and b"upgrade: websocket" in piece.lower()
        if way in self.silent or target is None:
            self._held[way].append(piece)
        elif piece:
            target.write(piece)
        else:
            target.close()
            self._ended(self)

    def release(self) -> None:
        """Pass on what was held back, in both directions."""
        self.silent.clear()
        for way in BOTH:
            held, self._held[way] = self._held[way], []
            for piece in held:
                self.carry(way, piece)

    def break_off(self) -> None:
        self.is_broken = True
        for end in self.ends.values():
            if end.transport:
                end.transport.abort()


class _End(asyncio.Protocol):
    def __init__(self, line: _Line, way: Way) -> None:
        self._line, self._way = line, way
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        if self._line.is_broken:
            self.transport.abort()
        elif not self._line.silent:
            self._line.release()

    def data_received(self, data: bytes) -> None:
        self._line.carry(self._way, data)

    def connection_lost(self, _error: Exception | None) -> None:
        if not self._line.is_broken:
            self._line.carry(self._way, b"")
