#!/bin/sh
# What the tests need besides Python and make: installed where apt may be used without asking, which is said;
# elsewhere the one line to type is printed, and this fails. "long": what `make test-long` needs besides.
set -eu
PATH="$PATH:/usr/sbin" # Debian keeps nginx there

has() { command -v "$1" > /dev/null; }
need() { missing="$missing $*"; }

missing=
# The headless shell opens a page at a third of the whole browser's cost; Ubuntu does not have it.
if grep -qs '^ID=debian$' /etc/os-release; then
  has chromium-headless-shell || need chromium-headless-shell
else
  has chromium-headless-shell || has chromium || has chromium-browser || need chromium
fi
has soffice || has libreoffice || need libreoffice-writer
has nginx || need nginx
has openssl || need openssl
# A form's pages are counted, so a letter must be as wide as in the font that the form names.
case "$(fc-match --format '%{family}' 'Times New Roman' 2> /dev/null)" in
  *"Times New Roman"* | *"Liberation Serif"* | *Tinos*) ;;
  *) need fontconfig fonts-liberation ;;
esac
has tesseract && tesseract --list-langs 2>&1 | grep -qx vie || need tesseract-ocr tesseract-ocr-vie
"${PYTHON:-python3}" -c 'import ensurepip' 2> /dev/null || need python3-venv
if [ "${1:-}" = long ]; then
  has firefox-esr || has firefox || need firefox-esr
  has node && has npm || need nodejs npm
fi
[ -n "$missing" ] || exit 0

if ! has apt-get; then
  echo "The tests need these programs (Debian's names):$missing" >&2
  exit 1
elif [ "$(id -u)" = 0 ]; then
  as_root=env
elif has sudo && sudo -n true 2> /dev/null; then
  as_root="sudo env"
else
  echo "The tests need more programs. Type: sudo apt-get install$missing" >&2
  exit 1
fi
echo "Installing for the tests (once):$missing"
mkdir -p build
# shellcheck disable=SC2086 # words and names of packages are to be split
if ! { $as_root apt-get update &&
  $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } > build/apt.txt 2>&1; then
  tail -n 20 build/apt.txt >&2
  exit 1
fi
