"""What the rules around the reader are worth on texts of our own; the floors stand a little below the figures."""

from benchmarks.reported import denials, news


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
