"""The command line: parse, call, print."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from workshop_kit import WorkshopKitError, __version__

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
) -> None:
    """Open the workshop as a web site."""
    from workshop_kit.site.app import SiteOptions
    from workshop_kit.site.app import serve as run

    run(
        SiteOptions(
            host=host, port=port, lang=lang, browser=browser, max_kernels=max_kernels, front_end=front_end
        )
    )


@app.command()
def lab(
    *,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="DIR", help="Folder for your copy of the notebooks. [./workshop]"),
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8888,
    browser: Browser = True,
) -> None:
    """Open the notebooks in JupyterLab, to read, run and change them."""
    from workshop_kit.site.lab import open_lab

    raise typer.Exit(open_lab(to, host=host, port=port, browser=browser))


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


def main() -> None:
    """Run a command; whatever this package refuses is told in two lines, without a traceback."""
    try:
        app()
    except WorkshopKitError as error:
        typer.echo(f"workshop: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
