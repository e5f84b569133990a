"""Codes, how often one may be wrong, and what is kept of them."""

import re
import sys
from pathlib import Path

import pytest

from workshop_kit import WorkshopKitError
from workshop_kit.site.hub import sheet
from workshop_kit.site.hub.codes import ALPHABET, digest, new_codes, spaced, tidy
from workshop_kit.site.hub.opening import make_codes, with_seats
from workshop_kit.site.hub.options import HubOptions
from workshop_kit.site.hub.record import Record, Seat, load, save
from workshop_kit.site.hub.tries import FROM_ONE_PLACE, IN_ALL, Tries


class Clock:
    """Seconds that pass when told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_codes_have_six_characters_that_cannot_be_taken_for_others_and_no_two_are_the_same() -> None:
    codes = new_codes(200)
    assert len(set(codes)) == 200
    assert all(re.fullmatch(rf"[{ALPHABET}]{{6}}", code) for code in codes)
    assert not set(ALPHABET) & set("IO01")
    assert {letter for code in codes for letter in code} == set(ALPHABET)


@pytest.mark.parametrize("typed", ["ABC2EF", "abc2ef", " abc 2ef ", "ABC-2EF", "a b c 2 e f"])
def test_a_code_is_known_in_any_case_and_with_any_spaces(typed: str) -> None:
    assert tidy(typed) == "ABC2EF"
    assert tidy(spaced("ABC2EF")) == "ABC2EF"


@pytest.mark.parametrize("typed", ["", "ABC", "ABC2EFG", "ABC2E0", "ABC2EI", "ÄBC2EF", "ABC2E²"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert tidy(typed) is None


def test_only_hashes_are_kept_and_each_hub_has_its_own(tmp_path: Path) -> None:
    kept, fresh = with_seats(Record(), 3)
    save(tmp_path, kept)
    text = (tmp_path / "seats.json").read_text()
    assert not [code for code in fresh.values() if code in text]
    assert (tmp_path / "seats.json").stat().st_mode & 0o777 == 0o600
    read = load(tmp_path)
    assert read == kept
    for number, code in fresh.items():
        assert read.seat_of(code) == kept.seats[number - 1]
    assert read.seat_of("ABCDEF") is None
    assert digest(fresh[1], salt=kept.salt) != digest(fresh[1], salt=Record().salt)


def test_more_seats_leave_old_codes_alone_and_fewer_take_nobody_s_away() -> None:
    two, first = with_seats(Record(), 2)
    four, more = with_seats(two, 4)
    assert four.seats[:2] == two.seats
    assert sorted(more) == [3, 4]
    assert with_seats(four, 1) == (four, {})
    assert len({seat.name for seat in four.seats}) == 4
    assert four.seat_of(first[2]) == two.seats[1]


def test_new_codes_end_the_old_ones_and_keep_the_users() -> None:
    kept, old = with_seats(Record(seats=()), 2)
    kept = kept.with_seat(Seat(kept.seats[0].name, kept.seats[0].code, uid=1234))
    anew, fresh = with_seats(kept, 2, anew=True)
    assert [seat.name for seat in anew.seats] == [seat.name for seat in kept.seats]
    assert anew.seats[0].uid == 1234
    assert anew.seat_of(old[1]) is None
    assert anew.seat_of(fresh[1]) == anew.seats[0]


def test_a_broken_record_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "seats.json").write_text("{")
    with pytest.raises(WorkshopKitError, match=r"the record of the seats is .*Restore it"):
        load(tmp_path)
    assert load(tmp_path / "elsewhere") is None


def test_one_place_may_be_wrong_for_a_while_and_then_once_in_a_time() -> None:
    clock = Clock()
    tries = Tries(clock)
    for _ in range(FROM_ONE_PLACE[0]):
        assert tries.wait("here") == 0
        tries.count("here")
    assert 0 < tries.wait("here") <= FROM_ONE_PLACE[1] + 1
    assert tries.wait("there") == 0, "others may go on"
    clock.now += FROM_ONE_PLACE[1] + 0.01
    assert tries.wait("here") == 0
    tries.count("here")
    assert tries.wait("here") > 0


def test_many_places_together_are_stopped_too_and_a_day_of_guessing_is_hopeless() -> None:
    clock = Clock()
    tries = Tries(clock)
    count = 0
    while clock.now < 24 * 3600:
        place = f"place {count}"
        if wait := tries.wait(place):
            clock.now += wait
        else:
            tries.count(place)
            count += 1
    assert IN_ALL[0] < count < 9_000
    assert count * 20 / len(ALPHABET) ** 6 < 1 / 6_000


def test_right_codes_cost_nothing() -> None:
    tries = Tries(Clock())
    for _ in range(500):
        assert tries.wait("the room") == 0
        tries.count("the room")
        tries.forgive("the room")


def test_seats_for_a_cloud_need_no_root_and_the_list_is_for_its_owner_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slips = tmp_path / "slips.txt"
    make_codes(HubOptions(seats=2, data=tmp_path / "seats", codes=slips))
    printed = re.findall(r"(\w{3} \w{3})$", capsys.readouterr().out, re.MULTILINE)
    record = load(tmp_path / "seats")
    assert record
    assert [record.seat_of(code.replace(" ", "")) for code in printed] == list(record.seats)
    assert all(code in slips.read_text() for code in printed)
    if sys.platform != "win32":
        assert slips.stat().st_mode & 0o777 == 0o600
        assert (tmp_path / "seats").stat().st_mode & 0o777 == 0o700


def test_a_list_that_cannot_be_written_is_refused_before_any_code_is_made(tmp_path: Path) -> None:
    options = HubOptions(data=tmp_path / "seats", codes=tmp_path / "nowhere" / "slips.txt")
    with pytest.raises(WorkshopKitError, match=r"the file for the codes is .*--codes"):
        make_codes(options)
    assert not (tmp_path / "seats").exists()


def test_the_list_has_a_strip_for_each_person() -> None:
    text = sheet.sheet("http://192.0.2.7:8000/", {1: "ABCDEF", 12: "GHJKLM"})
    assert text == "seat  1   http://192.0.2.7:8000/   ABC DEF\nseat 12   http://192.0.2.7:8000/   GHJ KLM"


@pytest.mark.parametrize("wish", ["1", "G", "100M", "-1G", "many", "", "1T", "nanG", "infG"])
def test_a_memory_that_is_none_is_refused(wish: str) -> None:
    with pytest.raises(WorkshopKitError, match=r"the memory of a seat is .*--memory"):
        HubOptions(memory=wish).checked_memory()


def test_memory_is_understood_as_jupyterhub_does() -> None:
    assert HubOptions(memory="1g").checked_memory() == 2**30
    assert HubOptions(memory="1.5G").checked_memory() == 3 * 2**29
    assert HubOptions(memory="512M").checked_memory() == 2**29


def test_a_language_that_there_is_not_is_refused() -> None:
    HubOptions(lang="de").check_language()
    with pytest.raises(WorkshopKitError, match="the language is 'xx'; expected one of en, de"):
        HubOptions(lang="xx").check_language()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WorkshopKitError, match=r"the hub's folder is .*--data"):
        make_codes(HubOptions(data=tmp_path / "file" / "folder"))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
