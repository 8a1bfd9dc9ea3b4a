"""Model files: where a skill keeps them, and reading them, each locale for itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from alexa_desk.model import InteractionModel, ModelError, parse_model

#: Where the files are below the folder that is named: there, in a skill package, in a project.
_PLACES = (".", "interactionModels/custom", "skill-package/interactionModels/custom", "models")
_LOCALE = re.compile(r"([a-z]{2})[-_]([a-z]{2})", re.IGNORECASE)
_NAMED = re.compile(r".+[-_.](?=[a-z]{2}[-_][a-z]{2}$)", re.IGNORECASE)
_DEFAULT_LOCALE = "en-US"
#: Where a file is named after its language alone.
_FIRST_LOCALES = {
    locale[:2]: locale
    for locale in (
        *("ar-SA", "de-DE", "en-US", "es-ES", "fr-FR"),
        *("hi-IN", "it-IT", "ja-JP", "nl-NL", "pt-BR"),
    )
}


class Models(dict[str, InteractionModel]):
    """The models of a folder by locale."""

    def __init__(
        self, models: dict[str, InteractionModel], faults: Callable[[], dict[str, ModelError]]
    ) -> None:
        super().__init__(models)
        self._faults = faults

    @cached_property
    def broken(self) -> dict[str, ModelError]:
        """What is wrong with the other locales; looked up when somebody asks."""
        return self._faults()


def load_models(folder: Path | str, only: str | None = None) -> Models:
    """Read every `<locale>.json` of `folder`, or of the skill package in it, by locale.

    Where there is a usable file for the locale `only`, the others are not read, and looked at for
    holding a model only where `broken` is asked for. A file that cannot be used is left out and
    told there. Raises ModelError when the folder holds no file that can be used.
    """
    files = dict(model_files(Path(folder)))
    if only in files:
        with suppress(ModelError):
            return Models({only: load_model(files[only], only)}, partial(_no_models, files, only))
    models: dict[str, InteractionModel] = {}
    broken: dict[str, ModelError] = {}
    for locale, path in files.items():
        try:
            models[locale] = load_model(path, locale)
        except ModelError as error:
            broken[locale] = error
    if models:
        return Models(models, lambda: broken)
    if broken:
        raise ModelError("\n".join(str(error) for error in broken.values()))
    raise ModelError(f"{folder}: no interaction model (<locale>.json) here; build it first")


def model_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the locale and path of each model file of a folder or of the skill package in it.

    A single file that names no locale is taken for American English.
    """
    if folder.is_file():
        yield locale_of(folder) or _DEFAULT_LOCALE, folder
        return
    for place in _PLACES:
        files = sorted((folder / place).glob("*.json"))
        files_by_locale = [(locale, path) for path in files if (locale := locale_of(path))]
        files_by_locale = files_by_locale or _otherwise_named(files)
        if files_by_locale:
            yield from files_by_locale
            return


def _otherwise_named(files: Iterable[Path]) -> list[tuple[str, Path]]:
    """Models named after a language, or with their locale at the end, or the only one there is."""
    models = [path for path in files if _is_model(path)]
    named = [(locale_of(path.with_stem(_NAMED.sub("", path.stem))), path) for path in models]
    named += [(_FIRST_LOCALES.get(path.stem.lower()), path) for path in models]
    found = [(locale, path) for locale, path in named if locale]
    return found or [(_DEFAULT_LOCALE, path) for path in models if len(models) == 1]


def locale_of(path: Path) -> str | None:
    """The locale that a file is named after: "en-US" for en-US.json and en_us.json."""
    match = _LOCALE.fullmatch(path.stem)
    return f"{match[1].lower()}-{match[2].upper()}" if match else None


def load_model(path: Path, locale: str | None = None) -> InteractionModel:
    """Read one model; the locale is the file's name unless given. Raises ModelError."""
    return _parsed(path, _read(path), locale or path.stem)


def _parsed(path: Path, document: Any, locale: str) -> InteractionModel:
    try:
        return parse_model(document, locale)
    except ModelError as error:
        raise ModelError(f"{path}: is not an Alexa interaction model: {error}") from error


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{path}: is not JSON ({error}); build the model again") from error


def _no_models(files: dict[str, Path], but: str) -> dict[str, ModelError]:
    """Tell what is wrong with files that are no model at all; that of the locale `but` is one."""
    broken: dict[str, ModelError] = {}
    for locale, path in files.items():
        try:
            if locale != but and not _holds_a_model(document := _read(path)):
                _parsed(path, document, locale)
        except ModelError as error:
            broken[locale] = error
    return broken


def _is_model(path: Path) -> bool:
    try:
        document = _read(path)
    except ModelError:
        return False
    # One that lacks its outermost layer is told of, not passed over.
    return _holds_a_model(document) or (isinstance(document, dict) and "languageModel" in document)


def _holds_a_model(document: Any) -> bool:
    return isinstance(document, dict) and "interactionModel" in document
