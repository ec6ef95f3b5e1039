"""The data files: TOML read into checked types, with errors that name the file and the field."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from app.shared.resources import ASSETS

T = TypeVar("T")


class DataFault(Exception):
    """
    A data file that cannot be used.

    Attributes:
        file: Its path below ``assets``.
        field: Where in it, such as ``$.fields[1].kind``; ``$`` where it is the whole.
        reason: What is wrong.
    """

    def __init__(self, file: Path | str, field: str, reason: str) -> None:
        name = Path(file)
        if name.is_absolute() and name.is_relative_to(ASSETS):
            name = name.relative_to(ASSETS)
        super().__init__(f"{name.as_posix()}: {field}: {reason}")
        self.file = name.as_posix()
        self.field = field
        self.reason = reason


def read_table(path: Path) -> dict[str, Any]:
    """
    One TOML file as a table.

    Raises:
        DataFault: It is missing, not UTF-8 or not TOML.
    """
    import tomllib  # noqa: PLC0415  # 3 ms of patterns that a start from the cache may not need

    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except OSError as err:
        raise DataFault(path, "$", err.strerror or "cannot be read") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise DataFault(path, "$", str(err)) from None


def read_as(path: Path, wanted: type[T], **given: Any) -> T:
    """
    One TOML file as ``wanted``; ``given`` are fields that the file's name settles, such as the id.

    Raises:
        DataFault: It is missing, malformed, or not a ``wanted``.
    """
    return checked(path, {**read_table(path), **given}, wanted)


def checked(path: Path, table: Any, wanted: type[T], at: str = "$") -> T:
    """
    A part of a file as ``wanted``; ``at`` is where in the file the part stands.

    Raises:
        DataFault: It is not one.
    """
    try:
        return msgspec.convert(table, wanted)
    except msgspec.ValidationError as err:
        reason, _, inner = str(err).partition(" - at `")
        raise DataFault(path, at + inner.rstrip("`").removeprefix("$"), reason) from None


def names_in(folder: str) -> tuple[str, ...]:
    """The ids of a folder's TOML files, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in (ASSETS / folder).glob("*.toml")))
