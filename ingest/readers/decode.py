"""From a file's bytes to its text, whatever the encoding; what is no text is refused with a reason."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

import cchardet

from ..errors import EmptyFileError, NotTextError
from ..lexicon import table

# The longest report known has 60,000 characters; a web page around it may weigh more.
LARGEST = 20_000_000  # bytes
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
# gb18030 holds all of gb2312 and gbk, and pages declared as these use its characters; so with the two Big5.
WIDER = {
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "cp936", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cp950"), "big5hkscs"),
}
DAMAGED = 0.02  # the share of unreadable characters up to which a text still is UTF-8 with damage
REPLACED = "\ufffd"


def decode(raw: bytes, path: Path) -> tuple[str, str]:
    """Return the text of `raw` and the encoding it was read in; the text has no byte-order mark.

    Tried in order: a byte-order mark, strict UTF-8, UTF-8 with a little damage, the charset that a web page
    declares, UTF-16 without a mark, the guess of faust-cchardet, gb18030. Bytes that stand for no character
    become U+FFFD.

    Raises:
        EmptyFileError: there is nothing in it.
        NotTextError: the first bytes or zero bytes show that it is no text, or it is larger than 20 MB.
    """
    if not raw.strip():
        raise EmptyFileError(path, "the file is empty", "save the report's text into it")
    _refuse_formats(raw, path)
    for encoding in _candidates(raw):
        try:
            text = raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" not in text:
            return _stripped(text, path), encoding
    if b"\0" in raw:
        raise NotTextError(path, "the file is binary, not text", "save the report as plain text")
    text = raw.decode("utf-8", errors="replace")
    if text.count(REPLACED) <= DAMAGED * len(text):
        return _stripped(text, path), "utf-8"
    encoding = next(_guesses(raw), "gb18030")
    return _stripped(raw.decode(encoding, errors="replace"), path), encoding


def _refuse_formats(raw: bytes, path: Path) -> None:
    if len(raw) > LARGEST:
        raise NotTextError(path, "the file is larger than 20 MB", "save only the report's text")
    for row in table("reading/formats", "magic", "what", "remedy"):
        if raw.startswith(bytes.fromhex(row["magic"])):
            raise NotTextError(path, f"the file is {row['what']}, not text", row["remedy"])


def _stripped(text: str, path: Path) -> str:
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise EmptyFileError(path, "the file holds only spaces", "save the report's text into it")
    return text


def _candidates(raw: bytes) -> Iterator[str]:
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            yield encoding
    yield "utf-8"
    # UTF-16 without a mark: only where the text then is mostly Chinese, for almost any bytes decode.
    if len(raw) % 2 == 0:
        yield from (name for name in ("utf-16-le", "utf-16-be") if _mostly_chinese(raw, name))
    damaged = raw.decode("utf-8", errors="replace")
    if damaged.count(REPLACED) <= DAMAGED * len(damaged):
        return
    if declared := META_CHARSET.search(raw[:4096]):
        name = declared[1].decode("ascii").lower()
        yield WIDER.get(name, name)
    yield from _guesses(raw)
    yield "gb18030"


def _guesses(raw: bytes) -> Iterator[str]:
    guess = cchardet.detect(raw).get("encoding") or ""
    # Only encodings that Chinese pages use: a one-byte encoding fits any bytes and so proves nothing.
    if guess.lower() in WIDER:
        yield WIDER[guess.lower()]


def _mostly_chinese(raw: bytes, encoding: str) -> bool:
    text = raw[:8000].decode(encoding, errors="replace")
    common = re.findall(r"[\u4e00-\u9fff，。、\d\s]", text)
    # 的 is about one in thirty characters of prose; 报告 stands in every report.
    return len(common) > 0.8 * len(text) and ("的" in text or "报告" in text)
