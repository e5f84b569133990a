"""In a real kernel: what a participant sent reaches the notebook of the author, and no terminal and no log."""

import os
import subprocess
import sys
from pathlib import Path

from tests.running import PATIENCE

SECRET = "what nobody else should read"
ASK = f"""
import sys
from jupyter_client.manager import KernelManager

manager = KernelManager(kernel_name="python3")
with open(sys.argv[1], "wb") as terminal:
    manager.start_kernel(stderr=terminal)
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout={PATIENCE})
told = []
client.execute_interactive(
    'from workshop_kit.widgets import ArchetypeQuiz\\n'
    'ArchetypeQuiz().take_in({{"id": "m1", "type": "answer", "item": "voice_near_boss", "value": "{SECRET}"}})',
    output_hook=lambda message: told.append(message["content"].get("text", "")),
    timeout={PATIENCE},
)
client.stop_channels()
manager.shutdown_kernel(now=True)
print("".join(told))
"""


def test_a_refused_answer_is_told_to_the_notebook_and_not_to_the_terminal(tmp_path: Path):
    terminal = tmp_path / "terminal.txt"
    environment = {**os.environ, "JUPYTER_PREFER_ENV_PATH": "1"}
    environment.pop(
        "JUPYTER_DEFAULT_PROVISIONER_NAME", None
    )  # a kernel of its own, whose terminal is ours to read
    done = subprocess.run(
        [sys.executable, "-c", ASK, terminal], env=environment, check=True, capture_output=True, text=True
    )
    assert SECRET in done.stdout
    told = terminal.read_text(encoding="utf-8")
    assert "ArchetypeQuiz: AnswerError, answers['voice_near_boss']" in told
    assert SECRET not in told
