#!/bin/sh
# Install Debian's Chromium and a CJK font for the browser tests, where this machine allows it.
set -u
if command -v chromium >/dev/null 2>&1 && fc-list 2>/dev/null | grep -qi 'noto sans cjk'; then exit 0; fi
if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
  echo "Browser tests need chromium and fonts-noto-cjk, which this machine does not let us install: they are skipped where missing."
  exit 0
fi
echo "Installing chromium and fonts-noto-cjk for the browser tests ..."
{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig; } >/dev/null 2>&1 ||
  echo "Chromium could not be installed: the browser tests are skipped."
exit 0
