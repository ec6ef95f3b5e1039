"""Phones' invented models, and how a name is told to somebody who has not come in yet."""

from functools import cache

import msgspec

from app.shared.contract.devices import DeviceModel
from app.shared.data_files import read_as
from app.shared.resources import ASSETS

_COVERED = "•"


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One model; its name is the same in every language."""

    id: DeviceModel
    name: str


class _Models(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    models: tuple[Model, ...]


@cache
def device_models() -> tuple[Model, ...]:
    """
    Every model.

    Raises:
        DataFault: The file is malformed.
    """
    return read_as(ASSETS / "device_models.toml", _Models).models


def model_of(device_id: str) -> str:
    """Id of the model that a phone of that id is; always the same one."""
    models = device_models()
    return models[int(device_id, 16) % len(models)].id


def model_name(model_id: str) -> str:
    """What the model is called; its id where this app does not know it."""
    return next((one.name for one in device_models() if one.id == model_id), model_id)


def covered(name: str) -> str:
    """The first letter of each word, and a dot for each other: enough to know one's own phone."""
    return " ".join(word[0] + _COVERED * (len(word) - 1) for word in name.split())
