"""The verdict on a text: what the table says, and the promises about the quality."""

from __future__ import annotations

import json
import pickle
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from cleantext.finding import Finding
from cleantext.profile import KINDS, profile, weight_of, weights
from cleantext.registry import all_rules, grammar_rules
from strategies import texts

CODES = sorted({rule.code for rule in (*all_rules(), *grammar_rules())} | {"TST001", "X", ""})


def found(rule: str, original: str = "a", replacement: str | None = None, confidence: float = 1.0) -> Finding:
    return Finding(rule, 0, len(original), original, replacement, "Message.", confidence)


findings = st.builds(
    Finding,
    rule=st.sampled_from(CODES),
    start=st.just(0),
    end=st.just(0),
    original=st.sampled_from(["", "a", "a b " * 30]),
    replacement=st.sampled_from([None, "", "a b c"]),
    message=st.just(""),
    confidence=st.just(0.0) | st.floats(0.01, 1),  # rules give two decimals; subnormal numbers vanish in the sums
    applied=st.booleans(),
    also=st.lists(st.sampled_from(CODES), max_size=2).map(tuple),
)


# -- the quality ---------------------------------------------------------------------------------


@given(st.lists(findings, max_size=12), findings, st.integers(0, 10**7))
def test_another_finding_never_raises_the_quality(some: list[Finding], one: Finding, words: int) -> None:
    before, after = profile(some, words), profile([*some, one], words)
    assert 0 <= after.quality <= before.quality <= 1
    assert after.damage >= before.damage


@given(st.lists(findings, max_size=12), st.integers(0, 10**7), st.randoms())
def test_order_and_fix_level_do_not_matter(some: list[Finding], words: int, random: object) -> None:
    shuffled = [replace(finding, applied=not finding.applied) for finding in some]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert profile(shuffled, words) == profile(some, words)


@given(st.lists(findings, max_size=12), st.integers(0, 10**7))
def test_figures_are_in_their_ranges(some: list[Finding], words: int) -> None:
    verdict = profile(some, words)
    assert verdict.kind in KINDS
    assert 0 <= verdict.certainty <= 1
    assert sum(verdict.families.values()) == pytest.approx(1 if verdict.damage else 0)
    assert all(0 < share <= 1 for share in verdict.families.values())
    assert json.loads(json.dumps(verdict.to_dict())) == verdict.to_dict()
    assert pickle.loads(pickle.dumps(verdict)) == verdict


@settings(deadline=None)
@given(texts)
def test_every_text_has_the_same_profile_each_time(text: str) -> None:
    first, second = cleantext.repair(text), cleantext.repair(text)
    assert first.profile == second.profile
    assert first.to_dict()["profile"] == first.profile.to_dict()


def test_more_of_the_same_damage_lowers_the_quality() -> None:
    rates = [profile([found("SEN030")] * number, 500).quality for number in range(8)]
    assert rates == sorted(set(rates), reverse=True)


def test_long_texts_are_judged_by_the_rate() -> None:
    """Ten times the text with ten times the findings differs only by the prior."""
    short, long = profile([found("SEN030")] * 5, 1000), profile([found("SEN030")] * 50, 10_000)
    assert long.quality == pytest.approx(short.quality, abs=0.06)


def test_one_slip_does_not_damn_a_line() -> None:
    assert profile([found("SPC001")], 12).quality > 0.95
    assert profile([found("SEN030")], 12).quality > 0.7


def test_confidence_counts() -> None:
    sure, unsure = (profile([found("SEN030", confidence=value)], 100).quality for value in (0.9, 0.5))
    assert sure < unsure < 1


def test_a_loop_counts_by_its_length() -> None:
    loops = [profile([found("MTR001", "on record " * times, "on record ")], 300).quality for times in (2, 20, 200)]
    assert loops == sorted(loops, reverse=True)
    assert loops[0] > 0.8
    assert loops[2] < 0.2


