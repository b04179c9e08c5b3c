"""Which database is used, and with which pool."""

from pathlib import Path

from tracker.database import database

FOLDER = Path("/srv/tracker/postgres")


def test_database_url_names_a_server():
    found = database("postgres://anna:secret@db.example:5433/claims", FOLDER)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", 5433, "claims")
    assert (found["USER"], found["PASSWORD"]) == ("anna", "secret")
    assert "CLUSTER" not in found


def test_database_url_may_name_a_socket_in_a_path_with_spaces():
    assert database("postgres://anna@%2Fsrv%2Fa%20b/claims", FOLDER)["HOST"] == "/srv/a b"


def test_database_url_may_set_options():
    found = database("postgres://db.example/claims?sslmode=require&connect_timeout=9", FOLDER)
    assert found["OPTIONS"] == {"sslmode": "require", "connect_timeout": 9}


def test_no_url_means_the_embedded_server_of_the_folder():
    found = database("", FOLDER, fsync="off")
    assert found["ENGINE"] == "tracker.embedded"
    assert found["CLUSTER"].folder == FOLDER
    assert found["CLUSTER"].options == (("fsync", "off"),)
    assert not FOLDER.exists()


def test_command_opens_one_connection_and_no_pool():
    assert "pool" not in database("postgres://db.example/claims", FOLDER)["OPTIONS"]


def test_web_server_pools_and_gives_up_soon():
    found = database("postgres://db.example/claims", FOLDER, pool=4)
    assert found["OPTIONS"]["pool"]["max_size"] == 4
    assert found["OPTIONS"]["pool"]["timeout"] <= 3
    assert found["CONN_HEALTH_CHECKS"] is True
    assert found["CONN_MAX_AGE"] == 0


def test_worker_keeps_its_connection_from_job_to_job_and_tries_it_before_each():
    found = database("postgres://db.example/claims", FOLDER)
    assert found["CONN_MAX_AGE"] > 0
    assert found["CONN_HEALTH_CHECKS"] is True
