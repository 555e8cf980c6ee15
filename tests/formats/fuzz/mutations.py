"""Valid files made wrong: by bytes, by lines and cells, by values of their JSON, by parts of their archive."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

WORDS = tuple(
    text.encode()
    for text in (
        "", "\x00", "\ufeff", "\u202e", "\u2028", '"', "'", '""', ",", ";", "\t", "|", "\r", "\n", "\r\n", " ", "–",
        "NaN", "Infinity", "1e999", "-1", "0", "99999999999999999999", "1.5", "1,5", "true", "null", "NA", "[]", "{}",
        "=1+1", "=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "'=x", "../../etc/passwd", "C:\\x", "file:///etc/passwd",
        "http://a.example/x", "javascript:alert(1)", "<script>alert(1)</script>", "<b>", "&amp;",
        "&a;", "&#0;", "_x0000_",
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>', "<?xml version='1.0' encoding='utf-7'?>", "<c r='ZZZ9999999'/>",
        "journey", "section ", "title ", "accDescr {", "}", "%%{init: {}}%%", "---", ": 9: A, A", ":::", "#", "```",
        "id", "stage", "persona", "lane", "order", "needs", "stages", "_columns", "_tables", "_map", "author", "schema",
        "a0", "zz", "Zzzzz", "1.0", "2.0", "99.0", "\\ud800", "\U0001f469\u200d\U0001f467", "é", "ß" * 40,
    )
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 2**53, 10**30, "", " ", "x", "\x00", "a0", "=1+1", "2.0", [], {}, [[]], [None], {"": ""},
    {"cells": 1}, ["x"] * 50, "needs", "claims", {"__proto__": 1},
)  # fmt: skip

Mutation = Callable[[bytes, Random], bytes]


def by_bytes(data: bytes, random: Random) -> bytes:
    """Change, drop, double or cut a few places."""
    made = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        at = random.randrange(len(made) + 1)
        length = random.choice((1, 2, 8, 64, 512))
        match random.randrange(6):
            case 0:
                made[at : at + 1] = bytes([random.randrange(256)])
            case 1:
                del made[at : at + length]
            case 2:
                made[at:at] = made[at : at + length] * random.choice((1, 2, 20))
            case 3:
                made[at:at] = random.choice(WORDS)
            case 4:
                made[at : at + length] = random.choice(WORDS)
            case _:
                if random.random() < 0.3:
                    del made[at:]
    return bytes(made)


def by_cells(data: bytes, random: Random) -> bytes:
    """Change lines and what stands between marks: for tables, Markdown-like texts, XML."""
    lines = data.split(b"\n")
    for _ in range(random.choice((1, 2, 5))):
        at = random.randrange(len(lines))
        other = random.randrange(len(lines))
        match random.randrange(6):
            case 0:
                lines[at] = lines[other]
            case 1:
                lines.insert(at, lines[other])
            case 2:
                lines[at] = b""
            case 3:
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                mark = random.choice((b",", b'"', b":", b">", b"="))
                parts = lines[at].split(mark)
                parts[random.randrange(len(parts))] = random.choice(WORDS)
                lines[at] = mark.join(parts)
    return b"\n".join(lines)


def by_values(data: bytes, random: Random) -> bytes:
    """Change values, keys and shapes of a JSON document, which stays one."""
    document = json.loads(data)
    for _ in range(random.choice((1, 1, 2, 6))):
        _change(document, random)
    text = json.dumps(document, ensure_ascii=random.random() < 0.5, indent=random.choice((None, 1)))
    return text.encode("utf-8", "surrogatepass")


def _change(document: Any, random: Random) -> None:
    inner = document
    while isinstance(inner, dict | list) and inner:
        outer, key = inner, random.choice([*inner] if isinstance(inner, dict) else range(len(inner)))
        inner = outer[key]
        if not isinstance(inner, dict | list) or not inner or random.random() < 0.15:
            match random.randrange(5):
                case 0:
                    del outer[key]
                case 1 if isinstance(outer, dict):
                    outer[random.choice((str(random.choice(ODD)), f"{key}2", "id", "cells", ""))] = inner
                case 2:
                    outer[key] = {"a": inner}
                case 3 if isinstance(outer, dict):
                    outer[key] = outer[random.choice([*outer])]
                case _:
                    outer[key] = random.choice(ODD)
            return


def by_parts(data: bytes, random: Random) -> bytes:
    """Change the files inside an archive, their names, or what is said about them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    for _ in range(random.choice((1, 1, 3))):
        at = random.randrange(len(parts))
        name, part = parts[at]
        match random.randrange(8):
            case 0:
                del parts[at]
                if not parts:
                    return b""
            case 1:
                parts.append((random.choice((name, "../../x.xml", "/etc/passwd", "xl/x.bin", "a" * 300)), part))
            case 2:
                parts[at] = name, parts[random.randrange(len(parts))][1]
            case 3:
                parts[at] = name, by_bytes(part, random)
            case _:
                parts[at] = name, by_cells(part.replace(b"><", b">\n<"), random)
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore", UserWarning)  # two parts of one name are meant
        for name, part in parts:
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def mutations_of(data: bytes) -> tuple[Mutation, ...]:
    """Return the mutations that make sense for a file."""
    if data.startswith(b"PK"):
        return by_parts, by_parts, by_parts, by_bytes
    if data.lstrip().startswith(b"{"):
        return by_values, by_values, by_bytes
    return by_bytes, by_cells
