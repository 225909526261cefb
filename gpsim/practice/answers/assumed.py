"""What was not answered and is assumed: what to look up, and what to count for one week, the most work first."""

from collections.abc import Iterator

from gpsim.practice.answers.field import Field, usual
from gpsim.practice.answers.given import Answers
from gpsim.practice.answers.questions import NUMBER_OF, QUESTIONS, Question

EXPORTS = ("from an easy export", "from a hard export")
LONGEST = 6  # things to count
NEVER_ASKED = (
    "Not asked of anybody, and assumed: what patients need, how long each thing takes, how long callers hold, who "
    "cancels or forgets, and who comes back. The reference practice says from where, number by number."
)


def told(answers: Answers) -> Iterator[str]:
    """What is assumed, a line each, and how to do better."""
    easy, counted = _easy(answers), to_count(answers)
    if easy:
        yield "Assumed, though you may know it from memory or from the rota:"
        yield from (f"  {question.number}. {question.asks}" for question in easy)
    if counted:
        yield "Assumed. Count this for one week, the first first:"
        for field in counted[:LONGEST]:
            taken = f"{usual(field, answers.size):,g}"
            hours = f"{hours_of(field, answers):,.0f} hours of work a week hang on it"
            yield f"  {field.key} (question {NUMBER_OF[field.key]}): {taken} taken; {hours}. {field.count}"
    yield NEVER_ASKED


def to_count(answers: Answers) -> list[Field]:
    """What is not answered and can be counted, what most work hangs on first."""
    asked = [each for question in QUESTIONS if question.ease in EXPORTS for each in question.fields]
    missing = [field for field in asked if field.key not in answers and field.count and field.minutes]
    return sorted(missing, key=lambda field: -hours_of(field, answers))


def hours_of(field: Field, answers: Answers) -> float:
    """Hours of work a week that hang on what is taken for a field: its number times the minutes of one of it."""
    return float(usual(field, answers.size)) * field.minutes * (1.0 if field.scaled else answers.size) / 60.0


def _easy(answers: Answers) -> list[Question]:
    """Questions with no answer at all that need no counting."""
    return [
        question
        for question in QUESTIONS
        if question.ease not in EXPORTS and not any(field.key in answers for field in question.fields)
    ]
