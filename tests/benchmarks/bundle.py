"""The size of what a page loads."""

from __future__ import annotations

import gzip
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figure import Figure, at_most

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "journeykit/static/map-model.js"
JS = ROOT / "js"
RUNTIME = "export * from 'preact'; export * from 'preact/hooks'; export * from '@preact/signals';"
ENGINE = ROOT / "journeykit/static/chart-engine.js"
VEGA = """
export { View, changeset, parse, read } from "vega";
export { compile } from "vega-lite";
export { expressionInterpreter } from "vega-interpreter";
"""
"""What draws charts, what Vega-Lite never asks for with it."""


def measure() -> Iterator[Figure]:
    yield Figure("bundle, gzip (floor: its libraries alone)", "kB", [_zipped(BUNDLE.read_bytes())],
                 _libraries(RUNTIME), at_most(40))  # fmt: skip
    yield Figure("bundle of live charts, gzip (floor: all of Vega)", "kB", [_zipped(ENGINE.read_bytes())],
                 _libraries(VEGA), at_most(300))  # fmt: skip


def _libraries(code: str) -> list[float]:
    """Return the size of the libraries in a bundle; nothing where Node is not set up."""
    esbuild = JS / "node_modules/.bin/esbuild"
    if not esbuild.exists():
        return []
    command = [str(esbuild), "--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8",
               "--legal-comments=none"]  # fmt: skip
    built = subprocess.run(command, input=code.encode(), cwd=JS, capture_output=True, check=True)
    return [_zipped(built.stdout)]


def _zipped(content: bytes) -> float:
    return len(gzip.compress(content, 9)) / 1_000
