"""Links between reports: each kind a module, drawn for what a build changed."""

from __future__ import annotations

from ...ontology.iris import Iris
from ..merges import Merges
from ..store import Store
from .changed import Changed
from .follow_up import draw_follow_ups
from .recurrence import draw_recurrences
from .reorganisations import draw_reorganisations
from .shared_wording import draw_shared_wording
from .take_up import draw_take_ups


def draw_links(store: Store, iris: Iris, changed: Changed, merges: Merges) -> None:
    """Write every kind of link that the changed reports take part in.

    Afterwards the links graph is as if all links of all reports had been drawn anew; links between other
    reports are neither computed nor written.
    """
    draw_follow_ups(store, iris, changed, merges.promises(iris.base))
    draw_reorganisations(store, iris)
    draw_recurrences(store, iris, changed)
    draw_take_ups(store, iris, changed)
    draw_shared_wording(store, iris, changed)
