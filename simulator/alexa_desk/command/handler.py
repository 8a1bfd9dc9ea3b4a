"""Finding the skill under test: a handler by its name."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType

from alexa_desk.cloud.skill import Handler
from alexa_desk.services import hosted
from alexa_desk.services.network import NetworkGuard
from alexa_desk.services.server import trusted

#: What a handler is called where only its module is named.
_USUAL = ("handler", "lambda_handler")
#: Where it is, in the folder that is deployed.
_LAMBDA = "lambda_function.py"
#: What the environment names in the cloud: a region, on which an AWS client that is made at import
#: insists, and what Amazon keeps for a skill it hosts. A virtual machine is asked for no keys.
_LAMBDA_NAMES = {
    **dict.fromkeys(("AWS_REGION", "AWS_DEFAULT_REGION"), "us-east-1"),
    **dict.fromkeys(("S3_PERSISTENCE_REGION", "DYNAMODB_PERSISTENCE_REGION"), "us-east-1"),
    **dict.fromkeys(("S3_PERSISTENCE_BUCKET", "DYNAMODB_PERSISTENCE_TABLE_NAME"), "alexa-desk"),
    "AWS_EC2_METADATA_DISABLED": "true",
}


class HandlerError(Exception):
    """The handler cannot be had; the message says why and what to do."""


def load_handler(name: str, allow_hosts: tuple[str, ...] = ()) -> Handler:
    """The handler called "package.module:handler", or "path/to/file_or_package:handler".

    A skill builder of the SDK will do as well. Modules are looked for in the working folder too;
    where a file is named, or the folder of a `lambda_function.py`, that folder becomes the working
    folder, as Lambda has it. Raises HandlerError.
    """
    place, _, attribute = name.partition(":")
    for variable, value in _LAMBDA_NAMES.items():
        os.environ.setdefault(variable, value)
    # A log that is written to stdout must not stand between the answers.
    guard = NetworkGuard(allow_hosts)
    with trusted(), guard.closed() as refused, redirect_stdout(sys.stderr):
        hosted.stand_in()
        module = _module(place, refused)
    names = (attribute,) if attribute else _USUAL
    had = [getattr(module, each) for each in names if hasattr(module, each)]
    # What a module calls its handler may be one for its log, too.
    handler = next(filter(_usable, had), next(iter(had), None))
    if handler is None:
        there_are = [each for each in vars(module) if "handler" in each.lower()]
        usual = [each for each in _USUAL if each in there_are]
        like = next((each for each in (*usual, *there_are) if each.islower()), "NAME")
        raise HandlerError(
            f"{place} has no {' and no '.join(names)}: name the handler, like {place}:{like}"
        )
    if not callable(handler) and hasattr(handler, "lambda_handler"):
        handler = handler.lambda_handler()
    if not callable(handler):
        raise HandlerError(f"{name} is no handler: it cannot be called with event and context")
    found: Handler = handler
    return found


def _usable(handler: object) -> bool:
    return callable(handler) or hasattr(handler, "lambda_handler")


def _module(place: str, refused: Sequence[str]) -> ModuleType:
    """The module; `refused` are the hosts that it reached for in vain while it was loaded."""
    path = Path(place)
    if path.name == "__init__.py":
        path = path.parent
    elif (path / _LAMBDA).is_file() and not (path / "__init__.py").is_file():
        path = path / _LAMBDA
    is_file = path.suffix == ".py" or path.is_file() or (path / "__init__.py").is_file()
    folder = path.resolve().parent if is_file else Path.cwd()
    if is_file and folder.is_dir():
        os.chdir(folder)
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(path.stem if is_file else place)
    except ModuleNotFoundError as error:
        if error.name is not None and (path.stem if is_file else place).startswith(error.name):
            raise HandlerError(
                f"there is no module {place} here: name it as Python imports it from {folder}, "
                "like lambda_function:handler"
            ) from error
        raise HandlerError(
            f"{place} needs the module {error.name}, which is not installed here"
        ) from error
    except Exception as error:  # somebody else's module may raise anything when imported
        if refused:
            raise HandlerError(
                f"{place} reaches for {refused[-1]} while it is loaded; nothing leaves this "
                f"machine: let the handler do that, or allow it (--allow-host {refused[-1]})"
            ) from error
        raise HandlerError(f"{place} cannot be loaded: {type(error).__name__}: {error}") from error
