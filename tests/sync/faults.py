"""Faults for the checker to find: each breaks one rule of the kernel side, from outside. Those of pages are in Node."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from unittest import mock

from journeykit.errors import NotStoredError
from journeykit.model import history
from journeykit.model.commit import CommitPath
from journeykit.model.journal import append, home, opening
from journeykit.model.journal.bound_file import BoundFile
from journeykit.model.journal.lines import Lines
from journeykit.model.journal.lock import MapLock
from journeykit.widgets.hub import Hub

Fault = Callable[[], AbstractContextManager[Any]]

IN_PAGES = {
    "nothing_is_sent_again": "bad line",
    "gaps_are_not_seen": "bad line",
    "a_new_epoch_is_not_seen": "no file",
    "an_old_snapshot_is_shown": "bad line",
    "a_lost_text_is_not_shown": "bad line",
    "a_refused_text_is_dropped": "quarrels",
    "pending_ops_are_not_kept": "reloads",
    "what_was_consumed_is_ignored": "restarts",
    "silence_is_not_noticed": "cuts",
    "duplicated_tab_is_the_same_client": "tabs",
}
"""By name, each with the theme of the histories it shows in."""


def _ops_in_any_order() -> AbstractContextManager[Any]:
    whole = Hub._op

    def takes_any(self: Any, client: str, message: Any) -> None:
        consumed = self._path.consumed
        consumed[client] = max(consumed.get(client, 0), message["n"] - 1)
        whole(self, client, message)

    return mock.patch.object(Hub, "_op", takes_any)


def _copies_are_taken() -> AbstractContextManager[Any]:
    def repeat(self: Any, client: str, n: int, digest: str, ledger: Any) -> None:
        self._consume(client, n, digest, ledger, self.message)

    whole = Hub._op

    def keeps(self: Any, client: str, message: Any) -> None:
        self.message = message
        whole(self, client, message)

    @contextmanager
    def both() -> Iterator[None]:
        with mock.patch.object(Hub, "_repeat", repeat), mock.patch.object(Hub, "_op", keeps):
            yield

    return both()


def _refused_numbers_are_not_used_up() -> AbstractContextManager[Any]:
    return mock.patch.object(CommitPath, "refuse")


def _events_overtake_one_another() -> AbstractContextManager[Any]:
    """Deliver without the lock that lets one event after the other out."""

    def deliver(self: Any) -> None:
        while self._outgoing:
            event = self._outgoing.popleft()
            for subscriber in self._subscribers:
                subscriber(event)

    return mock.patch.object(CommitPath, "_deliver", deliver)


def _undo_takes_all() -> AbstractContextManager[Any]:
    return mock.patch.object(history, "_still_owned", return_value=True)


class _NoSync:
    """The system without its way to make bytes last."""

    def __getattr__(self, name: str) -> Any:
        return (lambda _descriptor: None) if name == "fsync" else getattr(os, name)


def _acks_before_it_is_synced() -> AbstractContextManager[Any]:
    return mock.patch.object(append, "os", _NoSync())


def _journals_found_are_not_synced() -> AbstractContextManager[Any]:
    return mock.patch.object(opening, "os", _NoSync())


def _taken_over_without_a_fence() -> AbstractContextManager[Any]:
    return mock.patch.object(MapLock, "is_held", return_value=True)


def _refusals_are_not_journalled() -> AbstractContextManager[Any]:
    return mock.patch.object(BoundFile, "store_refusal")


def _torn_lines_are_read() -> AbstractContextManager[Any]:
    def read(data: bytes) -> Lines:
        return Lines([json.loads(line.partition(b" ")[2]) for line in data.splitlines()])

    return mock.patch.object(home, "read_lines", read)


def _a_full_disk_counts_as_stored() -> AbstractContextManager[Any]:
    whole = BoundFile.store

    def store(self: Any, event: Any, applied: Any) -> None:
        try:
            whole(self, event, applied)
        except NotStoredError:
            pass

    return mock.patch.object(BoundFile, "store", store)


IN_KERNEL: dict[str, tuple[str, Fault]] = {
    "ops_in_any_order": ("bad line", _ops_in_any_order),
    "copies_are_taken": ("bad line", _copies_are_taken),
    "refused_numbers_are_not_used_up": ("quarrels", _refused_numbers_are_not_used_up),
    "events_overtake_one_another": ("bad line", _events_overtake_one_another),
    "undo_takes_all": ("quarrels", _undo_takes_all),
    "acks_before_it_is_synced": ("restarts", _acks_before_it_is_synced),
    "journals_found_are_not_synced": ("deaths", _journals_found_are_not_synced),
    "taken_over_without_a_fence": ("take-overs", _taken_over_without_a_fence),
    "refusals_are_not_journalled": ("quarrels", _refusals_are_not_journalled),
    "torn_lines_are_read": ("deaths", _torn_lines_are_read),
    "a_full_disk_counts_as_stored": ("disk in trouble", _a_full_disk_counts_as_stored),
}

FAULTS = {**IN_PAGES, **{name: theme for name, (theme, _) in IN_KERNEL.items()}}


@contextmanager
def planted(names: tuple[str, ...]) -> Iterator[None]:
    """Break those of the named rules that are the kernel's."""
    for name in names:
        if name in IN_KERNEL:
            with IN_KERNEL[name][1]():
                yield
            return
    yield
