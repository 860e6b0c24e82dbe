"""Where everything stands: the report's sections flow down columns in reading order, like a newspaper.

A measure heads a row; those who acted stand to its left, what came of it to its right, so that a row reads
from actor to result and no two nodes can overlap. What several measures share stands with one of them.
Nothing is iterated or random: the same scene gives the same whole numbers.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..ontology.terms import GOV
from .kinds import Side
from .scene import Scene

# All lengths are in units of the layout: one CSS pixel at zoom 1.
WIDTH = 500  # of a column
GUTTER = 28  # between columns
LEFT = 246  # from a column's left edge to its measures
MARGIN = 16  # inside a column's edges, free of words
HEADING = 50  # height of a section's heading
TITLE = 26  # height of a measure's own line
STEP = 21  # from one node of a fan to the next
GAP = 16  # below a row
ACTORS_AT, RESULTS_AT = -74, 46  # from the measure to the ends of its two fans
BULGE = 20  # how far a fan is arched
SCREEN = (1060, 750)  # the canvas of a usual window beside the panel; columns are chosen to fill it
MOST_COLUMNS = 40
LOOSE = MARGIN + 8 - LEFT  # where nodes without a measure stand, from where measures stand
ACROSS = 3  # nodes to a line that no section holds


@dataclass(frozen=True, slots=True)
class Frame:
    """The ground of a section, or of its continuation in the next column. `section` None: the rest."""

    x: int
    y: int
    width: int
    height: int
    section: int | None
    continued: bool


class Spot(NamedTuple):
    """Where a node stands, and its label: to the left (-1) or right (1), at most `room` from the node."""

    x: int
    y: int
    side: int
    room: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Spots by index of node, and the frames behind them."""

    at: dict[int, Spot]
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """Something that stays together; its spots count from (where measures stand, top of the row)."""

    section: int | None
    height: int
    spots: tuple[tuple[int, Spot], ...]


def arrange(scene: Scene, members: Collection[int], columns: int | None = None) -> Layout:
    """Lay out the nodes `members` in so many columns, or in as many as fill a screen best."""
    rows = list(_rows(scene, members))
    if columns is not None:
        return _place(_balance(rows, columns))
    tried = (_place(_balance(rows, count)) for count in range(1, MOST_COLUMNS + 1))
    best = next(tried)
    for layout in tried:
        if _zoom(layout) <= _zoom(best):
            break
        best = layout
    return best


def _zoom(layout: Layout) -> float:
    """The zoom at which the whole layout fills the screen."""
    right = max((frame.x + frame.width for frame in layout.frames), default=1)
    bottom = max((frame.y + frame.height for frame in layout.frames), default=1)
    return min(SCREEN[0] / right, SCREEN[1] / bottom)


def _homes(scene: Scene, members: Collection[int]) -> dict[int, int]:
    """For each node that is no measure, the measure it stands with; a problem keeps to its own section.

    Of several measures that is the one in whose section fewest shared nodes stand, then the one nearest the
    middle of them: what is shared is spread over the page, and yet near to something it touches.
    """
    homes = {i: i for i in sorted(members) if scene.nodes[i].is_hub}
    crowd: Counter[tuple[str, int | None]] = Counter()
    for _ in range(2):  # in the second round: what hangs on an outcome, as the body that gave an honour
        settled = dict(homes)
        for i in sorted(set(members) - settled.keys()):
            if scene.nodes[i].cls == GOV.Problem:
                continue
            near = sorted({settled[j] for j in scene.neighbours[i] if j in settled})
            if not near:
                continue
            homes[i] = _least_crowded(scene, near, crowd)
            if len(near) > 1:
                crowd.update(_crowds(scene, homes[i]))
    return homes


def _crowds(scene: Scene, hub: int) -> tuple[tuple[str, int | None], tuple[str, int | None]]:
    """What a node that stands with `hub` crowds: its section, and the measure itself."""
    return ("section", scene.nodes[hub].section), ("hub", hub)


def _least_crowded(scene: Scene, near: Sequence[int], crowd: Counter[tuple[str, int | None]]) -> int:
    middle = (len(near) - 1) // 2

    def cost(at: int) -> tuple[int, int, int]:
        section, hub = _crowds(scene, near[at])
        return crowd[section], crowd[hub], abs(at - middle)

    return near[min(range(len(near)), key=cost)]


