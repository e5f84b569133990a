"""The command line: parse, call, print."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from workshop_kit import WorkshopKitError, __version__
from workshop_kit.courseware.bundle_targets import System

app = typer.Typer(
    name="workshop",
    help="A leadership workshop for a room full of people, from one laptop, without internet or accounts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

EVERYWHERE = "0.0.0.0"  # noqa: S104 - phones in the room must reach the laptop
HUB_DATA = Path("/var/lib/workshop-kit/hub")


class FrontEnd(StrEnum):
    """What brings the widgets of a module page to life."""

    LIGHT = "light"
    STOCK = "stock"


exercises = typer.Typer(
    help="For authors: make the exercises from the solutions, and prove them.", no_args_is_help=True
)
app.add_typer(exercises, name="exercises")

Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="LANG", help="Language of the first page: en or de. [the visitor's own]"),
]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser on this laptop.")]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"workshop-kit {__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop."),
    ] = False,
) -> None:
    """Options that go before a command."""


@app.command()
def serve(
    *,
    host: Annotated[
        str, typer.Option(help="Address to listen on; 127.0.0.1 keeps it to this laptop.")
    ] = EVERYWHERE,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8866,
    lang: Lang = None,
    browser: Browser = True,
    max_kernels: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="How many module pages may be open at once. [what the memory allows]"
        ),
    ] = None,
    front_end: Annotated[
        FrontEnd, typer.Option(help="What shows the widgets: our own, or Voila's, which is slower.")
    ] = FrontEnd.LIGHT,
    bundle: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Hand out what workshop bundle has made, for people's own laptops."),
    ] = None,
) -> None:
    """Open the workshop as a web site."""
    from workshop_kit.site.app import SiteOptions
    from workshop_kit.site.app import serve as run

    run(
        SiteOptions(
            host=host,
            port=port,
            lang=lang,
            browser=browser,
            max_kernels=max_kernels,
            front_end=front_end,
            bundle=bundle,
        )
    )


@app.command()
def lab(
    *,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="DIR", help="Folder for your own copy. [workshop, in your home]"),
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8888,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="LANG", help="Language of the first page. [the system's]")
    ] = None,
    browser: Browser = True,
    source: Annotated[
        bool, typer.Option("--source", help="For authors: open the checkout itself, not a copy.")
    ] = False,
) -> None:
    """Open exercises and modules in JupyterLab, in a folder of your own that keeps your work."""
    from workshop_kit.site.lab import open_lab

    raise typer.Exit(open_lab(to, host=host, port=port, browser=browser, lang=lang, source=source))


@app.command()
def bundle(
    *,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="The folder, for example on a USB stick.")
    ],
    system: Annotated[
        list[System] | None, typer.Option(help="Only for this system; may be given more than once. [all]")
    ] = None,
    python: Annotated[
        list[str] | None,
        typer.Option(
            metavar="3.12", help="Only for this Python; may be given more than once. [3.11 to 3.14]"
        ),
    ] = None,
    machine: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Only for this processor: amd64 (Windows), x86_64, arm64 (macOS) or aarch64 (Linux). [all]",
        ),
    ] = None,
    wheel: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The wheel of workshop-kit to put in. [the one that runs here]"),
    ] = None,
) -> None:
    """Prepare a folder from which laptops without internet get the exercises."""
    from workshop_kit.courseware.bundle import BundleOptions, make_bundle

    made = make_bundle(
        BundleOptions(
            out=out,
            systems=tuple(system or ()),
            pythons=tuple(python or ()),
            machines=tuple(machine or ()),
            wheel=wheel,
        ),
        tell=typer.echo,
    )
    typer.echo(f"\nReady: {made.files} files, {made.size / 1e6:.0f} MB in {out.resolve()}")
    typer.echo(f"For {len(made.targets)} kinds of laptop. Each was looked through: nothing is missing.")
    typer.echo(f"Hand the folder out on USB sticks, or over your own network: workshop serve --bundle {out}")


@app.command()
def hub(
    *,
    seats: Annotated[int, typer.Option(min=1, max=200, metavar="N", help="How many people get a seat.")] = 20,
    host: Annotated[
        str, typer.Option(help="Address to listen on; 127.0.0.1 keeps it to this server.")
    ] = EVERYWHERE,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="LANG", help="Language of the pages: en or de. [the visitor's own]"),
    ] = None,
    data: Annotated[
        Path, typer.Option("--data", metavar="DIR", help="Folder for codes and records, for root alone.")
    ] = HUB_DATA,
    memory: Annotated[
        str, typer.Option("--memory", metavar="SIZE", help="What one person may have: 1G, 700M.")
    ] = "1G",
    idle_minutes: Annotated[
        float, typer.Option(min=0.01, metavar="N", help="Stop a JupyterLab that nobody has open for so long.")
    ] = 30,
    codes: Annotated[
        Path | None, typer.Option("--codes", metavar="FILE", help="Write the list of codes into a file, too.")
    ] = None,
    new_codes: Annotated[
        bool, typer.Option("--new-codes", help="Give every seat a new code; the old ones end.")
    ] = False,
    private: Annotated[
        list[Path] | None,
        typer.Option(
            "--private", metavar="DIR", help="One more folder that no seat may read; may be repeated."
        ),
    ] = None,
    only_codes: Annotated[
        bool, typer.Option("--only-codes", help="Make seats and codes for a hub in a cloud, and stop.")
    ] = False,
    end: Annotated[
        bool, typer.Option("--end", help="Remove the users of a closed hub; keep their files in archives.")
    ] = False,
    delete_work: Annotated[
        bool, typer.Option("--delete-work", help="With --end: delete everybody's files instead.")
    ] = False,
) -> None:
    """Open a JupyterHub on a Linux server, with a system user for each seat."""
    from workshop_kit.site.hub.ending import end_hub
    from workshop_kit.site.hub.opening import make_codes, open_hub
    from workshop_kit.site.hub.options import HubOptions

    if end or delete_work:
        end_hub(data, end=end, delete_work=delete_work)
        return
    options = HubOptions(
        seats=seats,
        host=host,
        port=port,
        lang=lang,
        data=data,
        memory=memory,
        idle_minutes=idle_minutes,
        codes=codes,
        new_codes=new_codes,
        private=tuple(private or ()),
    )
    if only_codes:
        make_codes(options)
    else:
        open_hub(options)


@app.command()
def doctor(
    *,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port you mean to use.")] = 8866,
) -> None:
    """Look whether this laptop is ready, and say how to mend what is not."""
    from workshop_kit.site.doctor import examine
    from workshop_kit.site.network import lan_addresses

    findings = examine(port=port)
    for finding in findings:
        typer.echo(f"{'ok  ' if finding.fine else 'MEND'}  {finding.subject}: {finding.seen}")
        if not finding.fine:
            typer.echo(f"      → {finding.mend}")
    sick = sum(not finding.fine for finding in findings)
    typer.echo(f"\n{sick} to mend." if sick else "\nThis laptop is ready.")
    for address in lan_addresses()[:1]:
        typer.echo(
            f"Now start it (workshop serve), and open this address on your own phone: http://{address}:{port}/"
        )
    raise typer.Exit(1 if sick else 0)


@exercises.command()
def build() -> None:
    """Make exercises/ from solutions/."""
    from workshop_kit.courseware.build import build as make
    from workshop_kit.courseware.sources import checkout

    sources = checkout()
    changed = make(sources)
    for path in changed:
        typer.echo(f"{'made' if path.exists() else 'gone'}  {path.relative_to(sources.root)}")
    typer.echo(f"{len(changed)} changed." if changed else "Nothing to do.")


@exercises.command()
def verify(
    *,
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Notebooks at once. [one for each processor]")
    ] = None,
) -> None:
    """Run every solution and exercise, and look for leaks, drift and checks that let wrong answers through."""
    from workshop_kit.courseware.sources import checkout
    from workshop_kit.courseware.verify import verify as prove
    from workshop_kit.site.kernels import NAME

    os.environ.setdefault("JUPYTER_DEFAULT_PROVISIONER_NAME", NAME)  # quick kernels
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")  # and those of this installation
    with typer.progressbar(length=1, label="verifying", file=sys.stderr) as bar:

        def advance(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        found = prove(checkout(), jobs=jobs, advance=advance)
    for finding in found:
        typer.echo(f"MEND  {finding.place}: {finding.seen}\n      → {finding.mend}")
    typer.echo(f"{len(found)} to mend." if found else "All exercises hold.")
    raise typer.Exit(1 if found else 0)


def main() -> None:
    """Run a command; whatever this package refuses is told in two lines, without a traceback."""
    try:
        app()
    except WorkshopKitError as error:
        typer.echo(f"workshop: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
