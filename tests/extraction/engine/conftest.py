"""The engine that comes with the program, and one whose network says anything at all."""

import numpy as np
import pytest
from tokenizers import Tokenizer

from claims.extraction.engine import loading
from claims.extraction.engine.reading import Engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return loading.load(loading.WEIGHTS)


@pytest.fixture(scope="session")
def tokenizer(engine: Engine) -> Tokenizer:
    return engine.tokenizer


class Anything:
    """A session of a network that answers at random, the same each time."""

    def run(self, _names: None, given: dict[str, np.ndarray]) -> list[np.ndarray]:
        length = given["ids"].shape[1]
        chance = np.random.default_rng(length)
        tags, *vectors = (chance.normal(size=(1, length, width)).astype(np.float32) * 3 for width in (7, 9, 9, 9, 9))
        tags[..., 0] += 8  # most is nothing, as in any text
        return [tags, *vectors]


@pytest.fixture(scope="session")
def blind(engine: Engine) -> Engine:
    made = object.__new__(Engine)
    made.session, made.tokenizer = Anything(), engine.tokenizer
    made.calibration = {}
    return made
