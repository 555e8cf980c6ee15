"""One page of a room without a browser: a web socket that says to the kernel what JupyterLab and our client say."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
import uuid
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from tornado.websocket import WebSocketClientConnection, websocket_connect

from journeykit.widgets.protocol import PROTOCOL

PING_EVERY = 5.0
PATIENCE = 30.0


class RoomClient:
    """Types into cells of its own and notes how long each edit takes to come back from the kernel."""

    def __init__(self, number: int, comm: str) -> None:
        self.name = f"room{number:02d}"
        self.acked: dict[int, float] = {}
        """By number of an op: milliseconds until its event came."""
        self._comm, self._session = comm, uuid.uuid4().hex
        self._sent: dict[int, float] = {}
        self._waiting: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._subshell: str | None = None
        self._socket: WebSocketClientConnection | None = None
        self._tasks: list[asyncio.Task[None]] = []

    async def join(self, server: str, kernel: str) -> None:
        """Connect, ask for a thread for what widgets say, as JupyterLab does, and say hello."""
        address = f"ws{server.removeprefix('http')}/api/kernels/{kernel}/channels?session_id={self._session}"
        self._socket = await websocket_connect(address, subprotocols=["v1.kernel.websocket.jupyter.org"])
        self._tasks.append(asyncio.create_task(self._listen()))
        answer = await self._ask("create_subshell_reply", "control", "create_subshell_request", {})
        self._subshell = answer["subshell_id"]
        said = {"kind": "hello", "protocol": PROTOCOL, "client": self.name, "rev": -1, "epoch": "", "sight": {}}
        await self._ask("snapshot", "shell", "comm_msg", self._custom(said))
        self._tasks.append(asyncio.create_task(self._ping()))

    async def leave(self) -> None:
        """Close the socket."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._socket:
            self._socket.close()

    async def edit(self, row: str, text: str) -> None:
        """Send the next edit; do not wait for its event."""
        n = len(self._sent) + 1
        change = {"kind": "cell_set", "table": "needs", "row": row, "column": "rival", "before": None, "after": text}
        said = {"kind": "op", "client": self.name, "n": n, "base": 0, "changes": [change]}
        self._sent[n] = time.perf_counter()
        await self._say("shell", "comm_msg", self._custom(said))

    async def all_acked(self) -> None:
        """Wait until every edit has come back, or no more can be hoped for."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while len(self.acked) < len(self._sent):
                    await asyncio.sleep(0.1)

    def _custom(self, said: dict[str, Any]) -> dict[str, Any]:
        return {"comm_id": self._comm, "data": {"method": "custom", "content": said}}

    async def _ping(self) -> None:
        while True:
            await asyncio.sleep(PING_EVERY)
            said = {"kind": "ping", "client": self.name, "rev": 0, "epoch": ""}
            await self._say("shell", "comm_msg", self._custom(said))

    async def _say(self, channel: str, kind: str, content: dict[str, Any]) -> None:
        header = {
            "msg_id": uuid.uuid4().hex, "msg_type": kind, "session": self._session, "username": "",
            "date": "2026-01-01T00:00:00Z", "version": "5.4", "subshell_id": self._subshell,
        }  # fmt: skip
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        assert self._socket is not None
        await self._socket.write_message(serialize_msg_to_ws_v1(message, channel, _packed), binary=True)

    async def _ask(self, answer: str, channel: str, kind: str, content: dict[str, Any]) -> dict[str, Any]:
        self._waiting[answer] = asyncio.get_running_loop().create_future()
        await self._say(channel, kind, content)
        return await asyncio.wait_for(self._waiting[answer], PATIENCE)

    async def _listen(self) -> None:
        assert self._socket is not None
        # Fifty of these share one processor with the server: what is not for this one is not even read.
        mine = (self.name.encode(), b"create_subshell_reply")
        while isinstance(frame := await self._socket.read_message(), bytes):
            if any(word in frame for word in mine):
                self._take(frame, time.perf_counter())

    def _take(self, frame: bytes, now: float) -> None:
        _, (header, _, _, body, *_) = deserialize_msg_from_ws_v1(frame)
        kind, content = json.loads(header)["msg_type"], json.loads(body)
        if kind == "comm_msg":
            content = content["data"].get("content", {})
            kind = content.get("kind", "")
        for event in content["events"] if kind == "events" else ():
            if event["client"] == self.name:
                self.acked.setdefault(event["n"], (now - self._sent[event["n"]]) * 1_000)
        waiting = self._waiting.get(kind)
        if waiting and not waiting.done():
            waiting.set_result(content)


def _packed(part: dict[str, Any]) -> bytes:
    return json.dumps(part).encode()
