"""What the rules around the reader are worth on texts of our own; the floors stand a little below the figures."""

from benchmarks.reported import denials, news, retractions


def test_news_of_other_trades() -> None:
    found = news()
    assert 2 * found["found"] / (found["labelled"] + found["proposed"]) >= 0.88
    assert found["source"] / found["found"] >= 0.93
    assert found["mode"] / found["found"] >= 0.97
    assert found["act"] / found["found"] >= 0.87


def test_denials_and_what_they_deny() -> None:
    before, after = denials("before"), denials("after")
    assert before["cases"] + after["cases"] == 60
    assert before["polarity"] + after["polarity"] >= 54
    assert before["target"] + after["target"] >= 50
    assert after["polarity"] >= 25
    assert after["target"] >= 23


def test_what_is_taken_back() -> None:
    before, after = retractions("before"), retractions("after")
    assert before["taken"] + after["taken"] == 30
    assert before["taken_right"] >= 15
    assert after["taken_right"] >= 9
    assert before["nothing_right"] + after["nothing_right"] == before["nothing"] + after["nothing"] == 18
