"""Between the messages of browsers and the map's commit path. It only translates; it knows no traitlets."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol, cast

from journeykit.errors import InvalidChangeError, NotStoredError, ReadOnlyError
from journeykit.model.applied import ChangesRefused, Refused
from journeykit.model.change_wire import MalformedChange, changes_from_wire, event_to_wire, refused_to_wire
from journeykit.model.commit import CommitPath
from journeykit.model.history import Event, Scope
from journeykit.widgets.pace import Clock, Pace, ThreadClock
from journeykit.widgets.parts import PartsBox, in_parts
from journeykit.widgets.protocol import PROTOCOL, Events, KernelMessage, Reject, Standing, StandingNow
from journeykit.widgets.protocol import Event as EventWire
from journeykit.widgets.protocol import Refused as RefusedWire
from journeykit.widgets.snapshot import snapshot_parts

INTERVAL = 0.05
"""Seconds between messages of a burst: 20 a second, far from the server's limit of 1,000."""
ANSWERS_KEPT = 1_000

_log = logging.getLogger("journeykit")


class Channel(Protocol):
    """Carries messages to every page."""

    def send(self, message: KernelMessage) -> None:
        """Send one message."""


@dataclass
class Ledger:
    """What the hub has answered to one client."""

    answers: OrderedDict[int, tuple[str, int]] = field(default_factory=OrderedDict)
    refusals: OrderedDict[int, tuple[str, KernelMessage]] = field(default_factory=OrderedDict)

    def note(self, n: int, digest: str, answer: int | KernelMessage) -> None:
        """Remember the answer to an op: the revision it became, or the message that refused it.

        Refusals are few and kept apart: one that is forgotten would pass for an ack.
        """
        kept: OrderedDict[int, Any] = self.answers if isinstance(answer, int) else self.refusals
        kept[n] = (digest, answer)
        while len(kept) > ANSWERS_KEPT:
            kept.popitem(last=False)

    def answer(self, n: int) -> tuple[str, int | KernelMessage] | None:
        """Return the digest of an op and its answer, if they are remembered."""
        return self.refusals.get(n) or self.answers.get(n)


