"""Breaks the code on purpose, one small fault at a time, and shows that some test notices each.

    python tests/mutations.py            every fault
    python tests/mutations.py slot       those whose description has "slot" in it

A fault replaces one piece of text in a copy of the tree and runs the tests named beside it there; it is
noticed when they fail. The same tests pass on the tree as it is, or nothing would be shown.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
COPIED = ("gpsim", "tests", "scenarios", "pyproject.toml", "README.md")


@dataclass(frozen=True, slots=True)
class Fault:
    """One deliberate mistake."""

    what: str
    file: str  # below gpsim/
    old: str
    new: str
    tests: tuple[str, ...]  # below tests/


MORNINGS = "mornings/test_"
FAULTS = (
    Fault(
        "of practices that share a hub, whichever is given first goes first at one instant",
        "model/neighbours.py",
        "sorted(surgeries, key=lambda surgery: surgery.luck.practice)",
        "surgeries",
        ("laws/test_guests.py::test_the_order_in_which_practices_are_given_changes_no_byte",),
    ),
    Fault(
        "a partner's clock stands still when its slot is taken by a guest",
        "model/hub.py",
        "host.surgery.clock.catch_up(clock.time)",
        "pass",
        ("laws/test_guests.py::test_littles_law_holds_exactly_in_each_practice_of_a_hub",),
    ),
    Fault(
        "a guest who does not come is forgotten at home",
        "model/attendance.py",
        "home.clock.at(self.surgery.clock.time, Rank.ARRIVAL, episode.own.id, act, appointment)",
        "return",
        ("laws/test_guests.py::test_littles_law_holds_exactly_in_each_practice_of_a_hub",),
    ),
    Fault(
        "letters that clerks took leave no longer ones to GPs",
        "scenarios/verbs/paper_verbs.py",
        "step: replace(old, minutes=with_mean(old.minutes, left)),",
        "step: old,",
        ("actions/test_productive_work_flows.py::test_gps_read_fewer_letters_each_of_which_takes_longer",),
    ),
    Fault(
        "the website and the form each move their share of what is left to ring",
        "scenarios/verbs/front_door.py",
        "max(0.0, share - (1.0 - now / before)) * (before / now)",
        "share",
        ("actions/test_online.py::test_the_website_and_the_form_move_as_much_as_the_stronger",),
    ),
    Fault(
        "nobody's usual clinician is known, so that all are strangers",
        "model/consultation.py",
        "if not usual or usual == seen_by:",
        "if not usual:",
        (f"{MORNINGS}continuity.py",),
    ),
    Fault(
        "who fears a full book hears of nobody else",
        "model/ease.py",
        "source = response.heard_from or name",
        "source = name",
        (f"{MORNINGS}response.py",),
    ),
    Fault(
        "each try's hours are a percentage of the first try's week",
        "study/capacity.py",
        "whole = sum(wholes) / len(wholes) if wholes else 0.0",
        "whole = wholes[0] if wholes else 0.0",
        ("test_study.py::test_hours_and_their_per_cent_are_clear_together",),
    ),
    Fault(
        "clinics are given up in busy months",
        "scenarios/verbs/clinic_times.py",
        "further(beyond[half_day.day, month], -half_day.minutes)",
        "further(beyond[half_day.day, month], half_day.minutes)",
        ("actions/test_match_capacity.py::test_patients_wait_less_beyond_the_day_they_want",),
    ),
    Fault(
        "a clinic is moved to where no room is free",
        "scenarios/verbs/clinic_half_days.py",
        "taken[day, half, month] + many <= practice.team.rooms",
        "taken[day, half, month] <= practice.team.rooms",
        ("actions/test_match_capacity.py::test_a_clinic_without_a_room_stays_where_it_is",),
    ),
    Fault(
        "the telephone is left alone in a quiet hour",
        "scenarios/verbs/telephone_hours.py",
        "there[turn.when] >= 2.0 * HOUR",
        "there[turn.when] >= HOUR",
        ("actions/test_match_capacity.py::test_somebody_else_goes_on_answering_in_the_hour_that_is_left",),
    ),
    Fault(
        "hours at the telephone are taken from anywhere",
        "scenarios/verbs/telephone_hours.py",
        "quiet = min(calls,",
        "quiet = max(calls,",
        ("actions/test_match_capacity.py::test_who_does_papers_answers_in_the_rush_and_who_answers_does_papers_after_it",),
    ),
    Fault(
        "the rate of births is 2% too high",
        "model/arrivals.py",
        "return record.rate * practice.list_size / 1000.0 * share",
        "return 1.02 * record.rate * practice.list_size / 1000.0 * share",
        ("oracles/test_telephone.py::test_callers_hold_as_erlang_c_says",),
    ),
    Fault(
        "a lognormal law has its median for its mean",
        "distributions.py",
        "math.log(mean) - variance / 2",
        "math.log(mean)",
        ("oracles/test_waiting_room.py::test_patients_wait_as_pollaczek_and_khinchine_say",),
    ),
    Fault(
        "a decision taken again has the same luck",
        "streams.py",
        "            x = mix((x + k * _SPREAD) & MASK)",
        "            x = mix(x)",
        ("laws/test_streams.py",),
    ),
    Fault(
        "demand moves the luck of the next decision",
        "model/luck.py",
        "        taken[decision] = 1\n",
        "        taken[decision] = 1\n        decision += str(len(taken))\n",
        ("mornings",),
    ),
    Fault(
        "a lost redial",
        "model/telephone.py",
        "            surgery.clock.at(again, Rank.ARRIVAL, episode.id, surgery.pathway.approach, episode)",
        "            pass",
        (f"{MORNINGS}telephone.py",),
    ),
    Fault(
        "whoever holds never rings off",
        "model/telephone.py",
        "        if not call.gone:\n",
        "        if call.gone:\n",
        ("oracles/test_telephone.py::test_callers_abandon_as_erlang_a_says", f"{MORNINGS}telephone.py"),
    ),
    Fault(
        "one caller too many may hold",
        "model/telephone.py",
        "elif self.holding >= policy.limit:",
        "elif self.holding > policy.limit:",
        ("oracles/test_telephone.py::test_a_line_for_two_is_engaged_as_erlang_says",),
    ),
    Fault(
        "an interval free is counted double",
        "model/timesheet.py",
        "        self._free += minutes\n",
        "        self._free += 2.0 * minutes\n",
        ("test_five_cases.py",),
    ),
    Fault(
        "overtime counts from the start of the work",
        "model/timesheet.py",
        "self._overtime += ended - max(began, shift.end)",
        "self._overtime += ended - began",
        (f"{MORNINGS}clinic.py",),
    ),
    Fault(
        "who should stop on time stays",
        "model/person.py",
        'if self.role.finishes == "stops"',
        'if self.role.finishes == "never"',
        (f"{MORNINGS}clinic.py",),
    ),
    Fault(
        "a freed slot is not returned to the book",
        "model/book.py",
        "            slot.released = self.surgery.clock.time\n            self.free.shelve(slot)\n",
        "            slot.released = self.surgery.clock.time\n",
        (f"{MORNINGS}book.py",),
    ),
    Fault(
        "a slot taken stays in the book",
        "model/book.py",
        "        self.free.pools[slot.pool].remove(slot)\n",
        "",
        (f"{MORNINGS}book.py",),
    ),
    Fault(
        "a day is released a day late",
        "model/book.py",
        "time = (day - horizon) * DAY + clock",
        "time = (day - horizon + 1) * DAY + clock",
        (f"{MORNINGS}book.py",),
    ),
    Fault(
        "those who wait are served last come, first served",
        "model/waiting.py",
        "        self._number += 1\n",
        "        self._number -= 1\n",
        (f"{MORNINGS}book.py",),
    ),
    Fault(
        "who does not come is who comes",
        "model/attendance.py",
        'comes = episode.draw("attends") >= ',
        'comes = episode.draw("attends") < ',
        (f"{MORNINGS}clinic.py",),
    ),
    Fault(
        "a patient who was due to cancel does not come either way",
        "model/attendance.py",
        "        self.surgery.book.give_back(appointment)\n",
        "",
        (f"{MORNINGS}book.py",),
    ),
    Fault(
        "patients are seen in the order in which they come",
        "model/consultation.py",
        "(self.waiting[place - 1].start, self.waiting[place - 1].id) > (item.start, item.id)",
        "False",
        (f"{MORNINGS}returns.py",),
    ),
    Fault(
        "the duty list has no cap",
        "model/unbooked.py",
        "surgery.duty_today >= duty.cap or ",
        "",
        (f"{MORNINGS}duty.py",),
    ),
    Fault(
        "no visit is for today",
        "model/unbooked.py",
        "if now % DAY <= opening(visiting.close):",
        "if now < 0.0:",
        (f"{MORNINGS}duty.py",),
    ),
    Fault(
        "the patients of somebody ill wait for nobody",
        "model/days.py",
        "                surgery.book.withdraw(worker, day)\n",
        "                pass\n",
        (f"{MORNINGS}paperwork.py",),
    ),
    Fault(
        "a group loses a share of its minutes",
        "model/groups.py",
        "(ended - began) * i / many",
        "(ended - began) * i / (many + 1)",
        (f"{MORNINGS}group.py", "laws/test_groups.py"),
    ),
    Fault(
        "who comes when a group is over begins another",
        "model/groups.py",
        "if slot in self.over:",
        "if slot == self.over:",
        (f"{MORNINGS}group.py",),
    ),
    Fault(
        "a group has one place",
        "practice/weekly.py",
        "return group.places if group is not None else 1",
        "return 1",
        (f"{MORNINGS}group.py", "practice/test_explain.py"),
    ),
    Fault(
        "training of somebody absent is forgotten",
        "model/days.py",
        "worker.own.push, debt)",
        "worker.interrupt, debt)",
        (f"{MORNINGS}training.py", "laws/test_training.py"),
    ),
    Fault(
        "training that does not fit into the shift is forgotten",
        "model/overheads.py",
        "            if item.minutes > 0.0:\n",
        "            if item.minutes < 0.0:\n",
        (f"{MORNINGS}training.py", "laws/test_training.py"),
    ),
    Fault(
        "a paper skips its next step",
        "model/inbox.py",
        "        self.enter(sheet, self._after(sheet, step))\n",
        "        self._file(sheet)\n",
        (f"{MORNINGS}paperwork.py",),
    ),
    Fault(
        "an offer refused is an offer accepted",
        "model/steering.py",
        '< self.record.accepts:',
        '>= self.record.accepts:',
        (f"{MORNINGS}desk.py",),
    ),
    Fault(
        "nobody whom the place asked for suits is steered away from it",
        "model/offers.py",
        "if mistaken.keys() - {name}]",
        "if name in made and mistaken.keys() - {name}]",
        (f"{MORNINGS}desk.py", "laws/test_offers.py"),
    ),
    Fault(
        "wrong offers come on top of the others",
        "model/offers.py",
        "(1.0 - wrong) * steering.offered[name]",
        "steering.offered[name]",
        (f"{MORNINGS}desk.py", "laws/test_offers.py"),
    ),
    Fault(
        "a patient sent to a full clinic is left there",
        "model/navigation.py",
        "            episode.place = asks_for\n",
        "            return WAITING_LIST\n",
        (f"{MORNINGS}desk.py",),
    ),
    Fault(
        "steering a form takes nobody's time",
        "model/triage.py",
        '(episode.draw("triage_read")) + self.surgery.navigation.steering.listen(episode))',
        '(episode.draw("triage_read")) + 0.0 * self.surgery.navigation.steering.listen(episode))',
        (f"{MORNINGS}triage.py",),
    ),
    Fault(
        "whoever makes nothing of a link always asks again",
        "model/triage.py",
        'episode.draw("link_returns") < self.policy.link_returns',
        "True",
        (f"{MORNINGS}triage.py",),
    ),
    Fault(
        "somebody sent elsewhere never comes back",
        "model/outside.py",
        'if share and place.bounce_to and episode.draw(f"bounce.{name}") < share:',
        "if False:",
        (f"{MORNINGS}returns.py",),
    ),
    Fault(
        "what is read on the list is not counted",
        "model/triage.py",
        "            self._row(worker, item, began)\n",
        "            pass\n",
        (f"{MORNINGS}triage.py",),
    ),
    Fault(
        "a question to the supervisor takes no time",
        "model/inbox.py",
        "max(ticks(item.minutes(item.episode.draw(item.decision))), LEAST)",
        "LEAST",
        (f"{MORNINGS}debrief.py",),
    ),
    Fault(
        "a visit is talked over as a call is",
        "model/consultation.py",
        'supervision.visits if seen.kind.record.mode == "home_visit" else None',
        "None",
        (f"{MORNINGS}visits.py",),
    ),
    Fault(
        "a call is talked over as a visit is",
        "model/consultation.py",
        'supervision.visits if seen.kind.record.mode == "home_visit" else None',
        "supervision.visits",
        (f"{MORNINGS}visits.py",),
    ),
    Fault(
        "every visit needs a doctor",
        "model/unbooked.py",
        'episode.once("shared_visit") < visiting.shared',
        "False",
        (f"{MORNINGS}visits.py",),
    ),
    Fault(
        "who cannot wait at home is sent to a nurse who comes in some days",
        "model/patients.py",
        "return self.housebound[episode.patient] and not episode.urgent",
        "return self.housebound[episode.patient]",
        (f"{MORNINGS}at_home.py", "actions/test_collaboration.py"),
    ),
    Fault(
        "those at home are offered what the others are",
        "model/steering.py",
        "(self.offers_at_home if at_home else self.offers)",
        "self.offers",
        (f"{MORNINGS}at_home.py",),
    ),
    Fault(
        "what suits those at home is what suits the others",
        "model/pathway.py",
        "suitable = need.suitable_at_home\n",
        "pass\n",
        (f"{MORNINGS}at_home.py",),
    ),
    Fault(
        "what is asked about visits is no part of supervision",
        "scenarios/verbs/post.py",
        " + home_visits.visits_of(practice, person) * of_visits",
        "",
        ("actions/test_colleague.py",),
    ),
    Fault(
        "no GP makes a visit that a colleague may make",
        "scenarios/verbs/home_visits.py",
        "serves=(*serves[:after], shared_queue, *serves[after:])",
        "serves=serves",
        ("actions/test_colleague.py",),
    ),
    Fault(
        "the telephone comes after the desk",
        "model/staff.py",
        'names = [name for name in activity.serves if name != "patients"]',
        'names = sorted(name for name in activity.serves if name != "patients")',
        (f"{MORNINGS}desk.py",),
    ),
    Fault(
        "the measured window is shifted by a day",
        "measures/windows.py",
        "(times >= 0.0) & (times < log.measured)",
        "(times >= 1440.0) & (times < log.measured + 1440.0)",
        ("measures",),
    ),
    Fault(
        "holding includes the talk",
        "measures/access.py",
        'held = rows["answered"] - rows["arrived"]',
        'held = rows["ended"] - rows["arrived"]',
        ("measures/test_access.py",),
    ),
    Fault(
        "what is left undone counts as released",
        "measures/cohort.py",
        "((before == after) & (before != OPEN))",
        "True",
        ("test_five_cases.py",),
    ),
    Fault(
        "overheads are forgotten in what is released",
        "measures/released.py",
        "net=_sum(before.alike - after.alike, of) + (b.overhead - s.overhead),",
        "net=_sum(before.alike - after.alike, of),",
        ("measures/test_released.py",),
    ),
    Fault(
        "an interval of the normal law",
        "study/estimate.py",
        "return float(stdtrit(degrees, (1 + CONFIDENCE) / 2))",
        "return 1.96",
        ("test_estimate.py",),
    ),
    Fault(
        "a difference of the wrong sign",
        "study/estimate.py",
        "[after - before for",
        "[before - after for",
        ("test_estimate.py",),
    ),
    Fault(
        "shares offered add instead of compounding",
        "scenarios/verbs/__init__.py",
        "compounded(old.offered.get(name, 0.0), share)",
        "min(1.0, old.offered.get(name, 0.0) + share)",
        ("test_actions.py", "test_scenarios.py"),
    ),
    Fault(
        "training is paid for again every week",
        "scenarios/rollout.py",
        "return minutes * (uptake.newly + ",
        "return minutes * (uptake.level + ",
        ("test_actions.py", "test_scenarios.py"),
    ),
    Fault(
        "nobody teaches the successors of those who left",
        "scenarios/rollout.py",
        "(uptake.newly + uptake.level * successors / WEEKS_A_YEAR)",
        "uptake.newly",
        ("test_actions.py", "actions/test_new_consultation_types.py", "actions/test_productive_work_flows.py"),
    ),
    Fault(
        "a colleague is found anew in every week",
        "scenarios/actions/team/colleague.py",
        "self._hired(trained, uptake.newly)",
        "self._hired(trained, uptake.level)",
        ("actions/test_colleague.py",),
    ),
    Fault(
        "a birth is not asked again at its instant whether it exists",
        "model/arrivals.py",
        "surgery.pathway.arise if table.response is None else demand.may_arise",
        "surgery.pathway.arise",
        (f"{MORNINGS}response.py",),
    ),
    Fault(
        "what was found yesterday is all that counts",
        "model/ease.py",
        "self.ease += new * (got_through * self.promptness - self.ease)",
        "self.ease = got_through * self.promptness",
        ("laws/test_luck.py",),
    ),
    Fault(
        "needs fall as access becomes easier",
        "practice/response.py",
        "1.0 + self.elasticity * (ease",
        "1.0 - self.elasticity * (ease",
        (f"{MORNINGS}response.py", "test_response.py"),
    ),
    Fault(
        "an upward import",
        "model/free_slots.py",
        "from gpsim.distributions import quantile_of\n",
        "from gpsim.distributions import quantile_of\nfrom gpsim.measures import windows as _windows\n",
        ("test_layers.py",),
    ),
    Fault(
        "shares that sum to more than 1 are let through",
        "practice/check_sums.py",
        "if total > 1.0 + 1e-6 or",
        "if total > 9.0 or",
        ("practice",),
    ),
    Fault(
        "who stays until the work is done is paid for it",
        "measures/costs.py",
        'return role.finishes == "stops" if role.overtime_paid is None else role.overtime_paid',
        "return role.overtime_paid is not False",
        ("measures/test_costs.py",),
    ),
    Fault(
        "any source that begins with a word and a colon is published",
        "practice/publications.py",
        "return bool(keys) and all(key in publications() for key in keys)",
        "return bool(keys)",
        ("test_sources.py",),
    ),
    Fault(
        "what looks worse by itself is clear, however much is looked at",
        "study/chance.py",
        "if chance <= rate * rank / many:",
        "if chance <= rate:",
        ("test_chance.py",),
    ),
    Fault(
        "harms are looked for on the good side",
        "report/looked_at.py",
        "discoveries([p_value(each.found, each.sign) for each in moved])",
        "discoveries([p_value(each.found, -each.sign) for each in moved])",
        ("test_report.py::test_a_true_harm_is_told_among_many_figures_and_chance_is_named_as_that",),
    ),
    Fault(
        "a price has two ends, also where hardly an hour is freed",
        "study/price.py",
        "0.0 < hours.mean <= DOUBT * hours.low",
        "0.0 < hours.mean",
        ("test_report.py::test_a_price_has_no_upper_end_where_perhaps_hardly_an_hour_is_freed",),
    ),
    Fault(
        "what rounding leaves over of a slack or full book's slots is lost",
        "scenarios/pressure.py",
        "            left = wanted - many\n",
        "",
        ("test_pressure.py",),
    ),
    Fault(
        "a purse that pays less pays minus pounds",
        "report/money.py",
        'return f"pays {pounds(value)} more" if value > 0 else f"saves {pounds(-value)}"',
        'return f"pays {pounds(value)} more"',
        ("test_report.py::test_a_purse_pays_or_saves_and_never_costs_less_than_nothing",),
    ),
    Fault(
        "figures lose their intervals",
        "report/figures.py",
        """return Figure(mean, f"({' to '.join(ends)})" if ends else "")""",
        'return Figure(mean, "")',
        ("test_report.py::test_every_figure_has_its_interval_beside_it",),
    ),
)  # fmt: skip


def python(root: Path, tests: tuple[str, ...]) -> int:
    """Runs ``tests`` on the tree at ``root``; pytest's exit code, 1 when a test failed."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    there = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    names = [f"tests/{name}" for name in tests]
    return subprocess.run([*command, *names], cwd=root, env=there, capture_output=True, check=False).returncode


