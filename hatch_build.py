"""What a wheel holds beside the package: what the site serves, compressed, and the versions tested together."""

import gzip
import shutil
import tempfile
from pathlib import Path
from typing import Any

import brotli
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SERVED = (
    "workshop_kit/content/*.css",
    "workshop_kit/site/front/front.*",
    "workshop_kit/site/static/*.*",
    "workshop_kit/widgets/plotly/plotly.min.js",
)
KINDS = {".css", ".js", ".svg"}


class Complete(BuildHookInterface[Any]):
    """Puts a ``.gz`` and a ``.br`` beside each file that the site serves, and ``constraints.txt`` into the package."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to a wheel; a checkout has them, or makes them for itself."""
        if version == "editable":
            return
        build_data["force_include"]["constraints.txt"] = "workshop_kit/constraints.txt"
        self.folder = Path(tempfile.mkdtemp())
        root = Path(self.root)
        for path in sorted(path for pattern in SERVED for path in root.glob(pattern) if path.suffix in KINDS):
            data, name = path.read_bytes(), path.relative_to(root).as_posix()
            for ending, packed in ((".gz", gzip.compress(data, 9, mtime=0)), (".br", brotli.compress(data))):
                file = self.folder / f"{name.replace('/', '-')}{ending}"
                file.write_bytes(packed)
                build_data["force_include"][str(file)] = name + ending

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clear away."""
        if version != "editable":
            shutil.rmtree(self.folder, ignore_errors=True)
