"""Which measures of the next report speak of the work that a commitment promised."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .lines import Line, Sentence
from .wording import BREAK, COMMON, rarity

# A pair of characters counts by its rarity in government reports less `COMMON`, but at most by its rarity in
# the two reports (`LOCAL` times ln(sentences / sentences with it)): the place's own name says little.
LOCAL = 1.6
FEWEST = 300  # sentences that two reports are taken to have at least: in short ones nothing would be rare
# What two sentences share by chance in each run of neighbouring pairs: many short runs prove little.
CHANCE = 1.2
ALONE = 2.0  # the most that a pair counts for whose neighbours are not shared: often it straddles two words
FOCUS = 0.4  # what evidence counts for in a sentence that is about much else; the rest grows with its share
MORE = 0.25  # what each further sentence found in the same measure adds, of its own evidence
HEADLINE = 3.0  # the commitment's headline, where it comes back beside another of its sentences
TELLING = 6.0  # what a headline is worth at least that says what the work is
NAMED = 3.0  # a programme or document in common
SAME_INDICATOR = 3.0  # an indicator that the one sets as target and the other reports
HALF = 6.5  # evidence at which the score is 0.5
FOUND_FROM = 0.5
CANDIDATE_FROM = 0.35
KEPT = 3  # candidates of a commitment
WEAKEST = 3.0  # evidence below this is not looked at
# Evidence from which a promised sentence counts as found; one that is worth less cannot be looked for.
SENTENCE_FROM = 5.0


ANSWERED = 7.0  # a target of the commitment that a figure of the measure answers

# Evidence, and the promised and the reported sentence as negative indices: of equal ones the first is best.
_Pair = tuple[float, int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure that may be what became of a commitment: score 0..1, and the two closest sentences."""

    measure: str
    score: float
    promised: Sentence
    reported: Sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure that answers a target of a commitment: its measure, and where target and figure begin."""

    measure: str
    target: int
    figure: int


@dataclass(frozen=True, slots=True)
class Found:
    """What the next report has of a commitment: candidates, best first, and the share of sentences found."""

    candidates: tuple[Candidate, ...]
    share: float


class Matcher:
    """The measures of one report, indexed by pairs of characters, for the commitments of the one before."""

    def __init__(self, commitments: Sequence[Line], measures: Sequence[Line]) -> None:
        self._measures = measures
        self._places = [(at, sentence) for at, line in enumerate(measures) for sentence in line.sentences]
        self._first: dict[str, tuple[int, int]] = {}
        for at, (measure, _) in enumerate(self._places):
            self._first.setdefault(measures[measure].iri, (measure, at))
        lines = (*commitments, *measures)
        self._weights = _weights([sentence for line in lines for sentence in line.sentences])
        self._grams = [frozenset(sentence.grams) - {BREAK} for _, sentence in self._places]
        self._totals = [self._total(sentence.grams) for _, sentence in self._places]
        self._holding: dict[str, list[int]] = {}
        for at, grams in enumerate(self._grams):
            for gram in grams:
                if gram in self._weights:
                    self._holding.setdefault(gram, []).append(at)

    def _total(self, grams: Sequence[str]) -> float:
        return math.fsum([self._weights.get(gram, 0.0) for gram in set(grams)])

    def pairs(self, sentence: Sentence) -> dict[int, tuple[float, int]]:
        """The evidence of the best sentence of each measure for one promised sentence: (evidence, place)."""
        found: dict[int, float] = {}
        for gram in dict.fromkeys(sentence.grams):
            weight = self._weights.get(gram, 0.0)
            if weight > 0:
                for at in self._holding.get(gram, ()):
                    found[at] = found.get(at, 0.0) + weight
        total = self._total(sentence.grams)
        best: dict[int, tuple[float, int]] = {}
        for at, most in sorted(found.items()):
            measure = self._places[at][0]
            known = best.get(measure, (WEAKEST, -1))
            if most <= known[0]:
                continue
            shared = self._shared(sentence.grams, self._grams[at])
            share = min(1.0, max(shared / total, shared / self._totals[at]))
            evidence = shared * (FOCUS + (1 - FOCUS) * share)
            if evidence > known[0]:
                best[measure] = (evidence, at)
        return best

    def _shared(self, grams: Sequence[str], others: frozenset[str]) -> float:
        """The weight of what comes back, run by run of neighbouring pairs."""
        seen: set[str] = set()
        runs: list[float] = []
        run: list[float] = []
        length = 0
        for gram in (*grams, BREAK):
            if gram in others:
                length += 1
                if gram not in seen:
                    seen.add(gram)
                    run.append(self._weights.get(gram, 0.0))
                continue
            worth = min(math.fsum(run), ALONE) if length == 1 else math.fsum(run)
            runs.append(max(0.0, worth - CHANCE))
            run, length = [], 0
        return math.fsum(runs)

    def find(
        self, commitment: Line, decided: Mapping[str, str] | None = None, answers: Iterable[Answer] = ()
    ) -> Found:
        """The candidates for one commitment.

        `decided` holds reviewed verdicts by measure, `answers` the figures that answer its targets.
        """
        verdicts = decided or {}
        pairs: dict[int, list[_Pair]] = {}
        for index, sentence in enumerate(commitment.sentences):
            for measure, (evidence, at) in self.pairs(sentence).items():
                pairs.setdefault(measure, []).append((evidence, -index, -at))
        for answer in answers:
            measure, _ = self._first.get(answer.measure, (-1, 0))
            index = _holding(commitment.sentences, answer.target)
            at = _holding([sentence for _, sentence in self._places], answer.figure)
            if measure >= 0 and index is not None and at is not None and self._places[at][0] == measure:
                pairs.setdefault(measure, []).append((ANSWERED, -index, -at))
        for iri, verdict in verdicts.items():
            measure, at = self._first.get(iri, (-1, 0))
            if verdict == "different":
                pairs.pop(measure, None)
            elif verdict == "same" and measure >= 0 and commitment.sentences:
                pairs.setdefault(measure, [(0.0, 0, -at)])
        found = [self._candidate(commitment, measure, of, verdicts) for measure, of in pairs.items()]
        found.sort(key=lambda candidate: (-candidate.score, candidate.reported.begin, candidate.measure))
        kept = tuple(candidate for candidate in found[:KEPT] if candidate.score >= CANDIDATE_FROM)
        return Found(kept, self._share(commitment, pairs.values()))

    def _candidate(
        self, commitment: Line, measure: int, pairs: list[_Pair], verdicts: Mapping[str, str]
    ) -> Candidate:
        line = self._measures[measure]
        best, index, at = max(pairs)
        evidence = best + MORE * (math.fsum(pair[0] for pair in pairs) - best)
        if index != 0:
            evidence += HEADLINE * self._headline(commitment, measure, -at)
        evidence += NAMED * bool(commitment.names & line.names)
        evidence += SAME_INDICATOR * bool(commitment.indicators & line.indicators)
        score = 1.0 if verdicts.get(line.iri) == "same" else round(evidence / (evidence + HALF), 4)
        return Candidate(line.iri, score, commitment.sentences[-index], self._places[-at][1])

    def _headline(self, commitment: Line, measure: int, at: int) -> float:
        """How much of the commitment's headline comes back in the measure's or in the sentence, 0..1.

        A headline that says little (推动高质量发展) says little when it comes back.
        """
        headline = commitment.sentences[0].grams
        total = self._total(headline)
        grams = self._grams[at] | self._grams[self._first[self._measures[measure].iri][1]]
        return self._shared(headline, grams) / max(total, TELLING)

    def _share(self, commitment: Line, found: Iterable[list[_Pair]]) -> float:
        """The share of the promised sentences that come back, of those that say enough to be looked for."""
        back = {index for pairs in found for evidence, index, _ in pairs if evidence >= SENTENCE_FROM}
        sought = [s for s in commitment.sentences if self._total(s.grams) >= SENTENCE_FROM]
        return min(1.0, len(back) / len(sought)) if sought else 1.0


def _holding(sentences: Sequence[Sentence], at: int) -> int | None:
    return next((n for n, sentence in enumerate(sentences) if sentence.begin <= at < sentence.end), None)


def _weights(sentences: Sequence[Sentence]) -> dict[str, float]:
    listed, rarest = rarity()
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update(set(sentence.grams))
    del counts[BREAK]
    total = max(len(sentences), FEWEST)
    local = {count: LOCAL * math.log(total / count) for count in set(counts.values())}
    weights = {gram: min(listed.get(gram, rarest), local[count]) - COMMON for gram, count in counts.items()}
    return {gram: weight for gram, weight in weights.items() if weight > 0}
