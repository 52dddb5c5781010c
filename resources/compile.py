"""Compiles the icons and translations in this folder into the one file that the program loads.

    python resources/compile.py [--output desktop_app/resources.rcc]

icons/NAME.svg is found at run time as ``:/icons/NAME.svg``, i18n/NAME.ts as ``:/i18n/NAME.qm``.
An unfinished translation, or any warning of Qt's tools, is an error.
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
DEFAULT_OUTPUT = HERE.parent / "desktop_app" / "resources.rcc"


class CompileError(Exception):
    """A sentence for whoever started the build."""


def find_tool(name: str) -> Path:
    """One of Qt's programs: from the PySide6 package, else from the search path."""
    spec = importlib.util.find_spec("PySide6")
    if spec is not None and spec.origin is not None:
        package = Path(spec.origin).parent
        suffix = ".exe" if sys.platform == "win32" else ""
        for folder in (package, package / "Qt" / "libexec", package / "Qt" / "bin"):
            candidate = folder / f"{name}{suffix}"
            if candidate.is_file():
                return candidate
    found = shutil.which(f"pyside6-{name}") or shutil.which(name)
    if found is None:
        raise CompileError(f"Qt's {name} was not found: it comes with pyside6-essentials.")
    return Path(found)


def run_tool(name: str, *arguments: str | Path) -> None:
    """Runs a tool that has nothing to say when all is well; whatever it says is an error."""
    # rcc stores the time of each file: a fixed one makes equal sources give equal output.
    environment = {**os.environ, "QT_RCC_SOURCE_DATE_OVERRIDE": "1"}
    done = subprocess.run(
        [find_tool(name), *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0 or done.stdout.strip():
        raise CompileError(f"{name} (exit code {done.returncode}): {done.stdout.strip()}")


def unfinished(catalogue: Path) -> Iterator[str]:
    """The strings of a .ts file that have no finished translation."""
    try:
        root = ET.parse(catalogue).getroot()
    except ET.ParseError as error:
        raise CompileError(f"{catalogue.name} is not well-formed: {error}") from error
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            kind = None if translation is None else translation.get("type")
            if kind in ("vanished", "obsolete"):
                continue
            if translation is None or kind == "unfinished" or not _is_complete(translation):
                yield f"{context.findtext('name', '')}: {message.findtext('source', '')!r}"


def _is_complete(translation: ET.Element) -> bool:
    forms = translation.findall("numerusform") or [translation]
    return all("".join(form.itertext()) for form in forms)


def compile_translations(folder: Path, target: Path) -> dict[str, Path]:
    """Compiles each .ts file into the target folder: name in the resource file -> compiled file."""
    catalogues = sorted(folder.glob("*.ts"))
    problems = [f"{c.name}: {text}" for c in catalogues for text in unfinished(c)]
    if problems:
        raise CompileError("unfinished translations:\n  " + "\n  ".join(problems))
    compiled = {f"i18n/{c.stem}.qm": target / f"{c.stem}.qm" for c in catalogues}
    for catalogue, qm in zip(catalogues, compiled.values(), strict=True):
        run_tool("lrelease", "-silent", catalogue, "-qm", qm)
    return compiled


def write_collection(files: Mapping[str, Path], qrc: Path) -> None:
    """Writes the list of files in the form that rcc reads."""
    root = ET.Element("RCC", version="1.0")
    group = ET.SubElement(root, "qresource", prefix="/")
    for alias, path in sorted(files.items()):
        ET.SubElement(group, "file", alias=alias).text = str(path)
    ET.ElementTree(root).write(qrc, encoding="utf-8")


def compile_resources(source: Path, output: Path) -> int:
    """Compiles the folder's icons and translations into the output file; returns their number."""
    icons = source / "icons"
    files = {f"icons/{p.relative_to(icons).as_posix()}": p for p in icons.rglob("*.svg")}
    # Beside the output, so that the finished file takes its place in one step.
    with tempfile.TemporaryDirectory(dir=output.parent, prefix=".resources-") as name:
        scratch = Path(name)
        files |= compile_translations(source / "i18n", scratch)
        write_collection(files, scratch / "resources.qrc")
        run_tool("rcc", "--binary", scratch / "resources.qrc", "-o", scratch / "resources.rcc")
        (scratch / "resources.rcc").replace(output)
    return len(files)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Compile icons and translations into one file.")
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    output: Path = parser.parse_args().output.resolve()
    try:
        count = compile_resources(HERE, output)
    except (CompileError, OSError) as error:
        print(f"resources/compile.py: {error}", file=sys.stderr)
        return 1
    print(f"{output.name}: {count} icons and translations")
    return 0


if __name__ == "__main__":
    sys.exit(main())
