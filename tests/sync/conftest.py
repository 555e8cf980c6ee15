"""One Node process serves all histories."""

import pytest

from tests.sync.node_stores import NodeStores, build_driver


@pytest.fixture(scope="session")
def stores(tmp_path_factory):
    process = NodeStores(build_driver(tmp_path_factory.mktemp("driver")))
    yield process
    process.close()
