"""What each figure of a sentence is about: its own subject, or that of the figures before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ...ontology.model import Bound, Change
from .figure_lead import Lead, clause_before, read_lead
from .indicators import (
    RANKED,
    counted_behind,
    done_to,
    joint_name,
    last_member,
    listed_members,
    parts,
    shared_tail,
    subject_phrase,
    verb_touching,
)
from .quantities import Quantity
from .units import units

CONNECTED = re.compile(r"\s?(?:[、和与及,]|以及|,?和)?\s?")
PER_HEAD = re.compile(r"(?:月|年)?(?:人均|户均|亩均|单产|增速|增幅|总产)$")
# Code points of a predicate that tells apart what a noun of so many code points leaves open.
SAID_OF = {1: 8, 2: 8, 3: 8, 4: 5}
PREDICATE = re.compile(
    r"(?:全部|均|都|已|已经|先后|相继)?(?!全面|全部|顺利|圆满|如期|基本)((?:(?![的和与等])[一-鿿“”]){2,8})(?=[,。;、\n])"
)
STREAK = re.compile(r"(?:已|并)?连续$")
STREAK_TAIL = re.compile(r"(?:保持|位居|位列|稳居|蝉联|荣获|获评|获得)?([^,。;、\n]{0,12})")
MEASURED = re.compile(r"(?<![第前\d.])\d+(?![\d强名位])")  # a number that is no rank
DOUBLINGS = "番"  # 翻一番 says by itself that something rose
NAME_LENGTH = 16  # a clause of up to so many code points may name what the next one measures
RATE_UNITS = ("%", "‰", "个百分点", "百分点", "倍", "成")


class Subject(NamedTuple):
    """`phrase` is the indicator phrase; `base`, without 年均 or a gap, is what later figures inherit."""

    phrase: str
    base: str
    change: Change | None
    reached: bool = False  # 达 or 达到 stands before the number, or before the list it belongs to


@dataclass(slots=True)
class Sentence:
    """What the figures so far in one sentence were about."""

    begin: int
    last: Subject | None = None
    bases: list[str] = field(default_factory=list[str])
    claimed: int = 0  # where the noun phrase behind the last figure ends, which the next one may not claim
    dealt: list[str] = field(default_factory=list[str])  # subjects still to be dealt out by 分别


class Subjects:
    """Finds the subjects of a report's quantities, asked for in order."""

    def __init__(self, folded: str, quantities: list[Quantity]) -> None:
        self.folded = folded
        self.quantities = quantities
        self.sentence = Sentence(0)

    def of(self, index: int, sentence: int) -> Subject:
        """The subject of the quantity at `index`, in the sentence that begins at offset `sentence`."""
        if sentence != self.sentence.begin:
            self.sentence = Sentence(sentence)
        quantity = self.quantities[index]
        state = self.sentence
        floor = max(self.quantities[index - 1].span.end if index else 0, state.claimed)
        listed = state.last is not None and CONNECTED.fullmatch(self.folded, floor, quantity.span.begin)
        if listed:
            subject = self._listed(index, quantity)
        else:
            lead = read_lead(self.folded, quantity.span.begin, max(floor, sentence))
            subject = self._own(index, quantity, lead)
        state.last = subject
        if subject.base and subject.base not in state.bases:
            state.bases.append(subject.base)
        return subject

    def _behind(self, index: int) -> str:
        """The noun phrase behind a quantity, up to the next one."""
        following = (
            self.quantities[index + 1].span.begin if index + 1 < len(self.quantities) else len(self.folded)
        )
        end = self.quantities[index].span.end
        return counted_behind(self.folded, end, following)

    def _claim(self, index: int, phrase: str) -> str:
        """Take the noun phrase behind a quantity, so that the next one does not read it as its own lead."""
        end = self.quantities[index].span.end
        self.sentence.claimed = max(end, self.folded.find(phrase, end) + len(phrase))
        return phrase

    def _predicate(self, index: int, counted: str, words: str) -> str:
        """What a clause says of what it counts, where the figure opens the clause (10个项目投产运行)."""
        if words and not words.endswith("等"):
            return ""
        end = self.quantities[index].span.end
        at = self.folded.find(counted, end) + len(counted)
        said = PREDICATE.match(self.folded, at)
        return said[1] if said and len(said[1]) <= SAID_OF.get(len(counted), SAID_OF[4]) else ""

    def _listed(self, index: int, quantity: Quantity) -> Subject:
        """A further member of a list: the same subject, or the next one that 分别 deals out."""
        last = self.sentence.last
        assert last is not None
        alike = quantity.unit == self.quantities[index - 1].unit
        counted = quantity.unread or units().kind(quantity.unit) == "counter" or not alike
        if counted and (behind := self._behind(index)):
            opens = self.folded[quantity.span.begin - 1] == ","
            behind += self._predicate(index, behind, "") if opens else ""
            return Subject(self._claim(index, behind), behind, None)
        change = last.change if alike else None
        if self.sentence.dealt:
            base = self.sentence.dealt.pop(0)
            phrase = last.phrase.replace(last.base, base) if last.base else base
            return Subject(phrase, base, change, last.reached and alike)
        return Subject(last.phrase, last.base, change, last.reached and alike)

    def _own(self, index: int, quantity: Quantity, lead: Lead) -> Subject:
        words = lead.subject
        streak = STREAK.search(words)
        if streak:
            return self._streak(quantity, words[: streak.start()])
        base = self._behind_threshold(index, self._named(index, quantity, lead))
        if not base:
            base = self._before(quantity, lead) or self._inherited(index, lead)
        elif lead.spread:
            members = listed_members(words) or shared_tail(words)
            base = self._deal(index, members or parts(base), joint_name(words) or base)
        elif self.sentence.last is not None:
            base = done_to(base, self.sentence.last.base)
        change = Change.UP if quantity.unit == DOUBLINGS else lead.change
        return Subject(self._phrase(base, lead), base, change, lead.reached)

    def _named(self, index: int, quantity: Quantity, lead: Lead) -> str:
        """The subject that this figure's own clause names; empty where it names none."""
        last, words = self.sentence.last, lead.subject
        kind = units().kind(quantity.unit)
        subject = subject_phrase(words)
        counter = kind == "counter" and not (lead.from_level and subject)  # 申请材料由26份减至9份
        counted = self._behind(index) if counter or len(subject) <= 2 else ""
        if quantity.unit in RATE_UNITS:
            of_what = self.folded[quantity.span.end : quantity.span.end + 1] == "的"
            counted = self._behind(index) if of_what else "" if subject else counted
        if counted:
            self._claim(index, counted)
            if last is not None and RANKED.match(counted):
                return last.base + counted
            verb = verb_touching(words)
            return verb + counted if verb else counted + self._predicate(index, counted, words)
        if counter and not (lead.joint or lead.spread):
            subject = last_member(subject)
        if subject.startswith("占") and last is not None:
            return last.base.split("占")[0] + subject
        if PER_HEAD.fullmatch(subject) and last is not None:
            return last.base + subject if subject.endswith(("增速", "增幅")) else subject + last.base
        return subject

    def _behind_threshold(self, index: int, phrase: str) -> str:
        """The phrase with the size that stands right before it and tells which are meant (30亿元以上项目)."""
        before = self.quantities[index - 1] if index else None
        if before is None or not phrase or before.bound is Bound.EQUAL:
            return phrase
        touches = self.folded.startswith((phrase, "的" + phrase), before.span.end)
        return before.span.of(self.folded) + phrase if touches else phrase

    def _before(self, quantity: Quantity, lead: Lead) -> str:
        """The clause before, where this one only says from which level (`轻纺工业的比重,由59.1%`)."""
        if not lead.fresh or not (lead.from_level or self.sentence.last is None):
            return ""
        comma = self.folded.rfind(",", self.sentence.begin, quantity.span.begin)
        if comma < 0:
            return ""
        words, _ = clause_before(self.folded, comma, self.sentence.begin)
        named = subject_phrase(words)
        return named if len(named) <= NAME_LENGTH else ""

    def _inherited(self, index: int, lead: Lead) -> str:
        """The last subject of the sentence; where 分别 follows several, the first of them."""
        state = self.sentence
        if state.last is None:
            return ""
        if lead.spread and len(state.bases) > 1:
            return self._deal(index, state.bases, state.last.base)
        return state.last.base

    def _deal(self, index: int, subjects: list[str], joint: str) -> str:
        """Deal subjects among as many figures in a list; else the joint name serves all of them."""
        count = 1
        for left, right in zip(self.quantities[index:], self.quantities[index + 1 :], strict=False):
            if not CONNECTED.fullmatch(self.folded, left.span.end, right.span.begin):
                break
            count += 1
        if count < 2 or count != len(subjects):
            self.sentence.dealt = []
            return joint
        self.sentence.dealt = list(subjects[1:])
        return subjects[0]

    def _phrase(self, base: str, lead: Lead) -> str:
        last = self.sentence.last
        if lead.gap:
            return (last.phrase if last is not None and last.base == base else base) + lead.gap
        if lead.yearly and lead.change is Change.UP:
            return base + "年均增长"
        return base

    def _streak(self, quantity: Quantity, words: str) -> Subject:
        """`连续19年全省第一`: the subject, 连续, and what has lasted."""
        last = self.sentence.last
        base = subject_phrase(words) or (last.base if last is not None else "")
        tail = STREAK_TAIL.match(self.folded, quantity.span.end)
        lasting = tail[1] if tail else ""
        if MEASURED.search(lasting):  # 连续三年保持100%: the next figure says what lasted
            return Subject(base, base, None)
        return Subject(f"{base}连续{lasting}", base, None)
