"""A real JupyterLab server for the tests, in a folder of its own, and its HTTP interface."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat

from tests.browser.waiting import wait_until

SETTINGS = {
    "apputils-extension/notification": {"checkForUpdates": False, "fetchNews": "false", "doNotDisturbMode": True},
    "apputils-extension/themes": {"theme": "JupyterLab Light"},
    "docmanager-extension/plugin": {"autosave": False, "renameUntitledFileOnSave": False},
}
"""Off: everything that appears, writes or fetches by itself. All else is as people have it."""


class Lab:
    """One running JupyterLab; ``root`` is the folder it serves."""

    def __init__(self, home: Path) -> None:
        self.root = home / "root"
        self._settings = home / "settings"
        self._runtime = home / "runtime"
        self._home, self._log, self._port = home, home / "lab.log", _free_port()
        for folder in (self.root, self._settings, self._runtime):
            folder.mkdir(parents=True)
        self.restore_settings()
        self.start()

    def start(self) -> None:
        """Start the server; after `end` on the port it had before, which pages still know."""
        for path in self._runtime.glob("jpserver-*"):
            path.unlink()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command(),
                cwd=self.root,
                env=self._environment(self._home),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self.url = wait_until(self._address, "JupyterLab's address", seconds=90)
            wait_until(self._healthy, "JupyterLab to answer", seconds=90)
        except BaseException:
            self.stop()
            raise

    def _command(self) -> list[str]:
        command = [
            sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={self._port}",
            "--ServerApp.ip=127.0.0.1", "--IdentityProvider.token=", "--ServerApp.password=",
            "--ServerApp.disable_check_xsrf=True",
            f"--ServerApp.root_dir={self.root}", "--LabApp.expose_app_in_browser=True",
            "--LabApp.extension_manager=readonly",
            # Should the tests be killed, the server must not outlive them for long.
            "--ServerApp.shutdown_no_activity_timeout=1200",
            "--MappingKernelManager.cull_idle_timeout=1200", "--MappingKernelManager.cull_connected=True",
        ]  # fmt: skip
        return [*command, "--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else command

    def _environment(self, home: Path) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "PYTEST_"))}
        return kept | {
            "HOME": str(home),
            "IPYTHONDIR": str(home / "ipython"),
            "JUPYTER_CONFIG_DIR": str(home / "config"),
            "JUPYTER_DATA_DIR": str(home / "data"),
            "JUPYTER_RUNTIME_DIR": str(self._runtime),
            "JUPYTERLAB_SETTINGS_DIR": str(self._settings),
            "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
            "JUPYTER_PREFER_ENV_PATH": "1",
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        }

    def _address(self) -> str | None:
        self._fail_if_ended()
        # The server writes down where it listens; the port it was asked for may have been taken meanwhile.
        for path in self._runtime.glob("jpserver-*.json"):
            try:
                return str(json.loads(path.read_text())["url"]).rstrip("/")
            except ValueError:
                return None  # half written
        return None

    def _healthy(self) -> bool:
        self._fail_if_ended()
        try:
            return "started" in self.request("GET", "/api/status")
        except (urllib.error.URLError, ConnectionError):
            return False

    def _fail_if_ended(self) -> None:
        if self._process.poll() is not None:
            raise RuntimeError(f"JupyterLab ended with {self._process.returncode}:\n{self.log()}")

    def log(self) -> str:
        """Return the last lines of what the server printed."""
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-60:])

    def request(self, method: str, path: str, body: Any = None) -> Any:
        """Ask the server's own interface; the answer is JSON, or None if it is empty."""
        data = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(self.url + path, data=data, method=method)
        with urllib.request.urlopen(asked, timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def restore_settings(self) -> None:
        """Undo what a test has changed in Lab's settings."""
        for name, values in SETTINGS.items():
            path = self._settings / "@jupyterlab" / f"{name}.jupyterlab-settings"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(values))

    def write_notebook(self, path: str, cells: Sequence[str]) -> None:
        """Write a notebook of code cells into the served folder."""
        made = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(code) for code in cells],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        )
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(made, target)

    def kernels(self) -> list[str]:
        """Return the ids of the kernels that run."""
        return [kernel["id"] for kernel in self.request("GET", "/api/kernels")]

    def end_kernels(self) -> None:
        """Shut every kernel down and wait until none is left."""
        for session in self.request("GET", "/api/sessions"):
            self._delete(f"/api/sessions/{session['id']}")
        for kernel in self.kernels():
            self._delete(f"/api/kernels/{kernel}")
        wait_until(lambda: not self.kernels(), "the kernels to end")

    def _delete(self, path: str) -> None:
        try:
            self.request("DELETE", path)
        except urllib.error.HTTPError as error:
            if error.code != 404:  # gone by itself
                raise

    def stop(self) -> None:
        """Shut the server down, kernels first; whatever is left of its process group is killed."""
        if self.is_running:
            # It may never have got as far as answering, or no longer do so.
            with contextlib.suppress(AttributeError, OSError, TimeoutError):
                self.end_kernels()
        self.end()

    @property
    def is_running(self) -> bool:
        """Whether the server has not ended."""
        return self._process.poll() is None

    def end(self) -> None:
        """Shut the server down as with Ctrl+C; it ends its kernels itself."""
        if self.is_running:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=15)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