def test_a_family_takes_no_more_than_its_part() -> None:
    spacing = profile([found("SPC001")] * 10_000, 100)
    assert 1 - (weights()["SPC"].worst or 0) <= spacing.quality < 0.8
    assert profile([found("GRM001")] * 10_000, 100).quality == 1


def test_empty_and_clean_text() -> None:
    for text in ("", " \n", "The mill is closed."):
        verdict = cleantext.repair(text).profile
        assert (verdict.quality, verdict.kind, verdict.damage, verdict.families) == (1, "clean", 0, {})
    assert cleantext.repair("").profile.certainty == 0


def test_time_is_linear() -> None:
    def seconds(number: int) -> float:
        many = [found("WEB001", "word " * 10)] * number
        start = time.process_time()
        profile(many, 10 * number)
        return time.process_time() - start

    few, many = (min(seconds(number) for _ in range(5)) for number in (2000, 20_000))
    assert many < 30 * few


# -- the kind ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "kind"),
    [
        ([], "clean"),
        (["MTR060"], "machine-translated"),
        (["MTR030", "ENC051", "NUM030"], "machine-translated"),
        (["CAS001", "SEN030", "NAM001"], "round-tripped"),
        (["WEB001"] * 4, "scraped"),
        (["MTR080"], "scraped"),
        (["MTR090"], "spun"),
        (["SPC001"] * 20, "tokenised"),
        (["MTR020"] * 3, "tokenised"),
        (["SEN030"], "clean"),
        (["SPC001"] * 2, "clean"),
        (["GRM001"] * 50, "clean"),
        (["ENC070"] * 3, "unclear"),
    ],
)
def test_kind(rules: list[str], kind: str) -> None:
    assert profile([found(rule) for rule in rules], 200).kind == kind


def test_more_signs_make_the_kind_more_certain() -> None:
    certainties = [profile([found("SEN030")] * number, 300).certainty for number in (2, 4, 8, 16)]
    assert certainties == sorted(set(certainties))


def test_annotated_documents_are_told_apart() -> None:
    """Every damaged document scores lower than every clean one."""
    paths = (Path(__file__).parent.parent / "corpora").glob("*.json")
    quality: dict[str, list[float]] = {"damaged": [], "clean": []}
    for document in (json.loads(path.read_text(encoding="utf-8")) for path in paths):
        verdict = cleantext.repair(document["text"]).profile
        quality[document["kind"]].append(verdict.quality)
        assert (verdict.kind == "clean") == (document["kind"] == "clean")
    assert max(quality["damaged"]) < min(quality["clean"])


# -- the table -----------------------------------------------------------------------------------


def test_the_table_is_well_formed() -> None:
    rows = (Path(cleantext.__file__).parent / "profile/weights.tsv").read_text(encoding="utf-8").splitlines()
    for row in rows:
        if row.startswith(("#", "prefix")):
            continue
        prefix, points, per, kind, evidence, worst, reason = row.split("\t")
        assert float(points) >= 0
        assert per in ("place", "words")
        assert kind in ("-", *KINDS[2:])
        assert (kind == "-") == (evidence == "-")
        assert (worst != "-") == (len(prefix) in (1, 3))
        assert worst == "-" or 0 <= float(worst) <= 1
        assert reason.endswith(".")
    assert len(weights()) == sum(not row.startswith(("#", "prefix")) for row in rows)


def test_every_row_is_about_some_rule_and_every_rule_has_its_family() -> None:
    codes = [code for code in CODES if len(code) == 6 and not code.startswith("TST")]
    for prefix in weights():
        assert any(code.startswith(prefix) for code in codes), prefix
    assert all(weight_of(code).prefix for code in codes)
    assert weight_of("TST001").prefix == ""


def test_the_longest_prefix_counts() -> None:
    assert [weight_of(code).prefix for code in ("SEN012", "SEN011", "SEN030", "SEN040")] == ["SEN012", "SEN01", "SEN", "SEN040"]
