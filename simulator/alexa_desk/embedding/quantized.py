"""The embedding model's graph with products of whole numbers: more than twice as quick.

The file keeps its weights as whole numbers, but multiplies fractions. Its fields (ONNX, a protocol
buffer) are copied as they are; but a product takes the weights as they are kept, and of a table
only what is looked up becomes fractions. Of the eight bits seven are used: some processors add
two products in sixteen bits, where more would overflow.
"""

from collections.abc import Iterator

import numpy as np

# What ONNX numbers the fields of a model, its graph, a node and a tensor.
_GRAPH, _OPERATORS, _NODE, _TENSOR = 7, 8, 1, 5
_INPUT, _OUTPUT, _OPERATOR, _ATTRIBUTE, _DOMAIN, _NAME, _DATA = 1, 2, 4, 5, 7, 8, 9
#: The attribute of a Cast that makes fractions: its name, its value, its type.
_TO_FLOAT = b"\x0a\x02to\x18\x01\xa0\x01\x02"
#: The operators of which a product of whole numbers is one, and their version.
_MORE, _VERSION = b"com.microsoft", b"\x10\x01"

#: Data of this many bytes lies in the file of weights, each at a multiple of `_ALIGNED`.
_LARGE, _ALIGNED = 4096, 64
#: Where the data of a tensor lies: pairs of texts, and that it lies there.
_ELSEWHERE, _IS_ELSEWHERE = 13, b"\x70\x01"

#: What becomes of a signed byte that is halved, the even one of two.
_HALF = bytes(round((byte ^ 128) / 2 - 64) & 255 for byte in range(256))

Content = bytes | memoryview
Parts = tuple[Content, ...]
#: By the name of fractions: the whole numbers they are made of, and their scale.
Kept = dict[str, tuple[str, ...]]


def quantized(model: bytes | memoryview, name: str, begins: int) -> tuple[bytes, bytes]:
    """The ONNX model with products of whole numbers, and its weights.

    It looks for these in a file called `name`, from the byte `begins` on.
    """
    weights = Weights(name, begins)
    parts: list[Content] = []
    for number, content, whole in _fields(memoryview(model)):
        own = number == _GRAPH
        parts += _field(_GRAPH, *_graph(content, weights)) if own else (whole,)
    graph = b"".join((*parts, *_field(_OPERATORS, *_field(1, _MORE), _VERSION)))
    return graph, b"".join(weights.data)


class Weights:
    """Large tensors, one after the other in a file."""

    def __init__(self, name: str, begins: int) -> None:
        self._name, self._end = name, begins
        self.data: list[Content] = []

    def take(self, data: Content) -> Iterator[Content]:
        """Take data up, and tell where it lies now."""
        places = {b"location": self._name, b"offset": self._end, b"length": len(data)}
        for key, value in places.items():
            yield from _field(_ELSEWHERE, *_field(1, key), *_field(2, str(value).encode()))
        yield _IS_ELSEWHERE
        self.data += data, bytes(-len(data) % _ALIGNED)
        self._end += len(data) + -len(data) % _ALIGNED


def _graph(graph: memoryview, weights: Weights) -> Iterator[Content]:
    """The fields of the graph: the nodes in the order they run, then the tensors."""
    fractions: Kept = {}
    factors: dict[str, float] = {}
    for number, content, whole in _fields(graph):
        if number == _NODE:
            yield from _nodes(content, whole, fractions, factors)
        elif number == _TENSOR:
            yield from _tensor(content, whole, factors, weights)
        else:
            yield whole


def _nodes(
    node: memoryview, whole: Content, fractions: Kept, factors: dict[str, float]
) -> Iterator[Content]:
    """What becomes of a node; `factors` are those by which tensors change."""
    texts: dict[int, list[str]] = {}
    for number, content, _ in _fields(node):
        texts.setdefault(number, []).append(str(content, "latin-1"))
    (output, *_), inputs = texts[_OUTPUT], texts.get(_INPUT, [])
    kept = next((fractions[name] for name in inputs if name in fractions), ())
    match texts[_OPERATOR][0], *inputs:
        case "Cast", numbers if numbers.endswith("_q"):
            fractions[output] = (numbers,)
        case "Mul", _, scale if kept:
            fractions[output] = (*kept, scale)
        case "MatMul", factor, _ if kept:
            factors |= zip(kept, (0.5, 2.0), strict=True)
            domain = _field(_DOMAIN, _MORE)
            yield from _node("DynamicQuantizeMatMul", (factor, *kept), output, *domain)
        case "Gather", _, place if kept:
            yield from _node("Gather", (kept[0], place), f"{output} kept")
            yield from _node("Gather", (kept[1], place), f"{output} scale")
            cast = _field(_ATTRIBUTE, _TO_FLOAT)
            yield from _node("Cast", (f"{output} kept",), f"{output} numbers", *cast)
            yield from _node("Mul", (f"{output} numbers", f"{output} scale"), output)
        case _:
            yield whole


def _node(operator: str, inputs: tuple[str, ...], output: str, *more: Content) -> Parts:
    names = [part for name in inputs for part in _field(_INPUT, name.encode())]
    made = (*_field(_OUTPUT, output.encode()), *_field(_OPERATOR, operator.encode()))
    return _field(_NODE, *names, *made, *more)


def _tensor(
    tensor: memoryview, whole: Content, factors: dict[str, float], weights: Weights
) -> Parts:
    """A tensor; the weights of products are halved, and their scales doubled."""
    parts = [*_fields(tensor)]
    named = {number: content for number, content, _ in parts}
    factor = factors.get(str(named[_NAME], "latin-1"), 1.0)
    data: Content = named.get(_DATA, b"")
    if factor > 1:
        data = (np.frombuffer(data, np.float32) * 2).tobytes()
    elif factor < 1:
        data = bytes(data).translate(_HALF)
    elif len(data) < _LARGE:
        return (whole,)
    others = (each for number, _, each in parts if number != _DATA)
    return _field(_TENSOR, *others, *weights.take(data))


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """The number of each field, its content, and the field as a whole."""
    start = 0
    while start < len(message):
        key, place = _number(message, start)
        length, after = _number(message, place)
        if key & 7 == 2:
            place, after = after, after + length
        elif key & 7:
            after = place + (8 if key & 7 == 1 else 4)
        yield key >> 3, message[place:after], message[start:after]
        start = after


def _number(message: memoryview, place: int) -> tuple[int, int]:
    """The number that is written there, in bytes of seven bits, and where it ends."""
    number = shift = 0
    while message[place] & 128:
        number |= (message[place] & 127) << shift
        place, shift = place + 1, shift + 7
    return number | message[place] << shift, place + 1


def _field(number: int, *parts: Content) -> Parts:
    """A field with this content, in parts: they are joined once, for they are large."""
    head, length = [number << 3 | 2], sum(map(len, parts))
    while length > 127:
        head.append(length & 127 | 128)
        length >>= 7
    return (bytes((*head, length)), *parts)
