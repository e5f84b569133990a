"""What the evidence cards say, on a page: which activity serves which claim, and every card, for docs/evidence.md.

The section is made from the data that the product itself uses, ``content/claims.yaml`` and
``content/en/evidence.yaml``, and stands between two marks at the end of the page. Run it again after any change to
them; ``--check`` says whether that is needed.
"""

import argparse
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from workshop_kit.content import load_claims, load_words
from workshop_kit.content.schema import EvidenceCard

DOCUMENT = Path(__file__).parent.parent / "docs" / "evidence.md"
BEGIN, END = "<!-- cards:begin -->", "<!-- cards:end -->"


def section() -> str:
    """Return the section in Markdown, from its heading to its last line."""
    evidence = load_words("en").evidence
    lines = [
        "## What the cards in the workshop say",
        "",
        "Under each activity, “What stands behind this” opens a card. Here are all of them, and which claim is "
        "served by which activity.",
        "",
        "| claim | activity | module | card |",
        "|---|---|---|---|",
    ]
    lines += _claims(evidence.cards)
    for card in sorted(evidence.cards.values(), key=lambda card: card.title):
        lines += ["", *_card(card, evidence.strengths)]
    return "\n".join(lines)


def _claims(cards: dict[str, EvidenceCard]) -> Iterator[str]:
    for claim, services in sorted(load_claims().items()):
        for service in services:
            card = cards.get(service.card)
            yield (
                f"| {claim} | `{service.widget}` | `{service.module}` | {card.title if card else 'to be written'} |"
            )


def _card(card: EvidenceCard, strengths: dict[str, str]) -> Iterator[str]:
    yield f"### {card.title}"
    yield ""
    yield f"{'Claim' if len(card.claims) == 1 else 'Claims'} {', '.join(map(str, card.claims))}. {card.in_short.strip()}"
    yield ""
    yield "Measured, and how strongly it goes together:"
    yield ""
    for found in card.measured:
        if found.strength != "none":
            yield f"- {found.text.strip()} *({strengths[found.strength]})*"
    missed = [found for found in card.measured if found.strength == "none"]
    if missed:
        yield ""
        yield f"{load_words('en').activity.not_found}:"
        yield ""
        yield from (f"- {found.text.strip()}" for found in missed)
    yield ""
    yield "Assumed:"
    yield ""
    yield from (f"- {text.strip()}" for text in card.assumed)


def replaced(document: str) -> str:
    """Return the document with the section of today between its marks, at the end if there are none yet."""
    block = f"{BEGIN}\n\n{section()}\n\n{END}\n"
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if begin and not end:
        sys.exit(f"The document has the line {BEGIN} without {END}: put it below the section.")
    others = (before.rstrip("\n"), after.strip("\n"))  # what was put below the marks goes above them
    return "\n\n".join([*filter(None, others), block])


def main(arguments: list[str] | None = None) -> int:
    """Write the section, or check it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("document", type=Path, nargs="?", default=DOCUMENT, help="[docs/evidence.md]")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    options = parser.parse_args(arguments)
    said = options.document.read_text(encoding="utf-8")
    wanted = replaced(said)
    if not options.check:
        options.document.write_text(wanted, encoding="utf-8")
        return 0
    lines = list(
        unified_diff(said.splitlines(), wanted.splitlines(), "the page", "the cards", lineterm="", n=0)
    )
    print("\n".join(lines) if lines else f"{options.document.name} says what the cards say.")
    if lines:
        print("Write it anew: make docs")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