class Hub:
    """Takes each client's ops in the order 1, 2, 3, … and tells everybody what became of them."""

    def __init__(
        self,
        path: CommitPath,
        channel: Channel,
        clock: Clock | None = None,
        on_hello: Callable[[], None] = lambda: None,
        before_op: Callable[[], None] = lambda: None,
    ) -> None:
        self._path, self._channel, self._on_hello, self._before_op = path, channel, on_hello, before_op
        self._lock = threading.RLock()
        self._sending = threading.RLock()
        self._ledgers: dict[str, Ledger] = {}
        self._parts = PartsBox()
        self._events: deque[Event] = deque()
        self._sent_rev = path.rev
        self._hellos: dict[str, dict[str, Any]] = {}
        clock = clock or ThreadClock()
        self._event_pace = Pace(self._send_events, INTERVAL, clock)
        self._hello_pace = Pace(self._answer_hellos, INTERVAL, clock)
        self._ends = (path.subscribe(self._on_event), path.watch(self._tell_standing))

    def close(self) -> None:
        """Hear no more of the map."""
        for end in self._ends:
            end()

    def receive(self, message: object) -> None:
        """Take one message of a client; nothing that comes in can raise."""
        try:
            with self._lock:
                self._receive(message)
        except Exception:
            _log.exception("A message of a browser could not be handled.")

    def _receive(self, message: object) -> None:
        if not isinstance(message, Mapping):
            return
        if message.get("kind") == "part":
            message = self._parts.take(dict(message))
            if not isinstance(message, Mapping):
                return
        client = message.get("client")
        if not isinstance(client, str) or not 0 < len(client) <= 64:
            return
        match message.get("kind"):
            case "hello":
                self._hellos[client] = dict(message)
                self._hello_pace.poke()
                # Other pages can neither keep the static tables nor hide them.
                if message.get("notebook") is True:
                    self._on_hello()
            case "op":
                self._op(client, message)
            case "ops":
                ops = message.get("ops")
                for op in ops if isinstance(ops, list) else ():
                    if isinstance(op, Mapping):
                        self._op(client, op)
            case "ping":
                self._send({"kind": "pong", "to": [client], "rev": self._sent_rev, "epoch": self._path.epoch})

    # -- ops ---------------------------------------------------------------------------------------

    def _op(self, client: str, message: Mapping[str, Any]) -> None:
        n = message.get("n")
        if not isinstance(n, int) or isinstance(n, bool) or n < 1:
            return
        ledger, last = self._ledgers.setdefault(client, Ledger()), self._path.consumed.get(client, 0)
        digest = hashlib.sha256(
            json.dumps([message.get("changes"), message.get("undo")], sort_keys=True).encode()
        ).hexdigest()
        if n > last + 1:
            self._send({"kind": "want", "to": [client], "n": last + 1})
        elif n <= last:
            self._repeat(client, n, digest, ledger)
        else:
            self._consume(client, n, digest, ledger, message)

    def _repeat(self, client: str, n: int, digest: str, ledger: Ledger) -> None:
        """Answer a copy of an op as the op was answered; refuse another op of the same number."""
        known, answer = ledger.answer(n) or (digest, 0)
        if known != digest:
            self._reject(client, n, [Refused(0, "number", f"Another edit has the number {n} already.")])
        elif isinstance(answer, int):
            # A forgotten event is acked without its content: revision 0 is one that every client has.
            self._send_revisions([self._path.history.event(answer) or Event(0, (), client, n)], to=[client])
        else:
            self._send(answer)

    def _consume(self, client: str, n: int, digest: str, ledger: Ledger, message: Mapping[str, Any]) -> None:
        """Commit an op. A refused number is used up too."""
        author = message.get("author")
        author = author if isinstance(author, str) else ""
        undo, base = message.get("undo"), message.get("base")
        try:
            self._before_op()
            if undo in ("undo", "redo"):
                event = self._path.undo(undo, Scope(client=client), client=client, n=n, author=author)
            else:
                changes = changes_from_wire(message.get("changes"))
                base = base if isinstance(base, int) else self._path.rev
                event_or_none = self._path.commit(changes, client=client, n=n, author=author, base=base)
                assert event_or_none is not None, "an op of a client always makes an event"
                event = event_or_none
        except ChangesRefused as refused:
            errors = refused.errors
        except MalformedChange as problem:
            errors = [Refused(0, "type", str(problem))]
        except (ReadOnlyError, NotStoredError) as problem:
            self._put_off(client, problem)
            return
        except InvalidChangeError as problem:
            errors = [Refused(0, problem.code, problem.why)]
        except Exception:
            _log.exception("An edit of a browser could not be committed.")
            errors = [Refused(0, "error", "The map could not take this; the kernel's log says more.")]
        else:
            ledger.note(n, digest, event.rev)
            if self._path.standing.trouble:
                self._path.stand(trouble="")
            return
        try:
            self._path.refuse(client, n, errors)
        except (ReadOnlyError, NotStoredError) as problem:
            self._put_off(client, problem)
        else:
            ledger.note(n, digest, self._reject(client, n, errors))

    def _put_off(self, client: str, problem: ReadOnlyError | NotStoredError) -> None:
        """Say why an op is neither taken nor refused: its client keeps it and sends it again."""
        before = self._path.standing
        if isinstance(problem, NotStoredError):
            self._path.stand(trouble=str(problem))
        if self._path.standing == before:
            self._tell_standing([client])

    def _tell_standing(self, to: list[str] | None = None) -> None:
        message: StandingNow = {"kind": "standing", "epoch": self._path.epoch, "standing": self._standing()}
        if to:
            message["to"] = to
        self._send(message)

    def _standing(self) -> Standing:
        return cast(Standing, asdict(self._path.standing))

    def _reject(self, client: str, n: int, errors: list[Refused]) -> KernelMessage:
        wires = cast(list[RefusedWire], refused_to_wire(errors))
        message: Reject = {"kind": "reject", "to": [client], "n": n, "errors": wires}
        self._send(message)
        return message

    # -- telling -----------------------------------------------------------------------------------

    def _on_event(self, event: Event) -> None:
        self._events.append(event)
        self._event_pace.poke()

    def _send_events(self) -> None:
        with self._sending:
            events = []
            while self._events:
                events.append(self._events.popleft())
            if not events:
                return
            self._send_revisions(events)
            self._sent_rev = max(self._sent_rev, events[-1].rev)

    def _send_revisions(self, events: Iterable[Event], to: list[str] | None = None) -> None:
        message: Events = {
            "kind": "events",
            "epoch": self._path.epoch,
            "events": cast(list[EventWire], [event_to_wire(event) for event in events]),
        }
        if to:
            message["to"] = to
        self._send(message)

    def _send(self, message: KernelMessage) -> None:
        with self._sending:
            for part in in_parts(message):
                self._channel.send(part)

    def _answer_hellos(self) -> None:
        """Answer everybody who said hello: with what they missed, or all together with a snapshot."""
        with self._lock:
            hellos, self._hellos = self._hellos, {}
            late: dict[str, dict[str, Any]] = {}
            for client, hello in hellos.items():
                missed = self._missed(hello)
                if missed is None:
                    late[client] = hello
                else:
                    self._send_revisions(missed, to=[client])
                    # Who was away has not heard of it.
                    self._tell_standing([client])
            if not late:
                return
            with self._path.lock:
                contents, rev = self._path.contents.copy(), self._path.rev
                last_n = {client: self._path.consumed.get(client, 0) for client in late}
                standing = self._standing()
        parts = snapshot_parts(
            contents,
            epoch=self._path.epoch,
            rev=rev,
            to=list(late),
            last_n=last_n,
            sight=_sight(late.values()),
            standing=standing,
        )
        for part in parts:
            self._send(part)

    def _missed(self, hello: Mapping[str, Any]) -> list[Event] | None:
        rev = hello.get("rev")
        if hello.get("protocol") != PROTOCOL or hello.get("epoch") != self._path.epoch:
            return None
        if not isinstance(rev, int) or not 0 <= rev <= self._path.rev:
            return None
        with self._path.lock:
            return [] if rev == self._path.rev else self._path.history.since(rev)


def _sight(hellos: Any) -> dict[str, tuple[int, int]]:
    """Return the rows in sight, table by table; the first client that names a table wins."""
    sight: dict[str, tuple[int, int]] = {}
    for hello in hellos:
        windows = hello.get("sight")
        for table, window in windows.items() if isinstance(windows, Mapping) else ():
            if isinstance(window, list | tuple) and len(window) == 2 and all(isinstance(w, int) for w in window):
                sight.setdefault(str(table), (window[0], window[1]))
    return sight
