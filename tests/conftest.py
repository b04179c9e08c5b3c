"""What every test may use: the clients, and a database server that one run starts and stops for all its workers."""

from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from xdist.scheduler import LoadScopeScheduling

from tests.factories import UserFactory
from tracker.embedded.server import Cluster

# No test is timed: machines are noisy, and figures come from benchmarks/.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

LONGEST = ("test_main_road", "journeys/", "test_up", "test_outage", "test_killed", "embedded/test_server", "engine/")


def pytest_configure(config: pytest.Config) -> None:
    """Hold the embedded server for the whole run; what a killed run left in it goes first."""
    cluster = settings.DATABASES["default"].get("CLUSTER")
    if isinstance(cluster, Cluster) and not hasattr(config, "workerinput") and cluster.hold():
        cluster.drop_databases("test_%")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that no worker is left alone at the end."""
    items.sort(key=lambda item: next((n for n, name in enumerate(LONGEST) if name in item.nodeid), len(LONGEST)))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """What is compressed has the time in it: a test named after it would have another name in each worker."""
    return argname if isinstance(val, bytes) else None


class _ByWhatIsShared(LoadScopeScheduling):
    """What shares fixtures in one worker: a file's tests, and all journeys (a browser, sites of the demonstration).

    The ways of the main road are each as long as many files, and share nothing but the browser. Marks for groups would
    say the same, but this pytest does not read the names that xdist writes for them.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return nodeid if "test_main_road" in file else "journeys" if "journeys" in file else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    return _ByWhatIsShared(config, log)


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
