"""Every activity and page that brings its hardest states and its pictures, for what goes through all of them."""

from tests.browser import (
    commitment_page,
    leader_mirror_page,
    mirror_page,
    motives_page,
    portraits_page,
    rapport_page,
    reading_page,
    room_page,
    value_map_page,
)

PAGES = {
    "portraits": portraits_page,
    "motives": motives_page,
    "mirror": mirror_page,
    "leader_mirror": leader_mirror_page,
    "room": room_page,
    "value_map": value_map_page,
    "rapport": rapport_page,
    "commitment": commitment_page,
    "reading": reading_page,
}
PLACES = [place for page in PAGES.values() for place in page.PLACES]
CARDS = {
    "card-commit": ".wk-commit",
    "card-rapport": ".wk-rap",
    "card-room": ".wk-room",
    "card-value": ".wk-value",
    "card": ".wk-lead",
    "ear": ".wk-ear",
    "lmirror": ".wk-lmirror",
    "mirror": ".wk-mirror",
    "people": ".wk-people",
    "result": ".wk-quiz",
}
"""Cards that are shot alone, by the beginning of a picture's name; the first that fits counts."""
