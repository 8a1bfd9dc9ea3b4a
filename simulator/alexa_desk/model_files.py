"""Model files: where a skill keeps them, and reading them, each locale for itself."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from alexa_desk import cache
from alexa_desk.model import InteractionModel, ModelError, parse_model

#: Where the files are below the folder that is named: there, in a skill package, in a project.
_PLACES = (".", "interactionModels/custom", "skill-package/interactionModels/custom", "models")
_LOCALE = re.compile(r"([a-z]{2})[-_]([a-z]{2})", re.IGNORECASE)
_NAMED = re.compile(r".+[-_.](?=[a-z]{2}[-_][a-z]{2}$)", re.IGNORECASE)
_DEFAULT_LOCALE = "en-US"
#: Where a file is named after nothing at all: what only one language is written with.
_LETTERS = {"ja-JP": "[\u3041-\u30fa]", "hi-IN": "[\u0904-\u0939]", "ar-SA": "[\u0621-\u064a]"}
#: Folders below which nobody keeps a model of their own.
_NOT_OURS = {"node_modules", "site-packages", "build", "dist", "cdk.out"}
#: So many folders are named where there are several.
_TOLD = 8
#: Where a file is named after its language alone.
_FIRST_LOCALES = {
    locale[:2]: locale
    for locale in (
        *("ar-SA", "de-DE", "en-US", "es-ES", "fr-FR"),
        *("hi-IN", "it-IT", "ja-JP", "nl-NL", "pt-BR"),
    )
}


class Models(dict[str, InteractionModel]):
    """The models of a folder by locale; `skipped` says which files were passed over, and why."""

    def __init__(
        self,
        models: dict[str, InteractionModel],
        faults: Callable[[], dict[str, ModelError]],
        skipped: Sequence[str] = (),
    ) -> None:
        super().__init__(models)
        self._faults = faults
        self.skipped = skipped

    @cached_property
    def broken(self) -> dict[str, ModelError]:
        """What is wrong with the other locales; looked up when somebody asks."""
        return self._faults()


def load_models(folder: Path | str, only: str | None = None) -> Models:
    """Read the models of `folder`, or of the skill package or project in it, by locale.

    Where there is a usable file for the locale `only`, the others are not read, and looked at for
    holding a model only where `broken` is asked for. A file that cannot be used is left out and
    told there. Raises ModelError when the folder holds no file that can be used.
    """
    files, skipped = model_files(Path(folder))
    if only in files:
        with suppress(ModelError):
            model = {only: load_model(files[only], only)}
            return Models(model, partial(_no_models, files, only), skipped)
    models: dict[str, InteractionModel] = {}
    broken: dict[str, ModelError] = {}
    for locale, path in files.items():
        try:
            models[locale] = load_model(path, locale)
        except ModelError as error:
            broken[locale] = error
    if models:
        return Models(models, lambda: broken, skipped)
    if broken:
        raise ModelError("\n".join(str(error) for error in broken.values()))
    raise ModelError(f"{folder}: no interaction model (<locale>.json) here; build it first")


def model_files(folder: Path) -> tuple[dict[str, Path], list[str]]:
    """The model file of each locale of a folder, skill package or project, and what is passed over.

    Where the usual places hold none, the one folder below that does is taken. The locale of a model
    that names none is told by its letters where it is the only one. Raises ModelError where several
    folders have models.
    """
    if folder.is_file():
        return {locale_of(folder) or _by_letters(folder): folder}, []
    paths = [path for place in _PLACES for path in sorted((folder / place).glob("*.json"))]
    by_locale, unnamed = _by_locale(paths)
    if not by_locale and not unnamed:
        by_locale, unnamed = _by_locale(_deeper(folder))
    if not by_locale and len(unnamed) == 1:
        return {_by_letters(unnamed[0]): unnamed[0]}, []
    files: dict[str, Path] = {}
    skipped = [f"{path}: names no locale; call it <locale>.json" for path in unnamed]
    for locale, candidates in by_locale.items():
        # A skill's own texts may be in files of the same names.
        best = candidates[0] if len(candidates) == 1 else next(filter(_is_model, candidates), None)
        files[locale] = best = best or candidates[0]
        skipped += [f"{path}: {locale} is in {best}" for path in candidates if path != best]
    return files, skipped


def _by_locale(paths: Iterable[Path]) -> tuple[dict[str, list[Path]], list[Path]]:
    """Files that may be models by locale, those named after it first; and models that name none."""
    by_locale: dict[str, list[Path]] = {}
    others: list[Path] = []
    unnamed: list[Path] = []
    for path in paths:
        if locale := locale_of(path):
            by_locale.setdefault(locale, []).append(path)
        elif _is_model(path):
            others.append(path)
    for path in others:
        ending = locale_of(path.with_stem(_NAMED.sub("", path.stem)))
        if locale := ending or _FIRST_LOCALES.get(path.stem.lower()):
            by_locale.setdefault(locale, []).append(path)
        else:
            unnamed.append(path)
    return by_locale, unnamed


def _deeper(folder: Path) -> list[Path]:
    """The models of the only folder below that holds any. Raises ModelError if there are more."""
    folders: dict[Path, list[Path]] = {}
    for place, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if name[0] != "." and name not in _NOT_OURS)
        paths = [Path(place, name) for name in sorted(names) if name.endswith(".json")]
        if models := [path for path in paths if _is_model(path)]:
            folders[Path(place)] = models
    if len(folders) > 1:
        places = ", ".join(str(place.relative_to(folder)) for place in [*folders][:_TOLD])
        more = f" and {len(folders) - _TOLD} more" if len(folders) > _TOLD else ""
        raise ModelError(f"{folder}: there are models in {places}{more}; name one of the folders")
    return [path for models in folders.values() for path in models]


def _by_letters(path: Path) -> str:
    """The locale whose letters a file holds; American English where they are Latin."""
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return _DEFAULT_LOCALE
    letters = (locale for locale, some in _LETTERS.items() if re.search(some, text))
    return next(letters, _DEFAULT_LOCALE)


def locale_of(path: Path) -> str | None:
    """The locale that a file is named after: "en-US" for en-US.json and en_us.json."""
    match = _LOCALE.fullmatch(path.stem)
    return f"{match[1].lower()}-{match[2].upper()}" if match else None


def load_model(path: Path, locale: str | None = None) -> InteractionModel:
    """Read one model; the locale is the file's name unless given. Raises ModelError.

    What was read of a file is kept for as long as the disk says that it is the same.
    """
    locale = locale or path.stem
    try:
        state = cache.state_of((path, Path(__file__), Path(__file__).with_name("model.py")))
    except OSError as error:
        raise _unreadable(path, error) from error
    return cache.kept(f"model-{locale}-{state}", lambda: _parsed(path, _read(path), locale))


def _parsed(path: Path, document: Any, locale: str) -> InteractionModel:
    try:
        return parse_model(document, locale)
    except ModelError as error:
        raise ModelError(f"{path}: is not an Alexa interaction model: {error}") from error


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise _unreadable(path, error) from error
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{path}: is not JSON ({error}); mend the file") from error


def _unreadable(path: Path, error: OSError) -> ModelError:
    return ModelError(f"{path}: cannot be read ({error.strerror})")


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
        # Most of what else lies there is told by a glance.
        document = b"languageModel" in path.read_bytes() and _read(path)
    except (OSError, ModelError):
        return False
    # One that lacks its outermost layer is told of, not passed over.
    return _holds_a_model(document) or (isinstance(document, dict) and "languageModel" in document)


def _holds_a_model(document: Any) -> bool:
    return isinstance(document, dict) and "interactionModel" in document
