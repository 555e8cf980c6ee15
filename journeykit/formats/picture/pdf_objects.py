"""The objects of a PDF put in one order, whatever order they were written in, with the document's title and language.

The package that makes PDFs writes fonts in any order; so that the same map gives the same bytes, objects are numbered
anew as they are met from the root on. What is in them stays as it is.
"""

from __future__ import annotations

import re

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY = re.compile(rb"(\d{10}) \d{5} ([nf])")
_TRAILER = re.compile(rb"trailer\s*(<<.*?>>)\s*startxref", re.DOTALL)
_OBJECT = re.compile(rb"\s*(\d+) 0 obj\s*(.*?)\s*endobj\s*$", re.DOTALL)
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_FONTS = re.compile(rb"(?:\s*/fo\d+ \d+ 0 R){2,}")
_HEAD = b"%PDF-1.7\n%\x80\x80\x80\x80\n"


def in_order(pdf: bytes, title: str, language: str) -> bytes:
    """Return a PDF of `vl_convert` in one order, with a title; one that is built in another way stays as it is."""
    parts = _parts(pdf)
    if parts is None:
        return pdf
    objects, trailer = parts
    numbers: dict[int, int] = {}
    waiting = _references(trailer)
    while waiting:
        number = waiting.pop(0)
        if number in objects and number not in numbers:
            numbers[number] = len(numbers) + 1
            waiting = [*_references(_dictionary(objects[number])), *waiting]
    written, offsets = bytearray(_HEAD), []
    for number in numbers:
        offsets.append(len(written))
        body = _told(objects[number], title, language)
        written += b"%d 0 obj\n%s\nendobj\n\n" % (numbers[number], _renumbered(body, numbers))
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(numbers) + 1)
    written += b"".join(b"%010d 00000 n\r\n" % offset for offset in offsets)
    trailer = re.sub(rb"/Size \d+", b"/Size %d" % (len(numbers) + 1), _renumbered(trailer, numbers))
    return bytes(written + b"trailer\n%s\nstartxref\n%d\n%%%%EOF" % (trailer, start))


def _parts(pdf: bytes) -> tuple[dict[int, bytes], bytes] | None:
    """Return the objects by number, and the trailer."""
    start, trailer = _START.search(pdf[-64:]), _TRAILER.search(pdf, max(len(pdf) - 4_096, 0))
    table = _TABLE.match(pdf, int(start[1])) if start else None
    if not (start and trailer and table):
        return None
    entries = _ENTRY.findall(pdf, table.end(), trailer.start())
    offsets = sorted(int(offset) for offset, kind in entries if kind == b"n")
    objects = {}
    for offset, end in zip(offsets, [*offsets[1:], int(start[1])], strict=False):
        found = _OBJECT.match(pdf[offset:end])
        if found is None:
            return None
        objects[int(found[1])] = _FONTS.sub(_sorted, found[2]) if b"/Font <<" in found[2] else found[2]
    return objects, trailer[1]


def _sorted(fonts: re.Match[bytes]) -> bytes:
    found: list[bytes] = re.findall(rb"\s*/fo\d+ \d+ 0 R", fonts[0])
    return b"".join(sorted(found))


def _dictionary(body: bytes) -> bytes:
    """Return what comes before the stream of an object."""
    return body.partition(b"stream\n")[0]


def _references(dictionary: bytes) -> list[int]:
    return [int(number) for number in _REFERENCE.findall(dictionary)]


def _renumbered(body: bytes, numbers: dict[int, int]) -> bytes:
    head, joint, rest = body.partition(b"stream\n")
    head = _REFERENCE.sub(lambda found: b"%d 0 R" % numbers.get(int(found[1]), 0), head)
    return head + joint + rest


def _told(body: bytes, title: str, language: str) -> bytes:
    """Return the object with the title, if it is the one that has it, or with the language."""
    if body.startswith(b"<<") and b"/Producer (" in body and b"stream" not in body:
        # Two bytes a letter, behind a mark that says so.
        written = ("\ufeff" + title).encode("utf-16-be", "replace").hex().encode()
        return body.replace(b"<<", b"<<\n  /Title <%s>" % written, 1)
    if re.search(rb"/Type\s*/Catalog", _dictionary(body)):
        said = b"/ViewerPreferences << /DisplayDocTitle true >>"
        said += b" /Lang (%s)" % language.encode() if language else b""
        return body.replace(b"<<", b"<<\n  " + said, 1)
    return body
