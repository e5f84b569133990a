"""Compress what the site serves while the wheel is built: browsers get it as it lies there."""

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


class Compress(BuildHookInterface[Any]):
    """Puts a ``.gz`` and a ``.br`` beside each file that the site serves."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compressed files to a wheel; in a checkout, the site compresses for itself."""
        if version == "editable":
            return
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
