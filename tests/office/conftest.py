from __future__ import annotations

from pathlib import Path

import pytest

from tests.office.calc import Calc


@pytest.fixture
def calc(tmp_path: Path) -> Calc:
    return Calc(tmp_path / "office")
