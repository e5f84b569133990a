"""How a kernel treats whoever has never programmed: plain words for errors, and no cell that holds up the others."""

import ast
import re
import sys
import warnings
from collections.abc import Mapping
from typing import Any

from IPython.core.getipython import get_ipython

from workshop_kit.content import load_words
from workshop_kit.courseware.errors import FriendlyError, lines
from workshop_kit.courseware.friendly import plain_words

_ASSIGNED = re.compile(r"^([^\W\d]\w*)\s*=(?!=)", re.MULTILINE)


class OddError(Exception):
    """Stands for an error that breaks whoever looks at it."""


class NotThrough:
    """What a name holds whose cell did not get through: never what it held before."""

    def __repr__(self) -> str:
        """Say the same in every run."""
        return "..."


NOT_THROUGH = NotThrough()


def holds_not_through(answer: object) -> bool:
    """Tell whether an answer, or a part of it, comes from a cell that did not get through."""
    if isinstance(answer, Mapping):
        return any(value is NOT_THROUGH for value in answer.values())
    if isinstance(answer, list | tuple):
        return any(value is NOT_THROUGH for value in answer)
    return answer is NOT_THROUGH


def speak_kindly(lang: str) -> None:
    """Let this kernel tell errors in plain words; the cell fails all the same, and ``%tb`` shows what Python said.

    An answer that is not right yet stops no cell after it, and a name whose cell failed loses what it held, so
    that no check looks at yesterday's answer. Outside IPython nothing happens.
    """
    shell: Any = get_ipython()
    if shell is None:
        return
    words = load_words(lang).course

    def tell(*_: Any, **__: Any) -> None:
        kind, error, _trace = shell._get_exc_info()
        try:
            str(error)  # who sends it on will want to know, too
            friendly = isinstance(error, FriendlyError)
            told = error.told if friendly else plain_words(error, words, known=_names(shell))
        except Exception:  # noqa: BLE001 - an error so odd that it cannot even be told
            told, error, kind = f"{words.stopped}\n{words.anything_else}", OddError(), OddError
        if not isinstance(error, FriendlyError):
            forget(shell.user_ns)
        shell._showtraceback(kind, error, lines(told))

    warnings.filterwarnings(
        "ignore", category=SyntaxWarning
    )  # an error that helps follows, or nothing is wrong
    shell.set_custom_exc((Exception, KeyboardInterrupt), tell)
    shell.showsyntaxerror = tell  # what Python cannot read goes another way
    _go_on(getattr(shell, "kernel", None))


def _names(shell: Any) -> set[str]:
    return {name for name in shell.user_ns if isinstance(name, str)}


def forget(names: dict[str, Any]) -> None:
    """Put `NOT_THROUGH` in the place of what the cell that failed was to give."""
    cells = names.get("In") or [""]
    for name in assigned(cells[-1]):
        names[name] = NOT_THROUGH


def assigned(source: str) -> set[str]:
    """Return the names to which code gives values, also where Python cannot read it."""
    try:
        nodes = [node for node in ast.parse(source).body if isinstance(node, ast.Assign)]
    except SyntaxError:
        return set(_ASSIGNED.findall(source))
    targets = [target for node in nodes for target in node.targets]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _go_on(kernel: Any) -> None:
    """Let the cells that wait behind an answer that is not right yet run, as ``Run All`` promises."""
    stop = getattr(kernel, "_abort_queues", None)
    if stop is None or getattr(stop, "kind", False):
        return

    def stop_unless_friendly(*arguments: Any, **options: Any) -> Any:
        if not isinstance(getattr(sys, "last_value", None), FriendlyError):
            return stop(*arguments, **options)
        return None

    stop_unless_friendly.kind = True  # type: ignore[attr-defined]
    kernel._abort_queues = stop_unless_friendly
