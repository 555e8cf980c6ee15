"""What tests of the kernel's side of a view are given."""

import pytest

from tests.widgets.drawn_chart import Drawn
from tests.widgets.fakes import FakeChannel, FakeClock


@pytest.fixture
def drawn():
    return Drawn()


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def channel():
    return FakeChannel()
