"""Only what is stale is built."""

from __future__ import annotations

from pathlib import Path

import pytest

import workshop.stale
from workshop.documents import BrokenContentError, Fault
from workshop.stale import Product, build_stale


@pytest.fixture
def product(tmp_path: Path) -> Product:
    """Something that is built by copying its source."""
    source, target = tmp_path / "source.yaml", tmp_path / "target.json"
    source.write_text("one")

    def built() -> list[Path]:
        return [target] if target.exists() else []

    return Product("copy", (source,), built, lambda: target.write_bytes(source.read_bytes()))


def test_what_is_stale_is_built(
    product: Product, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another source, a lost file or one changed by hand: then and only then it is built."""
    monkeypatch.setattr(workshop.stale, "check", lambda *paths: [])
    source, target, stamps = tmp_path / "source.yaml", tmp_path / "target.json", tmp_path / "stamps"
    assert build_stale([product], stamps) == ["copy"]
    assert build_stale([product], stamps) == []
    source.touch()
    assert build_stale([product], stamps) == []
    source.write_text("two")
    assert build_stale([product], stamps) == ["copy"]
    target.unlink()
    assert build_stale([product], stamps) == ["copy"]
    target.write_text("by hand")
    assert build_stale([product], stamps) == ["copy"]
    assert target.read_text() == "two"


def test_nothing_is_built_of_what_has_faults(
    product: Product, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The skill would fall silent over it."""
    fault = Fault("en/tips.yaml", 7, "the text is missing; write it")
    monkeypatch.setattr(workshop.stale, "check", lambda *paths: [fault])
    with pytest.raises(BrokenContentError, match=r"^en/tips\.yaml:7: the text is missing"):
        build_stale([product], tmp_path / "stamps")
    assert not (tmp_path / "target.json").exists()
