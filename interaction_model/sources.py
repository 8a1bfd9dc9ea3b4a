"""Reading the YAML files that people write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from interaction_model.errors import ModelError

# The parser in C is ten times faster; it is not on every machine.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _OnceLoader(_Loader):  # type: ignore[misc]  # yaml's loader has no types
    """Refuses a key written twice, which YAML would silently let the last one win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Build a mapping whose keys are all different."""
        seen = set()
        for key_node, _ in node.value:
            key = key_node.value
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"'{key}' is written twice", key_node.start_mark
                )
            seen.add(key)
        built: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return built


def read_folder(folder: Path) -> dict[str, Any]:
    """Read the YAML files of a folder as one; a section of keys may stand in several of them.

    Raises:
        ModelError: there is no such file, one cannot be read, or two say the same.
    """
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise ModelError(f"{folder}: there is no such file; write language.yaml in this folder.")
    whole: dict[str, Any] = {}
    for path in files:
        for section, content in read_yaml(path).items():
            known = whole.setdefault(section, content)
            if known is content:
                continue
            both = isinstance(known, dict) and isinstance(content, dict)
            twice = [key for key in content if key in known] if both else [section]
            if twice:
                raise ModelError(f"{path}: '{twice[0]}' is written twice; keep one of the two.")
            known.update(content)
    return whole


def read_yaml(path: Path) -> dict[str, Any]:
    """Read a YAML file that holds a mapping.

    Raises:
        ModelError: the file is missing, is no YAML or holds something else.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_OnceLoader)
    except FileNotFoundError:
        raise ModelError(f"{path}: there is no such file; write it or name another.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ModelError(
            f"{path}: this is not valid YAML ({error}); mend the place named."
        ) from None
    if not isinstance(content, dict):
        raise ModelError(f"{path}: the file must hold keys with values; see the file of English.")
    return content


def mapping(content: dict[str, Any], key: str, where: str) -> dict[str, Any]:
    """Return the mapping under ``key``, an empty one when it is absent.

    Raises:
        ModelError: something else is written there.
    """
    value = content.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ModelError(f"{where}: '{key}' must hold keys with values, not {value!r}.")
    return value


def texts(content: dict[str, Any], key: str, where: str) -> list[str]:
    """Return the list of texts under ``key``; one text counts as a list of one.

    Raises:
        ModelError: something else is written there, such as a number or ``yes`` without quotes.
    """
    value = content.get(key)
    if value is None:
        return []
    found = value if isinstance(value, list) else [value]
    for text in found:
        if not isinstance(text, str):
            raise ModelError(f"{where}: '{key}' holds {text!r}; put it in quotes to make it text.")
    return found
