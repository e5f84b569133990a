"""The words of the pages around JupyterHub: the code, waiting, coming back, and what went wrong."""

from typing import Annotated

from workshop_kit.content.part import Part, Text, text


class HubWords(Part):
    """``hub.yaml``."""

    title: Text
    intro: Text
    code: Text
    hint: Text
    come_in: Text
    wrong: Text
    wait: Annotated[str, text("seconds")]
    stale: Text
    kept: Text
    open_network: Text
    starting_title: Text
    starting: Text
    starting_long: Text
    failed_title: Text
    failed: Text
    try_again: Text
    stopped_title: Text
    stopped: Text
    open_again: Text
    stopping: Text
    home_title: Text
    home: Text
    leave: Text
    left_title: Text
    left: Text
    missing_title: Text
    missing: Text
    error_title: Text
    error: Text
    to_start: Text
