"""Write what TypeScript takes from Python: the messages of maps and of live charts, and tests/contract/schema.json.

python tests/contract/generate.py           write them
python tests/contract/generate.py --check   exit 1 if one of them is not current
"""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

from journeykit.schema.tables import SCHEMA
from journeykit.schema.wire import schema_to_wire

ROOT = Path(__file__).resolve().parents[2]
PROTOCOLS = {
    "journeykit/widgets/protocol.py": "js/src/core/protocol.ts",
    "journeykit/widgets/chart_protocol.py": "js/src/chart/protocol.ts",
}
HEADER = (
    "// Generated from {} by `python tests/contract/generate.py`. Do not edit.\n"
    "// biome-ignore-all format: written by a program\n"
)
PLAIN = {"str": "string", "int": "number", "float": "number", "bool": "boolean", "Any": "unknown", "None": "null"}


def typescript(origin: str) -> str:
    """Return the TypeScript twin of a module of constants, type aliases and TypedDicts."""
    module = ast.parse((ROOT / origin).read_text(encoding="utf-8"))
    blocks = []
    for node, following in zip(module.body, [*module.body[1:], None], strict=True):
        match node:
            case ast.ClassDef():
                blocks.append(_interface(node))
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                blocks.append(_doc(following, "") + _assignment(name, value))
    return HEADER.format(origin) + "\n" + "\n".join(blocks)


def _interface(node: ast.ClassDef) -> str:
    lines = [f"export interface {node.name} {{\n"]
    for member, following in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(member, ast.AnnAssign) and isinstance(member.target, ast.Name):
            optional, annotation = _unwrapped(member.annotation)
            lines.append(_doc(following, "  "))
            lines.append(f"  {member.target.id}{'?' if optional else ''}: {_type(annotation)};\n")
    return _doc(node.body[0], "") + "".join(lines) + "}\n"


def _assignment(name: str, value: ast.expr) -> str:
    if isinstance(value, ast.Constant):
        return f"export const {name} = {json.dumps(value.value)};\n"
    return f"export type {name} = {_type(value)};\n"


def _unwrapped(annotation: ast.expr) -> tuple[bool, ast.expr]:
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "NotRequired":
        return True, annotation.slice
    return False, annotation


def _type(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return PLAIN.get(name, name)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return f"{_type(left)} | {_type(right)}"
        case ast.Subscript(value=ast.Name(id=generic), slice=inner):
            parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            match generic:
                case "Literal":
                    return " | ".join(json.dumps(ast.literal_eval(part)) for part in parts)
                case "tuple":
                    return f"[{', '.join(map(_type, parts))}]"
                case "list":
                    element = _type(parts[0])
                    return f"({element})[]" if " | " in element else f"{element}[]"
                case "dict":
                    return f"Record<{_type(parts[0])}, {_type(parts[1])}>"
    raise SystemExit(f"A protocol uses a type this program does not know: {ast.unparse(node)}")


def _doc(node: ast.stmt | None, indent: str) -> str:
    """Return the comment for a string that stands alone; in Python it documents the line above it."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return f"{indent}/** {node.value.value.strip()} */\n"
    return ""


def outputs() -> dict[Path, str]:
    """Return each generated file with the text it should have."""
    schema = json.dumps(schema_to_wire(SCHEMA), ensure_ascii=False, indent=1, sort_keys=True)
    return {
        **{ROOT / twin: typescript(origin) for origin, twin in PROTOCOLS.items()},
        ROOT / "tests" / "contract" / "schema.json": schema + "\n",
    }


def main(arguments: list[str]) -> int:
    stale = [path for path, text in outputs().items() if not path.exists() or path.read_bytes() != text.encode("utf-8")]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not current. Run python tests/contract/generate.py.")
        return 1 if stale else 0
    for path in stale:
        path.write_bytes(outputs()[path].encode("utf-8"))
        print(f"Wrote {path.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
