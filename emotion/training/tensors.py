"""Tensors on disk: safetensors that are whole or not there at all, and in words what is wrong with others."""

from collections.abc import Mapping
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from emotion.errors import CannotWrite
from emotion.writing import whole


def save_tensors(tensors: Mapping[str, Tensor], path: Path) -> None:
    """Write tensors by name, readable by all.

    Raises
    ------
    CannotWrite
        If the disk is full, or one may not write there; what lay there before stays.
    """
    with whole(path) as beside:
        try:
            save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, beside)
        except SafetensorError as error:  # how it tells of a full disk
            raise CannotWrite(f"{path} cannot be written: {error}") from error
        beside.chmod(0o644)  # safetensors writes for the owner only


def load_tensors(path: Path) -> dict[str, Tensor]:
    """Return tensors by name.

    Raises
    ------
    OSError
        If the file is not there.
    ValueError
        If it is damaged.
    """
    try:
        tensors: dict[str, Tensor] = load_file(path)
    except SafetensorError as error:
        raise ValueError(f"{path} is damaged: {error}") from error
    return tensors
