"""Each of the eleven claims is served by an activity that is there, and by a card that says what stands behind it."""

import ast
import json
import re
from pathlib import Path

import pytest

from workshop_kit import widgets
from workshop_kit.content import ContentError, languages, load_claims, load_words, notebooks_folder
from workshop_kit.content.claims import CLAIMS, Service
from workshop_kit.widgets.activity import ActivityWidget

SERVICES = [
    pytest.param(claim, service, id=f"{claim}-{service.widget}")
    for claim, services in load_claims().items()
    for service in services
]
EVIDENCE = (Path(__file__).parent.parent.parent / "docs" / "evidence.md").read_text(encoding="utf-8")


def code_of(language: str, module: str) -> ast.Module:
    """Return the code of a notebook, all cells together."""
    path = notebooks_folder() / language / f"{module}.ipynb"
    assert path.is_file(), f"there is no notebooks/{language}/{module}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ast.parse("\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"))


def made_in(code: ast.Module) -> set[str]:
    """Return the names of everything that is called in code."""
    return {
        node.func.id
        for node in ast.walk(code)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_claim_is_served(claim: int):
    assert load_claims()[claim]


def test_the_claims_are_those_of_the_evidence_page():
    (part,) = re.findall(r"## What the workshop claims\n(.*?)\n## ", EVIDENCE, re.DOTALL)
    assert [int(number) for number in re.findall(r"^(\d+)\. ", part, re.MULTILINE)] == list(CLAIMS)
    assert list(load_claims()) == list(CLAIMS)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("claim", "service"), SERVICES)
def test_the_module_of_a_claim_shows_its_activity_in_every_language(
    claim: int, service: Service, language: str
):
    assert service.widget in made_in(code_of(language, service.module))


@pytest.mark.parametrize(("claim", "service"), SERVICES)
def test_the_activity_of_a_claim_is_one_of_ours(claim: int, service: Service):
    assert service.widget in widgets.__all__
    assert issubclass(getattr(widgets, service.widget), ActivityWidget)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("claim", "service"), SERVICES)
def test_the_card_of_a_claim_names_it(claim: int, service: Service, language: str):
    cards = load_words(language).evidence.cards
    assert service.card in cards
    assert claim in cards[service.card].claims


def test_no_activity_and_no_card_is_without_a_claim():
    activities = {
        name
        for name in widgets.__all__
        if isinstance(getattr(widgets, name), type) and issubclass(getattr(widgets, name), ActivityWidget)
    }
    served = [service for services in load_claims().values() for service in services]
    asks_for_exercises = {"AnswerSheet"}
    assert activities - {service.widget for service in served} == asks_for_exercises
    assert set(load_words("en").evidence.cards) - {service.card for service in served} == set()


@pytest.mark.parametrize("claim", CLAIMS)
def test_no_activity_serves_a_claim_twice(claim: int):
    served = [(service.module, service.widget) for service in load_claims()[claim]]
    assert len(set(served)) == len(served)


# What is wrong with the file


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("claims: {1: []}", "claims.1 is []"),
        ("claims: {12: [{module: 01_any, widget: Any, card: any}]}", "claims.12"),
        ("claims: {1: [{module: any, widget: Any, card: any}]}", "claims.1.0.module is 'any'"),
        ("claims: {1: [{module: 01_any, widget: any, card: any}]}", "claims.1.0.widget is 'any'"),
        ("claims: {1: [{module: 01_any, widget: Any}]}", "claims.1.0.card is 'missing'"),
        ("claims: {1: [{module: 01_any, widget: Any, card: any}]}", "also these keys: 10, 11, 2, 3"),
    ],
)
def test_a_map_that_is_wrong_is_told_by_key(tmp_path: Path, text: str, told: str):
    (tmp_path / "claims.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_claims(folder=tmp_path)
    assert "claims.yaml: " in str(caught.value)
    assert told in str(caught.value)
