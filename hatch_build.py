"""Build hook: puts the compiled icons and translations into wheels and editable installs."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.builders.wheel import WheelBuilderConfig


class ResourceBuildHook(BuildHookInterface[WheelBuilderConfig]):
    """Runs resources/compile.py before a wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compiles the resources and adds the file, which git ignores, to the wheel."""
        script = Path(self.root, "resources", "compile.py")
        output = Path(self.root, "desktop_app", "resources.rcc")
        subprocess.run([sys.executable, script, "--output", output], check=True)
        build_data["artifacts"].append("/desktop_app/resources.rcc")