def copied(to: Path) -> Path:
    """A copy of what the tests need."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, to / name)
    return to


def break_it(root: Path, fault: Fault) -> str:
    """Puts ``fault`` into the tree at ``root``; the text that was there.

    Raises:
        ValueError: when the text to replace is not there exactly once.

    """
    path = root / "gpsim" / fault.file
    text = path.read_text("utf-8")
    if text.count(fault.old) != 1:
        raise ValueError(f"{fault.file}: {fault.old!r} is there {text.count(fault.old)} times; for {fault.what!r}")
    path.write_text(text.replace(fault.old, fault.new), "utf-8")
    return text


def main(words: list[str]) -> int:
    """Tries every fault whose description has one of ``words`` in it; how many went unnoticed."""
    faults = [fault for fault in FAULTS if not words or any(word in fault.what for word in words)]
    unnoticed = 0
    with TemporaryDirectory() as folder:
        root = copied(Path(folder))
        tests = tuple(sorted({name for fault in faults for name in fault.tests}))
        if python(root, tests) != 0:
            print("the tests fail without any fault: nothing can be shown")
            return 1
        for fault in faults:
            text = break_it(root, fault)
            noticed = python(root, fault.tests) == 1
            (root / "gpsim" / fault.file).write_text(text, "utf-8")
            unnoticed += not noticed
            print(f"{'noticed' if noticed else 'NOT NOTICED':12} {fault.what}", flush=True)
    print(f"{len(faults) - unnoticed} of {len(faults)} faults noticed")
    return unnoticed


if __name__ == "__main__":
    sys.exit(min(1, main(sys.argv[1:])))
