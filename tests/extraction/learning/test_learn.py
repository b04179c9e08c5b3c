"""A stand-in teaches: what matters here is what becomes of its model."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.extraction.engine import loading, shelf
from claims.extraction.learning import learn as learning
from claims.extraction.learning.comparing import Score, reading_with, score
from claims.extraction.learning.learn import Asked, AtWork, Course, TooLittle, learn
from claims.extraction.learning.parts import Part
from claims.extraction.learning.switching import go_back, make_current
from claims.management.commands import train_extractor
from claims.models import Activity
from tests.extraction.learning.reviewing import TEXT, accept, read
from tests.factories import CaptureFactory, UserFactory

SAID = ("The pier is open", "The quay is shut", "The boats lie idle")


def finds(*wanted: str):
    """A reader that finds these words."""

    def reads(text: str) -> list[dict]:
        places = [(text.index(words), len(words)) for words in wanted if words in text]
        return [{"doc_id": "", "content": [[at, at + length]]} for at, length in places]

    return reads


READERS = {"": finds(), "some": finds(*SAID[:2]), "all": finds(*SAID)}


@pytest.fixture(autouse=True)
def place(settings, tmp_path, monkeypatch) -> Path:
    """No model anywhere yet; one that a stand-in makes reads as its name says."""
    settings.ATTRIBUTION_MODEL, settings.MODELS_ROOT = "", tmp_path / "models"
    monkeypatch.setattr(loading, "WEIGHTS", tmp_path / "none")
    monkeypatch.setattr(loading, "load", lambda _where, _manifest=None: object())
    monkeypatch.setattr(learning, "reading_with", lambda folder: READERS[named(folder) if folder else ""])
    return tmp_path / "models"


@pytest.fixture
def reviewed(db) -> None:
    """Two reviewed articles, of which the first is held back, and one that is half reviewed."""
    for n in (26, 1):
        accept(*read(CaptureFactory(text=f"{TEXT} And {n}.")))


def named(folder: Path) -> str:
    return json.loads((folder / "manifest.json").read_text())["name"]


def teacher(name: str, courses: list[Course] | None = None):
    """Makes a model of this name."""

    def teach(course: Course) -> None:
        (courses if courses is not None else []).append(course)
        course.into.mkdir()
        (course.into / "manifest.json").write_text(json.dumps({"name": name, "sha256": {}, "calibration": {"cue": 1}}))

    return teach


def told(_line: str) -> None:
    """Nobody listens."""


ASKED = Asked(base=Path("base"), at_least=3)


def test_a_better_model_becomes_current_and_the_one_before_comes_back(reviewed, place) -> None:
    first = learn(ASKED, teacher("some"), told)
    assert (first.before, first.after) == (Score(3, 0, 0), Score(3, 2, 2))
    assert shelf.current() == place / first.name == loading.folder()
    second = learn(ASKED, teacher("all"), told)
    assert (second.before.f1, second.after.f1) == (0.8, 1.0)
    assert named(loading.folder()) == "all"
    assert go_back(by=None) == place / first.name
    assert go_back(by=None) is None
    assert loading.folder() == loading.WEIGHTS
    with pytest.raises(shelf.NoModel, match="and the first"):
        go_back(by=None)
    done = list(Activity.objects.order_by("number").filter(target_type="program").values_list("verb", "data"))
    assert [verb for verb, _data in done] == ["switch-model", "switch-model", "model-back", "model-back"]
    assert done[1][1] == {"from": first.name, "to": second.name, "taught": second.taught}
    assert done[3][1] == {"from": first.name, "to": "the model that comes with the program"}


def test_one_that_is_not_better_leaves_nothing_behind(reviewed, place) -> None:
    learn(ASKED, teacher("all"), told)
    before = sorted(path.name for path in place.iterdir())
    assert learn(ASKED, teacher("some"), told).name == ""
    assert learn(ASKED, teacher("all"), told).name == ""
    assert sorted(path.name for path in place.iterdir()) == before


def test_a_course_goes_on_from_the_current_model_unless_anew(reviewed) -> None:
    courses: list[Course] = []
    learn(ASKED, teacher("some", courses), told)
    learn(Asked(at_least=3, corpus=((Path("t"), Path("g")),)), teacher("all", courses), told)
    learn(Asked(at_least=3, base=Path("base"), anew=True), teacher("all", courses), told)
    assert (courses[0].base, courses[0].begin, courses[0].about.get("calibration")) == (Path("base"), None, None)
    assert courses[1].begin == courses[1].base / "model.onnx"
    assert (courses[1].about["calibration"], courses[1].taught[1]) == ({"cue": 1}, (Path("t"), Path("g")))
    assert (courses[2].base, courses[2].begin) == (Path("base"), None)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (Asked(base=Path("base")), "3 attributions are held back"),
        (Asked(at_least=3), "nothing to begin with"),
        (Asked(at_least=3, anew=True), "nothing to begin with"),
    ],
)
def test_too_little_is_said_before_anything_is_taught(reviewed, asked, why) -> None:
    with pytest.raises(TooLittle, match=why):
        learn(asked, lambda _course: pytest.fail("it was taught"), told)


def test_nothing_reviewed_is_nothing_to_learn(db) -> None:
    with pytest.raises(TooLittle, match="No editor has accepted"):
        learn(ASKED, teacher("all"), told)


def test_the_command_reports_both_and_returns(reviewed, monkeypatch) -> None:
    monkeypatch.setattr(train_extractor, "teacher", lambda: teacher("all"))
    out = StringIO()
    call_command("train_extractor", base=Path("base"), at_least=3, stdout=out, stderr=StringIO())
    assert "the new model:     precision 100.0, recall 100.0, F1 100.0" in out.getvalue()
    assert f"Current from now on: {loading.folder().name}" in out.getvalue()
    by = UserFactory(username="keeper")
    call_command("train_extractor", "--back", "--by", "keeper", "--reason", "It finds too little.", stdout=out)
    assert "Current again: the model that comes with the program." in out.getvalue()
    with pytest.raises(CommandError, match="and the first"):
        call_command("train_extractor", "--back")
    taught, left = Activity.objects.order_by("number").filter(target_type="program")
    assert (taught.by, taught.reason) == (
        None,
        "precision 100.0, recall 100.0, F1 100.0; before: precision 0.0, recall 0.0, F1 0.0",
    )
    assert (left.by, left.verb, left.reason) == (by, "model-back", "It finds too little.")
    with pytest.raises(CommandError, match="no account “absent”"):
        call_command("train_extractor", "--back", "--by", "absent")


def test_a_model_that_is_not_there_is_not_written_down_as_current(db, place) -> None:
    nothing = Score(0, 0, 0)
    with pytest.raises(shelf.NoModel):
        make_current("absent", before=nothing, after=nothing, taught=1, by=None)
    assert not Activity.objects.exists()


def test_the_command_says_what_is_missing(settings, monkeypatch) -> None:
    monkeypatch.setitem(train_extractor.importlib.sys.modules, "torch", None)
    with pytest.raises(CommandError, match=r"torch is not installed.*pip install '\.\[train\]'"):
        call_command("train_extractor")
    settings.ATTRIBUTION_MODEL = "/somewhere"
    with pytest.raises(CommandError, match="Unset it"):
        call_command("train_extractor")


def test_no_model_is_current_that_is_not_there(place) -> None:
    with pytest.raises(shelf.NoModel, match="no model “absent”"):
        shelf.switch("absent")


def test_a_score_counts_pairs(tmp_path) -> None:
    texts, gold = tmp_path / "texts", tmp_path / "gold"
    texts.write_text(json.dumps({"doc_id": "a", "text": TEXT}) + "\n" + json.dumps({"doc_id": "b", "text": TEXT}))
    gold.write_text(json.dumps({"doc_id": "a", "content": [[0, 16]]}))
    found = score(finds(*SAID), Part(texts, gold, 2, 1))
    assert found == Score(1, 6, 1)
    assert (found.recall, round(found.precision, 3)) == (1.0, 0.167)
    assert Score(0, 0, 0).f1 == Score(0, 0, 0).precision == Score(0, 0, 0).recall == 0.0
    assert reading_with(None)("“The pier is open to all,” the office said.")[0]["content"] == [[1, 24]]


def test_a_process_notices_that_another_model_is_current(place) -> None:
    for name in ("one", "two"):
        teacher(name)(Course((), Part(Path(), Path(), 0, 0), Path(), None, {}, _made(place / name)))
        shelf.switch(name)
        assert loading.model() == loading.Model(name, "")


def _made(folder: Path) -> Path:
    folder.parent.mkdir(exist_ok=True)
    return folder


def test_one_model_is_taught_at_a_time_and_a_dead_training_leaves_nothing(reviewed, place) -> None:
    (place / ".workshop").mkdir(parents=True)
    (place / ".workshop" / "weights").touch()

    def teach(course: Course) -> None:
        assert not (course.into.parent / "weights").exists()
        with pytest.raises(AtWork):
            learn(ASKED, teacher("some"), told)
        teacher("all")(course)

    assert learn(ASKED, teach, told).name
    assert not (place / ".workshop").exists()
