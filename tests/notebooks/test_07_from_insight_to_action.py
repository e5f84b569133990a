"""The seventh module with other parameters: plans and a day given, in every language, by papermill."""

from pathlib import Path

import papermill
import pytest

from tests.notebooks.notebook_files import NOTEBOOKS, name_of
from tests.notebooks.test_papermill import run, text_of
from workshop_kit.content import languages
from workshop_kit.content.calendar_file import calendar_writer
from workshop_kit.domain.commitment import PlanField, read_plan

MODULE = [path for path in NOTEBOOKS if path.stem == "07_from_insight_to_action"]
WHOLE = {field.value: f"some {field}; BEGIN:VEVENT, 😀 <b>" for field in PlanField}
DAY = "2027-01-11"
SETTINGS = {
    "whole": ([WHOLE, WHOLE], "plans=2, complete=2"),
    "begun": ([{"when": "I have hung up my coat"}], "plans=1, complete=0"),
}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("path", MODULE, ids=name_of)
def test_plans_given_as_parameters_are_on_the_card_and_in_its_calendar(
    path: Path, setting: str, tmp_path: Path
) -> None:
    plans, told = SETTINGS[setting]
    other = next(lang for lang in languages() if lang != path.parent.name)
    ran = run(path, tmp_path, lang=other, plans=plans, day=DAY)
    assert text_of(ran, "card") == f"CommitmentCard(lang='{other}', {told}, day='{DAY}')"
    ((_, saved),) = ran.metadata.widgets.items()
    (calendar,) = [each.state.calendar for each in saved.state.values() if "calendar" in each.state]
    whole = [read_plan(plan) for plan in plans]
    assert calendar == (calendar_writer(other)(whole, DAY) if setting == "whole" else "")


@pytest.mark.parametrize(
    ("parameters", "error"),
    [
        ({"plans": [WHOLE] * 4}, "PlanError: the number of plans is 4"),
        ({"plans": [{"why": "x"}]}, "PlanError: the plan is"),
        ({"day": "2027-02-30"}, "DayError: the day is '2027-02-30'"),
    ],
)
def test_what_no_card_has_room_for_stops_the_run_with_our_own_error(
    parameters: dict[str, object], error: str, tmp_path: Path
) -> None:
    with pytest.raises(papermill.PapermillExecutionError, match=error):
        run(MODULE[0], tmp_path, **parameters)
