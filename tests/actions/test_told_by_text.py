"""Texts that tell results, by clinicians and by protocol: a question is spared once, whoever sends the text."""

from dataclasses import replace

import pytest

from gpsim.model.simulate import simulate
from gpsim.records import put
from gpsim.scenarios.actions.results import Results
from gpsim.scenarios.actions.text_message import TextMessage
from gpsim.scenarios.files import adopt
from gpsim.scenarios.scenario import Scenario, settled
from gpsim.scenarios.verbs import needs
from gpsim.streams import Luck
from tests.actions.front_doors import forms
from tests.actions.village import ids_of

TEXTS, PROTOCOL = "new_consultation_types.text_message", "productive_work_flows.results"


@pytest.mark.parametrize(("results", "told", "left"), [(0.1, 0.15, 0.85), (0.3, 0.15, 0.70), (0.0, 0.2, 0.8)])
def test_a_question_that_a_text_spares_is_spared_once_whoever_sends_it(
    results: float, told: float, left: float
) -> None:
    """A clinician's text and one by protocol are about the same results: not 0.9 x 0.85, but the less of the two."""
    texts = adopt(TEXTS, ceiling=1.0, results=results)
    protocol = adopt(PROTOCOL, ceiling=1.0, told=told)
    both = settled(forms(), Scenario((texts, protocol)))
    assert both.needs["result_query"].level == pytest.approx(left)
    alone = [settled(forms(), Scenario((one,))).needs["result_query"].level for one in (texts, protocol)]
    assert alone == pytest.approx([1.0 - results, 1.0 - told])


def test_questions_that_both_spare_are_no_fewer_minutes_than_the_stronger_spares() -> None:
    """Of the same births: with both exactly those are left that are left with the one that spares more."""
    asked = put(forms(), "needs.result_query.rate", lambda _: 200.0)

    def left(**levels: float) -> set[int]:
        practice = asked
        for name, share in levels.items():
            practice = needs.tell(practice, "result_query", name, share, {})
        log = simulate(practice, weeks=1, warmup=0, cooldown=0, luck=Luck(1, 0, practice.code))
        return ids_of(log, "result_query")

    assert left(texts=0.3, protocol=0.5) == left(protocol=0.5) == left(protocol=0.5, texts=0.3)
    assert left(protocol=0.5) < left(texts=0.3) < left()


def test_more_of_the_same_action_spares_more_questions() -> None:
    """Three tenths in place and half of the practice anew: 0.7 x 0.5 of the questions are left; texts spare as much."""
    already = replace(forms(), in_place={"productive_work_flows": {"results": 0.3}})
    scenario = Scenario((adopt(PROTOCOL, ceiling=0.8, told=1.0),))
    told = Results().told
    level = settled(already, scenario).needs["result_query"].level
    assert level == pytest.approx((1.0 - 0.3 * told) * 0.5)
    more = Scenario((adopt(PROTOCOL, ceiling=0.8, told=1.0), adopt(TEXTS, ceiling=1.0, results=0.5)))
    assert settled(already, more).needs["result_query"].level == pytest.approx(level)


def test_questions_that_texts_in_place_spare_are_not_spared_again_by_protocol() -> None:
    """Clinicians who text 0.8 x 0.1 of results leave 0.92 of questions in the file; 0.85 are left with the protocol."""
    already = replace(forms(), in_place={"new_consultation_types": {"text_message": 0.8}})
    spared = 0.8 * TextMessage().results
    for told in (0.15, 0.05):
        made = settled(already, Scenario((adopt(PROTOCOL, ceiling=1.0, told=told),)))
        assert made.needs["result_query"].level == pytest.approx((1.0 - max(spared, told)) / (1.0 - spared))
    more = settled(already, Scenario((adopt(TEXTS, ceiling=1.0, results=0.5),)))
    assert more.needs["result_query"].level == pytest.approx(1.0 - 0.2 * 0.5)
    both = settled(already, Scenario((adopt(TEXTS, ceiling=1.0, results=0.5), adopt(PROTOCOL, ceiling=1.0, told=0.15))))
    assert both.needs["result_query"].level == pytest.approx(more.needs["result_query"].level)
