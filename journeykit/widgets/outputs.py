"""Where the outputs of notebook cells go: IPython's kernel, or what a test puts in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

Bundle = dict[str, Any]


class Place(NamedTuple):
    """Which notebook cell runs, and in which run."""

    cell: str
    run: str


class Outputs(Protocol):
    """Where the outputs of notebook cells go."""

    def place(self) -> Place | None:
        """Return where an output shown now would land; None where no notebook would keep it."""

    def publish(self, bundle: Bundle, display_id: str, update: bool) -> None:
        """Show an output, or put it in the place of the one with the same id."""

    def at_cell_end(self, work: Callable[[], None]) -> None:
        """Call the work at the end of every notebook cell from now on."""


class KernelOutputs:
    """The outputs of IPython's kernel."""

    def place(self) -> Place | None:
        from IPython.core.displaypub import DisplayPublisher
        from IPython.core.getipython import get_ipython

        shell = get_ipython()
        # The publisher of a terminal only prints.
        if shell is None or type(shell.display_pub) is DisplayPublisher:
            return None
        parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
        run = str(parent.get("header", {}).get("msg_id", ""))
        return Place(str(parent.get("metadata", {}).get("cellId") or run), run)

    def publish(self, bundle: Bundle, display_id: str, update: bool) -> None:
        from IPython.core.getipython import get_ipython

        shell = get_ipython()
        if shell is not None:
            shell.display_pub.publish(bundle, transient={"display_id": display_id}, update=update)

    def at_cell_end(self, work: Callable[[], None]) -> None:
        from IPython.core.getipython import get_ipython

        shell = get_ipython()
        if shell is not None:
            shell.events.register("post_run_cell", lambda *_: work())
