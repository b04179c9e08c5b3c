"""What every test may use: the clients, and a database server that one run starts and stops for all its workers."""

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.factories import UserFactory
from tracker.embedded.server import Cluster

# No test is timed: machines are noisy, and figures come from benchmarks/.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """Hold the embedded server for the whole run; what a killed run left in it goes first."""
    cluster = settings.DATABASES["default"].get("CLUSTER")
    if isinstance(cluster, Cluster) and not hasattr(config, "workerinput") and cluster.hold():
        cluster.drop_databases("test_%")


@pytest.hookimpl(tryfirst=True)  # xdist reads the marks in a hook of the same name
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that no worker is left alone at the end; what shares fixtures in one worker.

    A file's tests do, and all journeys: a browser, and sites of the demonstration. The ways of the main road are each
    as long as many files, and share nothing but the browser.
    """
    items.sort(key=lambda item: ("test_main_road" not in item.nodeid, "journeys" not in item.nodeid))
    for item in items:
        file, _, test = item.nodeid.partition("::")
        is_way, is_journey = "test_main_road" in file, "journeys" in file
        item.add_marker(pytest.mark.xdist_group(test if is_way else "journeys" if is_journey else file))


def pytest_unconfigure(config: pytest.Config) -> None:
    cluster = settings.DATABASES["default"].get("CLUSTER")
    if isinstance(cluster, Cluster):
        connection.close()
        cluster.release()


def logged_in(**fields) -> Client:
    """A browser of somebody who works here; `client.user` is who."""
    client = Client()
    client.user = UserFactory(**fields)  # type: ignore[attr-defined]
    client.force_login(client.user)  # type: ignore[attr-defined]
    return client


@pytest.fixture
def reader(db) -> Client:
    return Client()


@pytest.fixture
def editor(db) -> Client:
    return logged_in()


@pytest.fixture
def second_editor(db) -> Client:
    return logged_in()


@pytest.fixture
def admin(db) -> Client:
    return logged_in(admin=True)
