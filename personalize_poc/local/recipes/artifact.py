"""Reading a trained model from its folder. Needs numpy only."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Generic

import numpy as np

from personalize_poc.local import files
from personalize_poc.local.arrays.types import Columns, Floats
from personalize_poc.local.recipes import catalogue, objective
from personalize_poc.local.recipes.affinity.audience import SegmentModel
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.interface import ModelT_co
from personalize_poc.local.recipes.recipe import RecipeInfo

log = logging.getLogger(__name__)

MANIFEST = "manifest.json"
COLUMNS = "columns.json"
FORMAT = 1


class ModelUnreadable(Exception):
    """A model folder is missing, incomplete or changed. The text says which file."""


@dataclass(frozen=True)
class Trained(Generic[ModelT_co]):
    """A model with everything that serving needs to know about it.

    item_ids[i] is the id of item index i. event_types[t] is the name of event type index t of
    `Query.event_types`. popularity: users per item in training, float32 [n_items], the fallback
    order. manifest: recipe, parameters, metrics, counts, as training wrote them.
    """

    recipe: RecipeInfo
    model: ModelT_co
    item_ids: list[str]
    event_types: list[str]
    popularity: Floats
    manifest: dict[str, Any]
    folder: Path
    columns: Columns = field(default_factory=dict)
    """What the model learned from beside items."""

    @cached_property
    def item_index(self) -> dict[str, int]:
        """Index of each item id."""
        return {item: index for index, item in enumerate(self.item_ids)}

    @cached_property
    def user_ids(self) -> list[str]:
        """Ids of the users that training saw; user_ids[u] is the id of user index u."""
        return list(json.loads((self.folder / "user_ids.json").read_text(encoding="utf-8")))


def load_model(folder: Path) -> Trained[Any]:
    """Read the folder that training wrote, and check that nothing in it has changed.

    Of which kind the model is says `RecipeInfo.evaluation`.

    Raises:
        ModelUnreadable: a file is missing or damaged, or of another format.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelUnreadable(f"{folder / MANIFEST} cannot be read: {error}") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ModelUnreadable(f"{folder / MANIFEST} is not of format {FORMAT}")
    for name, expected in manifest["files"].items():
        if not (folder / name).is_file():
            raise ModelUnreadable(f"{folder / name} is missing")
        if checksum(folder / name) != expected:
            raise ModelUnreadable(f"{folder / name} is not what training wrote")
    recipe = catalogue.named(manifest["recipe"])
    # Models that were trained before such columns were learned from have no such file.
    columns = folder / COLUMNS if COLUMNS in manifest["files"] else None
    return Trained(
        recipe,
        objective.loaded(recipe.algorithm().load(folder), folder),
        list(json.loads((folder / "item_ids.json").read_text(encoding="utf-8"))),
        list(manifest["event_types"]),
        np.load(folder / "popularity.npy", allow_pickle=False),
        manifest,
        folder,
        json.loads(columns.read_text(encoding="utf-8")) if columns else {},
    )


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def model_folder(version_arn: str) -> str:
    """Where the model of a solution version lies, relative to the data directory.

    It follows from the ARN, so an interrupted training or deletion finds it again.
    """
    _, _, _, region, account, name = version_arn.split(":", 5)
    return f"models/{account}-{region}-{name.replace('/', '-')}"


def save(model: Model | SegmentModel, popular: Any, ids: Mapping[str, Any], folder: Path) -> Path:
    """Write model and ids into a folder beside that of the model, and return it."""
    draft = folder.with_name(folder.name + ".part")
    for leftover in (draft, folder):  # of a worker that was killed; the job runs again
        shutil.rmtree(leftover, ignore_errors=True)
    draft.mkdir(parents=True)
    model.save(draft)
    np.save(draft / "popularity.npy", popular)
    for name, values in ids.items():
        (draft / name).write_text(json.dumps(values), encoding="utf-8")
    return draft


def publish(draft: Path, manifest: dict[str, Any], folder: Path) -> None:
    """Seal the files with a manifest, then rename: a model folder is complete or absent."""
    checksums = {path.name: checksum(path) for path in sorted(draft.iterdir())}
    text = json.dumps({**manifest, "files": checksums}, indent=1)
    (draft / MANIFEST).write_text(text, encoding="utf-8")
    files.move_folder(draft, folder)
    log.info("Model of %s in %s", manifest["recipe"], folder)
