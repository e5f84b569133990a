"""Open a hub, also again after a crash, and stay until it is closed."""

import os
import socket
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil

from workshop_kit.site.hub import archive, codes, limits, probe, record, seats, sheet
from workshop_kit.site.hub.ending import end_proxy
from workshop_kit.site.hub.options import DATA, ONE_PERSON, HubOptions, config_file
from workshop_kit.site.hub.record import Record, Seat
from workshop_kit.site.hub.system import alone, check_extra, check_system, make_private
from workshop_kit.site.log import tell
from workshop_kit.site.network import EVERYWHERE, check_port, lan_addresses

_SINGLE = (
    "for each program; this system limits no more than that, so three notebooks may take three times as much."
)


def open_hub(options: HubOptions) -> None:
    """Make the seats, open JupyterHub, and stay until it is closed. Everybody's files stay then, too.

    Raises
    ------
    SiteError
        If people cannot be separated here, or something is in the way.
    """
    check_system()
    check_extra()
    options.check_language()
    memory = options.checked_memory()
    if options.codes:
        sheet.check_writable(options.codes)
    os.umask(0o077)
    make_private(options.data)
    with alone(options.data):
        end_proxy(options.data)  # of a hub that was killed: it still has our port
        check_port(options.host, options.port)
        known = record.load(options.data)
        kept, fresh = with_seats(known or Record(), options.seats, anew=options.new_codes)
        kept = replace(kept, ports=kept.ports or _free_ports())
        record.save(options.data, kept)
        _check_separation(kept, options, new=known is None)
        for seat in kept.seats:
            kept = kept.with_seat(seats.make(seat, kept.hub))
            record.save(options.data, kept)
        _greet(kept, options, fresh)
        _become_jupyterhub(kept, options, memory)


def make_codes(options: HubOptions) -> None:
    """Make the record of the seats for a hub in a cloud, and print the codes."""
    if options.codes:
        sheet.check_writable(options.codes)
    make_private(options.data)
    with alone(options.data):
        kept, fresh = with_seats(record.load(options.data) or Record(), options.seats, anew=options.new_codes)
        record.save(options.data, kept)
    text = sheet.sheet("", fresh)
    print(text)
    if options.codes and fresh:
        sheet.write(options.codes, text)
    print(f"\nThe record is {options.data / record.NAME}; it holds no code that could be read.")


def with_seats(known: Record, count: int, *, anew: bool = False) -> tuple[Record, dict[int, str]]:
    """Return a record with at least as many seats, and the codes that are new by the number of their seat."""
    there = {seat.number: seat for seat in known.seats}
    missing = [number for number in range(1, max(count, *there, 0) + 1) if anew or number not in there]
    fresh = dict(zip(missing, codes.new_codes(len(missing)), strict=True))
    for number, code in fresh.items():
        name = known.name_of(number)
        uid = there[number].uid if number in there else None
        known = known.with_seat(Seat(name, codes.digest(code, salt=known.salt), uid))
    return known, fresh


def _check_separation(kept: Record, options: HubOptions, *, new: bool) -> None:
    """Let the first seat try what it must not be able to do; if it can, nothing of a new hub stays."""
    first = seats.make(kept.seats[0], kept.hub)
    user = seats.user_of(first, kept.hub)
    try:
        if user:
            probe.check_separation(user, [options.data, *probe.trainers_folders(), *options.private])
    except BaseException:
        if new and user:
            archive.delete(Path(user.pw_dir))
            seats.remove(first, kept.hub)
            seats.remove_group()
            (options.data / record.NAME).unlink()
        raise


def _free_ports() -> tuple[int, ...]:
    """Return two inner ports; they are kept, so that servers which outlive a crash find their hub again."""
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]


def _greet(kept: Record, options: HubOptions, fresh: dict[int, str]) -> None:
    host = next(iter(lan_addresses()), "127.0.0.1") if options.host == EVERYWHERE else options.host
    address = f"http://{host}:{options.port}/"
    print(f"\nEverybody opens this address, on any laptop with a browser:\n\n  {address}\n")
    if fresh:
        text = sheet.sheet(address, fresh)
        print(
            "and types a code of their own:\n\n" + "\n".join(f"  {line}" for line in text.splitlines()) + "\n"
        )
        if options.codes:
            sheet.write(options.codes, text)
            print(f"This list is in {options.codes}, for you alone.")
    if old := len(kept.seats) - len(fresh):
        print(f"{old} seats keep their codes. If the list is lost, --new-codes gives everybody another.")
    together = limits.find_cages(kept.hub) is not None
    print(f"Memory: {options.memory} for each person, " + ("all they run together." if together else _SINGLE))
    room = psutil.virtual_memory().available // ONE_PERSON
    if room < len(kept.seats):
        tell(
            f"this server has memory for about {room} people at once, and there are {len(kept.seats)} seats."
        )
    for name in seats.strangers(kept):
        tell(f"{name} is a seat of another hub. If that one is over, end it with --end and its --data.")
    where = f" --data {options.data}" if options.data != DATA else ""
    print("To close it, press Ctrl-C: users, codes and files stay for next time.")
    print(f"When the day is over: workshop hub --end{where}", flush=True)


def _become_jupyterhub(kept: Record, options: HubOptions, memory: int) -> None:
    from jupyterhub.app import JupyterHub  # noqa: PLC0415 - slow to import, and only there with the extra

    folder = str(options.data.resolve())
    os.environ |= {
        "WORKSHOP_HUB_STATE": folder,
        "WORKSHOP_HUB_SEATS": folder,
        "WORKSHOP_HUB_ADDRESS": f"http://{options.host}:{options.port}",
        "WORKSHOP_HUB_PORTS": ",".join(map(str, kept.ports)),
        "WORKSHOP_HUB_NAME": kept.hub,
        "WORKSHOP_HUB_MEMORY": f"{memory // 2**20}M",
        "WORKSHOP_HUB_IDLE_MINUTES": str(options.idle_minutes),
        **({"WORKSHOP_HUB_LANGUAGE": options.lang} if options.lang else {}),
    }
    os.chdir(folder)
    with suppress(SystemExit):
        JupyterHub.launch_instance([f"--config={config_file()}"])
    print("\nThe hub is closed. Users, codes and files are as they were.", flush=True)
