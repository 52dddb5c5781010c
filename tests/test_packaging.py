"""Proves the wheel: built, installed into an empty environment and started from another folder."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtCore import QDirIterator, QResource
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parent.parent
# A build, a start and a tour in separate processes, on a machine that may be busy.
pytestmark = pytest.mark.timeout(600)


def run(
    *command: str | Path, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a command; what it printed is in the message when it fails."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command} exited with {done.returncode}:\n{done.stdout}"
    return done


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and the wheel that was built from that archive."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ".", cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    """The wheel."""
    (path,) = dist.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new virtual environment that holds the wheel.

    It sees the dependencies in the test environment behind its own packages. The line in the .pth
    file adds that one folder, and none of the .pth files in it: the editable install stays unseen.
    """
    folder = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    scheme = {"base": str(folder), "platbase": str(folder)}
    scripts = Path(sysconfig.get_path("scripts", "venv", scheme))
    packages = Path(sysconfig.get_path("purelib", "venv", scheme))
    python = scripts / Path(sys.executable).name
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return scripts


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder that has nothing to do with the project."""
    folder = tmp_path / "somewhere else"
    folder.mkdir()
    return folder


@pytest.fixture
def user_env(tmp_path: Path) -> dict[str, str]:
    """The process environment of a user without a screen and with an empty home folder."""
    hidden = ("PYTHON", "COV_", "COVERAGE_", "PYTEST_", "QT_", "XDG_", "VIRTUAL_ENV")
    env = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime)}
    return {**env, **home, "QT_QPA_PLATFORM": "offscreen"}


def program(environment: Path) -> Path:
    """The installed command."""
    found = shutil.which("desktop-app", path=environment)
    assert found is not None
    return Path(found)


def test_wheel_holds_the_whole_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    package = ROOT / "desktop_app"
    sources = {p.relative_to(ROOT).as_posix() for p in package.rglob("*.py")}
    assert any(name.startswith("desktop_app/models/migrations/0001") for name in sources)
    assert sources | {"desktop_app/resources.rcc"} <= names
    assert {name.split("/")[0] for name in names} == {"desktop_app"}
    assert not [name for name in names if name.endswith((".pyc", ".svg", ".ts"))]


@pytest.fixture
def packed_resources(wheel: Path, tmp_path: Path) -> Iterator[set[str]]:
    """The paths in the wheel's resource file, as the program sees them."""
    with zipfile.ZipFile(wheel) as archive:
        file = archive.extract("desktop_app/resources.rcc", tmp_path)
    assert QResource.registerResource(file, "/wheel")
    yield set(walk(":/wheel"))
    assert QResource.unregisterResource(file, "/wheel")


def walk(folder: str) -> Iterator[str]:
    """Everything below a folder of Qt's resources."""
    found = QDirIterator(folder, QDirIterator.IteratorFlag.Subdirectories)
    while found.hasNext():
        yield found.next()


def test_wheel_holds_every_icon_and_translation(packed_resources: set[str]) -> None:
    icons = {f":/wheel/icons/{p.name}" for p in (ROOT / "resources/icons").glob("*.svg")}
    catalogues = {f":/wheel/i18n/{p.stem}.qm" for p in (ROOT / "resources/i18n").glob("*.ts")}
    assert icons
    assert catalogues
    assert icons | catalogues <= packed_resources


def test_wheel_is_imported_from_the_new_environment(
    environment: Path, elsewhere: Path, user_env: dict[str, str]
) -> None:
    code = "import desktop_app, desktop_app.models; print(desktop_app.__file__)"
    python = environment / Path(sys.executable).name
    imported = Path(run(python, "-c", code, cwd=elsewhere, env=user_env).stdout.strip())
    assert imported.is_relative_to(environment.parent)
    assert not imported.is_relative_to(ROOT)


def test_installed_command_tells_its_version(
    environment: Path, elsewhere: Path, user_env: dict[str, str]
) -> None:
    done = run(program(environment), "--version", cwd=elsewhere, env=user_env)
    version = run(
        environment / Path(sys.executable).name,
        "-c",
        "from importlib.metadata import version; print(version('business-platform-desktop'))",
        cwd=elsewhere,
        env=user_env,
    )
    assert version.stdout.strip() in done.stdout
    assert not list(elsewhere.iterdir())


def test_installed_command_takes_the_tour(
    environment: Path, elsewhere: Path, user_env: dict[str, str], tmp_path: Path
) -> None:
    pictures = tmp_path / "pictures"
    done = run(program(environment), "--tour", pictures, cwd=elsewhere, env=user_env)
    shots = sorted(pictures.glob("*.png"))
    # At least: the first start, five creations and the badges.
    assert len(shots) >= 7, done.stdout
    for shot in shots:
        image = QImage(str(shot))
        assert min(image.width(), image.height()) >= 100, shot.name
    assert len(done.stdout.splitlines()) >= len(shots)
    assert not list(elsewhere.iterdir()), "the program wrote into the current folder"


def test_the_locked_requirements_hold_the_declared_ones() -> None:
    """A dependency added to pyproject.toml and not locked would be missing on a new machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run_time = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    team = project["project"]["optional-dependencies"]["team"]
    dev = [entry for entry in project["dependency-groups"]["dev"] if isinstance(entry, str)]
    assert names_in(run_time) <= locked("run.txt").keys()
    assert names_in([*run_time, *team, *dev]) <= locked("dev.txt").keys()
    assert locked("run.txt").items() <= locked("dev.txt").items()


def test_locked_requirements_name_no_machine() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert " /" not in text


def names_in(requirements: list[str]) -> set[str]:
    """The names of the packages, without versions and extras."""
    return {Requirement(text).name for text in requirements}


def locked(name: str) -> dict[str, str]:
    """The packages that a lock file pins, with their versions."""
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    pins = [line.split()[0] for line in lines if line[:1].isalpha()]
    return {package: version for package, _, version in (pin.partition("==") for pin in pins)}
