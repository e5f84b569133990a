"""What each number of the room means, for docs/evidence.md; the numbers themselves come from the rules."""

from collections.abc import Iterator, Mapping

from workshop_kit.domain.room_rules import RULES, Origin, RoomRules

MEANINGS = {
    "shares": "how guests who were not sent are spread over the types: as the quiz finds them, below",
    "trait_spread": "how far people of one type differ on each trait, in standard deviations",
    "colleague_distance": "how much nearer colleagues are to each other than strangers (1 = no nearer)",
    "field_distance": "how little it matters who works in the same field (0 = field is all)",
    "arrival": "minutes until everybody has come",
    "arrival_together": "how closely a team comes together (1 = at once)",
    "pause": "minutes between two circles, for the average guest",
    "pause_on_approach": "doublings of that for each standard deviation of approach less",
    "pause_on_confidence": "doublings of that for each standard deviation of confidence less",
    "pause_longest": "and the most, on average",
    "pause_unsuccessful": "how much sooner one looks again who found nobody",
    "aside": "how many times longer a Conscript stands aside",
    "aside_open": "chance that a Conscript who stands aside looks open to somebody",
    "known_odds": "odds of turning to somebody known, at average confidence: 2 e^(−C)",
    "again": "chance of turning again to somebody one has talked to tonight",
    "tries": "people one considers before one gives up for the moment",
    "compares": "people one knows, of whom one goes to the one in the most familiar company",
    "open_to_known": "chance to get in where the circle would then have 2, 3, 4, 5, 6 people and one knows somebody",
    "open_to_strangers": "the same where one knows the person one turns to not yet",
    "stay_shortest": "minutes one stays at the least, if nobody else leaves",
    "stay_longest": "and at the most; in between the density falls with minutes^(−4/3)",
    "linger": "chance to stay on, once more, where one knows everybody",
    "linger_on_approach": "change of that chance for each standard deviation of approach",
    "linger_on_confidence": "change of that chance for each standard deviation of confidence",
    "linger_most": "and the most",
    "follow": "chance to walk along with the own leader, at average confidence",
    "follow_on_confidence": "halvings of that chance for each standard deviation of confidence",
    "follow_most": "and the most",
    "entourage_most": "people who walk along with a leader, at the most",
    "split_from": "people in a circle from which on it falls apart",
    "split_after": "minutes until it does, on average",
    "talk_for_tie": "minutes of talk without which there is no new tie",
    "impression": "mean impression an average guest leaves, in standard deviations",
    "impression_on_confidence": "change of it for each standard deviation of (engagement + confidence) / 2",
    "opening": "change of it by how one opens: rapport first, or a pitch first",
    "speaks": "chance that the average guest says something of their own",
    "speaks_on_voice": "change of that chance for each standard deviation of voice",
    "speaks_on_confidence": "change of that chance for each standard deviation of confidence",
    "speaks_least": "and the least",
    "near_leader": "what is left of that chance while the own leader stands in the circle",
}
ORIGINS = {
    Origin.PUBLISHED: "published",
    Origin.DERIVED: "derived",
    Origin.ASSUMED: "assumed",
}


def numbers() -> Iterator[str]:
    """Return the table of all numbers and their origins, line by line."""
    yield "| number | value | what it is | origin |"
    yield "|---|---|---|---|"
    for name, origin in RoomRules.origins().items():
        value = _shown(getattr(RULES, name))
        yield f"| `{name}` | {value} | {MEANINGS[name]} | {ORIGINS[origin]} |"


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(
            f"{name.replace('_', ' ').title()} {_shown(each)}"
            for name, each in sorted(value.items(), key=lambda pair: -pair[1])
        )
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value))
    return f"{value:g}".replace("-", "−")