def _rows(scene: Scene, members: Collection[int]) -> Iterator[_Row]:
    homes = _homes(scene, members)
    fans: dict[int, list[int]] = defaultdict(list)
    by_section: dict[int | None, list[int]] = defaultdict(list)
    for i in sorted(members):
        if i not in homes or homes[i] == i:
            by_section[scene.nodes[i].section].append(i)
        else:
            fans[homes[i]].append(i)
    for section in (*range(len(scene.sections)), None):
        loose: list[int] = []
        for i in by_section[section]:
            if i in homes:
                yield from _loose(section, loose)
                loose = []
                yield _hub(scene, section, i, fans[i])
            else:
                loose.append(i)
        yield from _loose(section, loose)


def _hub(scene: Scene, section: int | None, hub: int, fan: Sequence[int]) -> _Row:
    """A measure with its two fans."""
    actors = [i for i in fan if scene.nodes[i].kind.side is Side.ACTORS]
    results = [i for i in fan if scene.nodes[i].kind.side is Side.RESULTS]
    spots = [(hub, _spot(0, TITLE // 2))]
    for k, i in enumerate(actors):
        spots.append((i, _spot(ACTORS_AT - _arch(k, len(actors)), TITLE // 2 + k * STEP, side=-1)))
    for k, i in enumerate(results):
        spots.append((i, _spot(RESULTS_AT + _arch(k, len(results)), TITLE + STEP // 2 + k * STEP)))
    height = max(TITLE + len(results) * STEP, TITLE // 2 + len(actors) * STEP, TITLE + 6) + GAP
    return _Row(section, height, tuple(spots))


def _spot(x: int, y: int, side: int = 1) -> Spot:
    """A spot whose label may run to the edge of the column."""
    return Spot(x, y, side, (LEFT + x if side < 0 else WIDTH - LEFT - x) - MARGIN)


def _arch(k: int, count: int) -> int:
    """How far the node `k` of a fan stands out: most in the middle."""
    return round(BULGE * math.sin(math.pi * (k + 0.5) / count)) if count > 2 else BULGE // 2


def _loose(section: int | None, nodes: Sequence[int]) -> Iterator[_Row]:
    """Nodes without a measure, in lines: three to a line where no section holds them, else one."""
    across = ACROSS if section is None else 1
    room = (WIDTH - 2 * MARGIN) // across
    for first in range(0, len(nodes), across):
        line = nodes[first : first + across]
        spots = tuple((i, Spot(LOOSE + k * room, STEP // 2, 1, room - MARGIN)) for k, i in enumerate(line))
        yield _Row(section, STEP + 5, spots)


def _balance(rows: Sequence[_Row], columns: int) -> list[list[_Row]]:
    """Fill columns in order, with the least height at which that many columns are enough."""
    tallest = max((row.height for row in rows), default=0) + HEADING
    height = max(tallest, sum(row.height for row in rows) // columns)
    while len(filled := _fill(rows, height)) > columns:
        height += max(STEP, height // 50)
    return filled


def _fill(rows: Sequence[_Row], height: int) -> list[list[_Row]]:
    filled: list[list[_Row]] = [[]]
    used = 0
    for row in rows:
        column = filled[-1]
        opening = HEADING + GAP if not column or column[-1].section != row.section else 0
        if column and used + opening + row.height > height:
            filled.append([])
            used, opening = 0, HEADING
        filled[-1].append(row)
        used += opening + row.height
    return filled


def _place(filled: Sequence[Sequence[_Row]]) -> Layout:
    at: dict[int, Spot] = {}
    frames: list[Frame] = []
    seen: set[int | None] = set()
    for c, column in enumerate(filled):
        left, y, start = c * (WIDTH + GUTTER), 0, 0
        for k, row in enumerate(column):
            if k == 0 or column[k - 1].section != row.section:
                start = y
                y += HEADING
            for i, spot in row.spots:
                at[i] = spot._replace(x=left + LEFT + spot.x, y=y + spot.y)
            y += row.height
            if k + 1 == len(column) or column[k + 1].section != row.section:
                frames.append(Frame(left, start, WIDTH, y - start, row.section, row.section in seen))
                seen.add(row.section)
                y += GAP
    return Layout(at, tuple(frames))
