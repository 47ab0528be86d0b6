#!/bin/sh
# Adds segview to the menu of the desktop for this user, with its icon and the kinds of files that it opens.
# ./install.sh --remove takes that away again; the folder itself stays where it is.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
bin=$HOME/.local/bin
entry=$share/applications/segview.desktop
icon=$share/icons/hicolor/scalable/apps/segview.svg
kinds=$share/mime/packages/segview.xml

refresh() {
    if command -v update-desktop-database >/dev/null; then update-desktop-database "$share/applications" || true; fi
    if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime" || true; fi
    if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -q "$share/icons/hicolor" || true; fi
}

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$icon" "$kinds"
    if [ "$(readlink "$bin/segview" 2>/dev/null)" = "$here/segview" ]; then rm -f "$bin/segview"; fi
    refresh
    echo "segview was taken out of the menu. Its folder is still $here."
    exit 0
fi

mkdir -p "$share/applications" "$(dirname "$icon")" "$(dirname "$kinds")" "$bin"
# In Exec a blank in the path needs quotes, and these characters a backslash.
quoted=$(printf '%s' "$here/segview" | sed 's/[\\"`$]/\\&/g')
awk -v program="\"$quoted\"" '/^Exec=/ { print "Exec=" program " %F"; next } { print }' \
    "$here/share/segview.desktop" > "$entry"
cp "$here/share/segview.svg" "$icon"
cp "$here/share/segview.xml" "$kinds"
if [ ! -e "$bin/segview" ]; then ln -s "$here/segview" "$bin/segview"; fi
refresh
echo "segview is in the menu now, and as the command segview where $bin is searched."
