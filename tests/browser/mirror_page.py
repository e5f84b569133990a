"""The mirror of an organisation, driven as a person would."""

from collections.abc import Callable, Mapping

from playwright.sync_api import Locator, Page, expect

from workshop_kit import Archetype
from workshop_kit.content import load_words
from workshop_kit.content.mirror_words import MirrorLabels, MirrorWords
from workshop_kit.domain.mirror import Rival, Subject

MODULE = "02_what_your_networking_says"
WALL = {Archetype.CONSCRIPT: 3, Archetype.ENCLAVE_DWELLER: 2, Archetype.ECHO: 2, Archetype.EXPLORER: 3}
"""Less engagement, more hierarchy, and trust both ways: every kind of hint at once."""


def words(lang: str) -> MirrorWords:
    """Return the words of the mirror."""
    return load_words(lang).mirror


def say(lang: str) -> MirrorLabels:
    """Return its labels."""
    return words(lang).labels


def open_mirror(page: Page, url: str, lang: str = "en") -> Locator:
    """Open the module and return the mirror's card, once it can be used."""
    page.goto(f"{url}/{lang}/{MODULE}")
    card = page.locator(".wk-mirror")
    card.wait_for()
    return card


def place_bet(card: Locator, lang: str = "en", about: str | None = "trust") -> None:
    """Say what ten people will say most about, or that one would rather begin."""
    if about is None:
        card.get_by_role("button", name=say(lang).rather_not, exact=True).click()
    else:
        card.locator(f'.wk-mirror__bet[data-about="{about}"]').click()
    expect(card.get_by_role("heading", name=say(lang).mix_title)).to_be_visible()


def stepper(card: Locator, lang: str, archetype: Archetype, *, fewer: bool = False) -> Locator:
    """Return the button that brings one in, or takes one back."""
    label = say(lang).fewer if fewer else say(lang).more
    name = load_words(lang).archetypes.archetypes[archetype].name
    return card.get_by_role("button", name=label.format(archetype=name), exact=True)


def bring_in(card: Locator, lang: str = "en", mix: Mapping[Archetype, int] = WALL) -> None:
    """Bring the people of a mix in, one tap each."""
    for archetype, count in mix.items():
        for _ in range(count):
            stepper(card, lang, archetype).click()


def read(card: Locator, lang: str = "en") -> None:
    """Ask what the ten may say."""
    card.get_by_role("button", name=say(lang).read, exact=True).click()
    card.page.locator('.wk-mirror[data-screen="reading"]').wait_for()


def hint(card: Locator, subject: Subject) -> Locator:
    """Return the section with the hint about a subject."""
    return card.locator(f'.wk-mirror__hint[data-subject="{subject.value}"]')


def rival(card: Locator, subject: Subject, which: Rival) -> Locator:
    """Return the button of a rival of a hint."""
    return hint(card, subject).locator(f'[data-rival="{which.value}"]')


def half_full(page: Page, url: str, lang: str) -> None:
    """Stand at the door with some people in and some out."""
    card = open_mirror(page, url, lang)
    place_bet(card, lang)
    bring_in(card, lang, {Archetype.ENCLAVE_DWELLER: 3, Archetype.DEAL_HUNTER: 1})


def faded(page: Page, url: str, lang: str) -> None:
    """Stand before three hints, one of them faded, everything unfolded."""
    card = open_mirror(page, url, lang)
    place_bet(card, lang)
    bring_in(card, lang)
    read(card, lang)
    for which in (Rival.ROLE, Rival.DISABILITY):
        rival(card, Subject.ENGAGEMENT, which).click()
    expect(hint(card, Subject.ENGAGEMENT)).to_have_attribute("data-standing", "little")
    for summary in card.locator("summary").all():
        summary.click()


PLACES: list[Callable[[Page, str, str], None]] = [half_full, faded]


def shoot_states(page: Page, url: str, lang: str, shoot: Callable[[str], None]) -> None:
    """Shoot the bet, the door, three hints, one faded, and a mix that is silent."""
    card = open_mirror(page, url, lang)
    card.scroll_into_view_if_needed()
    shoot("mirror-bet")
    place_bet(card, lang)
    shoot("mirror-door")
    bring_in(card, lang, {Archetype.ENCLAVE_DWELLER: 3, Archetype.DEAL_HUNTER: 1})
    shoot("mirror-half")
    card.get_by_role("button", name=say(lang).take_back, exact=True).click()
    bring_in(card, lang)
    read(card, lang)
    shoot("mirror-hints")
    for which in (Rival.ROLE, Rival.DISABILITY):
        rival(card, Subject.ENGAGEMENT, which).click()
    rival(card, Subject.HIERARCHY, Rival.LANGUAGE).click()
    expect(hint(card, Subject.HIERARCHY)).to_have_attribute("data-standing", "faint")
    shoot("mirror-faded")
    card.get_by_role("button", name=say(lang).change, exact=True).click()
    card.get_by_role("button", name=say(lang).take_back, exact=True).click()
    bring_in(card, lang, {Archetype.DEAL_HUNTER: 10})
    read(card, lang)
    shoot("mirror-silent")
