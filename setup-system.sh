#!/bin/sh
# Makes sure that this machine has what pip cannot install: a Python that can make virtual
# environments, the shared libraries that Qt's windows need, and a font. Called by the Makefile;
# PYTHON names the interpreter.
set -eu
python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null 2>&1; then
    echo "'$python' was not found: install Python 3.11 or newer, or name one with PYTHON=…" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Python 3.11 or newer is needed, and '$python' is $("$python" --version 2>&1):" \
        "name another with PYTHON=…" >&2
    exit 1
fi
[ "$(uname -s)" = Linux ] || exit 0

# Shared library and Debian package: what PySide6's QtGui, QtWidgets, QtSvg, QtNetwork and QtDBus
# and its xcb, Wayland and offscreen platforms load from the system.
libraries='
libEGL.so.1             libegl1
libGL.so.1              libgl1
libX11-xcb.so.1         libx11-xcb1
libX11.so.6             libx11-6
libbrotlidec.so.1       libbrotli1
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libfreetype.so.6        libfreetype6
libglib-2.0.so.0        libglib2.0-0
libgssapi_krb5.so.2     libgssapi-krb5-2
libwayland-client.so.0  libwayland-client0
libwayland-cursor.so.0  libwayland-cursor0
libwayland-egl.so.1     libwayland-egl1
libxcb-cursor.so.0      libxcb-cursor0
libxcb-glx.so.0         libxcb-glx0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-image.so.0       libxcb-image0
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-randr.so.0       libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0      libxcb-render0
libxcb-shape.so.0       libxcb-shape0
libxcb-shm.so.0         libxcb-shm0
libxcb-sync.so.1        libxcb-sync1
libxcb-util.so.1        libxcb-util1
libxcb-xfixes.so.0      libxcb-xfixes0
libxcb-xkb.so.1         libxcb-xkb1
libxcb.so.1             libxcb1
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libxkbcommon.so.0       libxkbcommon0
libz.so.1               zlib1g
libzstd.so.1            libzstd1
'

# Prints the Debian packages of the libraries that the interpreter cannot load.
missing_libraries() {
    printf '%s' "$libraries" | "$python" -c '
import ctypes, sys
for line in sys.stdin:
    if line.strip():
        library, package = line.split()
        try:
            ctypes.CDLL(library)
        except OSError:
            print(package)
'
}

has_font() {
    for folder in /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.local/share/fonts" \
        "${HOME:-/}/.fonts"; do
        if [ -d "$folder" ] && find -L "$folder" -name '*.[ot]t[cf]' 2>/dev/null | grep -q .; then
            return 0
        fi
    done
    return 1
}

# Sets $missing to the Debian packages that would complete this machine.
find_missing() {
    missing=$(missing_libraries | tr '\n' ' ')
    has_font || missing="${missing}fonts-dejavu-core "
    "$python" -c 'import ensurepip, venv' 2>/dev/null || missing="${missing}python3-venv "
    missing=${missing% }
}

find_missing
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "Not found on this system, by the names of Debian's packages: $missing" >&2
    echo "The application may not start without them; going on." >&2
    exit 0
fi

if [ "$(id -u)" -eq 0 ]; then
    as_root='env'
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root='sudo -n env'
else
    echo "Some system packages are missing. Install them with this command, then try again:" >&2
    echo "  sudo apt-get update && sudo apt-get install --no-install-recommends $missing" >&2
    exit 1
fi

echo "Installing system packages: $missing"
apt() {
    # shellcheck disable=SC2086 # $as_root is a command and its arguments
    $as_root DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null
}
apt update || echo "The package lists could not be brought up to date; trying all the same." >&2
# shellcheck disable=SC2086 # one word per package
apt install --yes --no-install-recommends $missing >/dev/null

find_missing
if [ -n "$missing" ]; then
    echo "Still missing after installing: $missing" >&2
    exit 1
fi
