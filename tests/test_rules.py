"""Every rule proves its examples and look-alikes through the whole default pipeline."""

from __future__ import annotations

import re
from functools import cache

import pytest

import cleantext
from cleantext.registry import all_rules
from cleantext.rule import Rule

RULES = all_rules()
EXAMPLES = [pytest.param(rule, *pair, id=f"{rule.code}-{n}") for rule in RULES for n, pair in enumerate(rule.examples)]
LOOK_ALIKES = [pytest.param(rule, text, id=f"{rule.code}-{n}") for rule in RULES for n, text in enumerate(rule.allows)]


@cache
def _pipeline(fix: str, option: str) -> cleantext.Pipeline:
    return cleantext.Pipeline(fix=fix, **({option: True} if option else {}))


def pipeline_for(rule: Rule) -> cleantext.Pipeline:
    """The default pipeline with what the rule needs to run."""
    return _pipeline("safe" if rule.fix == "none" else rule.fix, rule.option)


def codes(result: cleantext.Result) -> set[str]:
    return {code for finding in result.findings for code in (finding.rule, *finding.also)}


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES)
def test_example_comes_out_as_written(rule: Rule, before: str, after: str) -> None:
    result = pipeline_for(rule).repair(before)
    assert result.text == after
    assert rule.code in codes(result)


@pytest.mark.parametrize(("rule", "text"), LOOK_ALIKES)
def test_look_alike_is_left_alone(rule: Rule, text: str) -> None:
    result = pipeline_for(rule).repair(text)
    assert result.text == text
    assert rule.code not in codes(result)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"(ENC|WEB|NAM|SEN|QUO|CAS|SPC|MTR|NUM|GRM)\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.fix in ("none", "safe", "unsafe")
    assert 0 < rule.confidence <= 1
    assert rule.message.endswith(".")
    assert len(rule.rationale) > 40
    assert type(rule).__doc__
    if rule.code not in ("NAM000", "WEB027"):  # need data of the user; tested with some
        assert rule.examples
        assert rule.allows


def test_names_and_codes_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert len({rule.code for rule in RULES}) == len(RULES)
