"""What filters and operators can be used on: a text is not rounded, and a group of fields is not joined."""

from __future__ import annotations

from jinja2 import nodes

from generator.contract.types import Group, Listed, Number, OneOf, Type, Words
from generator.lint.values import Value, attribute, constant, element

_ANY = {"default", "d"}
_LETTERS = (
    "capitalize center first forceescape indent float int join last list lower replace reverse select reject "
    "sort title truncate unique upper urlencode urlize wordcount wordwrap tojson batch slice"
)
# What leaves the markup of bold words and links as it is.
_RICH = {*_ANY, "count", "e", "escape", "length", "safe", "string", "striptags", "trim"}
_TEXT = {*_RICH, *_LETTERS.split()}
_NUMBER = {*_ANY, "abs", "e", "escape", "filesizeformat", "float", "int", "round", "safe", "string", "tojson"}
_SEVERAL = (
    "batch count first groupby join last length list map max min random reject rejectattr reverse "
    "select selectattr slice sort sum unique"
)
_LIST = {*_ANY, *_SEVERAL.split()}
# These look at each of a list, at a field of it where one is named.
_BY_FIELD = {"map", "groupby", "sort", "unique", "sum", "min", "max", "join", "selectattr", "rejectattr"}


def wrong_filter(node: nodes.Filter, value: Value) -> str:
    """Why a filter cannot be used on a value; nothing where it can, or nobody knows."""
    of = value.type
    if of is None or node.name in _ANY:
        return ""
    if isinstance(of, (Group, OneOf)):
        return f"the filter '{node.name}' cannot be used on a whole group of fields"
    if isinstance(of, Listed):
        return _wrong_for_list(node, value) or ("" if node.name in _LIST else _not_on(node.name, "a list"))
    if isinstance(of, Words):
        if node.name in _TEXT and node.name not in _RICH and not of.plain:
            return f"the filter '{node.name}' would spoil bold words and links"
        return "" if node.name in _TEXT else _not_on(node.name, "a text")
    return "" if node.name in _NUMBER else _not_on(node.name, "a number")


def _not_on(name: str, what: str) -> str:
    return f"the filter '{name}' cannot be used on {what}"


def _wrong_for_list(node: nodes.Filter, value: Value) -> str:
    if node.name not in _BY_FIELD:
        return ""
    one = element(value)
    field = _field_named(node)
    if field is None:
        if node.name == "sum" and not isinstance(one.type, Number):
            return "the filter 'sum' needs numbers"
        grouped = isinstance(one.type, (Group, OneOf, Listed))
        return f"the filter '{node.name}' needs the name of a field: these are no texts" if grouped else ""
    if one.type is not None and attribute(one, field) is None:
        return f"there is no field '{field}' in each of these"
    return ""


def _field_named(node: nodes.Filter) -> str | None:
    named = next((constant(one.value) for one in node.kwargs if one.key == "attribute"), None)
    if named is None and node.name in ("groupby", "selectattr", "rejectattr") and node.args:
        named = constant(node.args[0])
    return str(named) if isinstance(named, str) else None


def wrong_operator(node: nodes.BinExpr, left: Value, right: Value) -> str:
    """Why two values cannot be worked out together."""
    if left.type is None or right.type is None:
        return ""
    numbers = isinstance(left.type, Number) and isinstance(right.type, Number)
    texts = isinstance(left.type, Words) and isinstance(right.type, Words)
    if numbers or (texts and isinstance(node, nodes.Add)):
        return ""
    hint = "; texts are joined with '~'" if isinstance(node, nodes.Add) else ""
    return f"'{node.operator}' cannot be used on {kind_of(left.type)} and {kind_of(right.type)}{hint}"


def wrong_comparison(operator: str, left: Value, right: Value) -> str:
    """Why two values cannot be compared so."""
    if left.type is None or right.type is None or operator in ("eq", "ne"):
        return ""
    if operator in ("in", "notin"):
        if isinstance(right.type, Listed) or (isinstance(right.type, Words) and isinstance(left.type, Words)):
            return ""
        return f"'in' cannot be asked of {kind_of(right.type)} for {kind_of(left.type)}"
    same = isinstance(left.type, (Words, Number)) and type(left.type) is type(right.type)
    return "" if same else f"{kind_of(left.type)} and {kind_of(right.type)} cannot be compared by size"


def kind_of(of: Type) -> str:
    """A type in words."""
    if isinstance(of, Words):
        return "a text"
    if isinstance(of, Number):
        return "a number"
    if isinstance(of, Listed):
        return "a list"
    return "a group of fields" if isinstance(of, (Group, OneOf)) else "true or false"


def type_of_constant(node: nodes.Const) -> Type | None:
    """The type of what stands in a template itself."""
    return Number() if isinstance(node.value, (int, float)) and not isinstance(node.value, bool) else None
