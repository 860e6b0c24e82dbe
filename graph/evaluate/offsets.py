"""Gold without the report's text: a file names its source, the ranges annotated, and the tags by offset.

    {"source": "work-reports/栖川市/2025.md", "sha256": "…", "ranges": [[0, 40], [96, 310]],
     "tags": [[12, 18, "M", {"s": "done"}], …]}

Ranges count code points of the source decoded as UTF-8, line ends as they are. The excerpt is what they cut
out, joined; tags count in the excerpt. So annotation can be shared where the reports cannot.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import cast

from ...ontology.model import Span
from ..errors import CorpusNeeded, GoldError
from .gold import Gold, GoldTag, check_tags, in_order

KEYS = ("source", "sha256", "ranges", "tags")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An offset file as it stands: tags and ranges are not yet held against the source."""

    file: str
    source: str  # relative to the corpus, with /
    sha256: str  # of the source file's bytes
    ranges: tuple[Span, ...]
    tags: tuple[GoldTag, ...]


def read_offsets(path: Path, corpus: Path | None) -> Gold:
    """Read an offset file and cut its excerpt from the corpus.

    Raises `CorpusNeeded` without a corpus, `GoldError` where the file is no annotation or the source is
    missing or another file than the one annotated.
    """
    excerpt = read_excerpt(path)
    if corpus is None:
        raise CorpusNeeded(
            f"{path.name} holds no text; name the folder of {excerpt.source} with --corpus DIR"
        )
    cut = cut_text(excerpt, corpus)
    check_tags(cut, excerpt.tags, path.name)
    text = cut.replace("\r\n", "\n")
    tags = excerpt.tags if text == cut else tuple(_with_line_feeds(tag, cut) for tag in excerpt.tags)
    return Gold(name=path.stem, text=text, tags=tags, raw=cut.encode("utf8"), path=None)


def read_excerpt(path: Path, *, without_tags: bool = False) -> Excerpt:
    """Read an offset file; `without_tags` lets them be left out, as before annotation."""
    try:
        loaded: object = json.loads(path.read_text("utf8"))
    except ValueError as error:  # neither UTF-8 nor JSON
        raise GoldError(f"{path.name}: it is no JSON file: {error}") from error
    if not isinstance(loaded, dict):
        raise GoldError(f"{path.name}: it must hold one JSON object with {', '.join(KEYS)}")
    fields = cast("dict[str, object]", loaded)
    wanted = KEYS[:-1] if without_tags else KEYS
    missing = [key for key in wanted if key not in fields]
    if missing:
        raise GoldError(f"{path.name}: {', '.join(missing)} is missing; an offset file has {', '.join(KEYS)}")
    return Excerpt(
        file=path.name,
        source=_text(fields["source"], path.name, "source"),
        sha256=_text(fields["sha256"], path.name, "sha256"),
        ranges=_ranges(fields["ranges"], path.name),
        tags=in_order(_tag(item, path.name) for item in _items(fields.get("tags", []), path.name, "tags")),
    )


def cut_text(excerpt: Excerpt, corpus: Path) -> str:
    """Cut the excerpt out of its source, which must be the very file annotated (see `read_offsets`)."""
    if PurePosixPath(excerpt.source).is_absolute() or ".." in PurePosixPath(excerpt.source).parts:
        raise GoldError(f"{excerpt.file}: source {excerpt.source} must lie inside the corpus")
    source = corpus / excerpt.source
    if not source.is_file():
        raise GoldError(f"{excerpt.file}: there is no {source}; name the right folder with --corpus DIR")
    raw = source.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    if digest != excerpt.sha256:
        raise GoldError(
            f"{excerpt.file}: {source} is not the file annotated (sha256 {digest[:12]}…, wanted "
            f"{excerpt.sha256[:12]}…); get that version of it, or annotate this one"
        )
    text = raw.decode("utf8")
    if excerpt.ranges[-1].end > len(text):
        raise GoldError(f"{excerpt.file}: ranges end at {excerpt.ranges[-1].end}, the source at {len(text)}")
    return "".join(span.of(text) for span in excerpt.ranges)


def write_excerpt(excerpt: Excerpt, path: Path) -> None:
    """Write an offset file, a tag a line, so that a change of one tag is a change of one line."""

    def compact(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    head = [f'"source": {compact(excerpt.source)}', f'"sha256": {compact(excerpt.sha256)}']
    head.append(f'"ranges": {compact([list(span) for span in excerpt.ranges])}')
    lines = ",\n".join(compact([*tag.span, tag.name, dict(tag.attributes)]) for tag in excerpt.tags)
    path.write_text("{" + ",\n".join(head) + ',\n"tags": [\n' + lines + "\n]}\n", "utf8", newline="\n")


def _with_line_feeds(tag: GoldTag, text: str) -> GoldTag:
    """Count a tag's span in `text` with CR LF as LF."""
    begin, end = (at - text.count("\r\n", 0, at) for at in tag.span)
    return GoldTag(tag.name, Span(begin, end), tag.attributes)


def _text(value: object, file: str, key: str) -> str:
    if not isinstance(value, str) or not value:
        raise GoldError(f"{file}: {key} must be a text")
    return value


def _items(value: object, file: str, key: str) -> list[object]:
    if not isinstance(value, list):
        raise GoldError(f"{file}: {key} must be a list")
    return cast("list[object]", value)


def _ranges(value: object, file: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for item in _items(value, file, "ranges"):
        pair = _items(item, file, "each range")
        if len(pair) != 2 or not all(type(end) is int for end in pair):
            raise GoldError(f"{file}: range {pair} must be [begin, end] in code points")
        found.append(Span(*cast("list[int]", pair)))
    ends = [end for span in found for end in span]
    if not found or ends[0] < 0 or any(span.end <= span.begin for span in found):
        raise GoldError(f"{file}: ranges must be pairs [begin, end] that each hold a character")
    if any(first > second for first, second in pairwise(ends)):
        raise GoldError(f"{file}: ranges must stand in order and not overlap")
    return tuple(found)


def _tag(value: object, file: str) -> GoldTag:
    items = cast("list[object]", value) if isinstance(value, list) else []
    if [type(item) for item in items] == [int, int, str, dict]:
        begin, end, name, attributes = cast("tuple[int, int, str, dict[str, object]]", items)
        texts = {key: text for key, text in attributes.items() if isinstance(text, str)}
        if len(texts) == len(attributes):
            return GoldTag(name, Span(begin, end), texts)
    raise GoldError(f'{file}: tag {json.dumps(value, ensure_ascii=False)} must be [begin, end, "M", {{…}}]')
