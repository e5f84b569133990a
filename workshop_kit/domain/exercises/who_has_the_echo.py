"""Exercise 4: tell from how often people speak up and hold back which of three leaders has the echo."""

from workshop_kit.domain.exercises.bet import bet
from workshop_kit.domain.exercises.exercise import Exercise
from workshop_kit.domain.exercises.pick import pick
from workshop_kit.domain.exercises.three_teams import TEAMS, Measure, TeamOf, like_the_echo
from workshop_kit.domain.exercises.written import written

PAIRS = {
    "voice_agreement": (Measure.VOICE, Measure.AGREEMENT),
    "voice_silence": (Measure.VOICE, Measure.SILENCE),
    "silence_agreement": (Measure.SILENCE, Measure.AGREEMENT),
}
"""Two figures at a time."""

_FACTS = {f"{team}_{measure}": TEAMS[team].of(measure) for team in TeamOf for measure in Measure}
(_ECHO,) = like_the_echo()
(_DECIDES,) = (pair for pair, measures in PAIRS.items() if like_the_echo(measures) == (_ECHO,))

WHO_HAS_THE_ECHO = Exercise(
    "04_who_has_the_echo",
    (
        bet("much", "little", "open", came="open"),
        pick("echo", *(team.value for team in TeamOf), right=_ECHO.value, facts=_FACTS),
        pick("pair", *PAIRS, "any", right=_DECIDES, facts=_FACTS),
        pick("untold", "least_voice", "most_silence", "both_at_once", "why", right="why", facts=_FACTS),
        written("monday"),
    ),
)
