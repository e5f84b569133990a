#!/bin/sh
# Looks for a Python that fits, and lets it do the rest (start/start.py). Made by `workshop bundle`.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit 1
start="$here/start/start.py"
system=$(uname -s)

fits() {
    [ -x "$1" ] || return 1
    case "$system:$1" in
    # Without Apple's tools for developers, this one only offers to fetch them from the internet.
    Darwin:/usr/bin/*) xcode-select -p >/dev/null 2>&1 || return 1 ;;
    esac
    "$1" -I "$start" --fits >/dev/null 2>&1 || return 1
    python=$1
}

find_python() {
    for version in @pythons@; do
        found=$(command -v "python$version") && fits "$found" && return 0
        for folder in "/Library/Frameworks/Python.framework/Versions/$version/bin" /opt/homebrew/bin /usr/local/bin \
            "$HOME/.local/bin"; do
            fits "$folder/python$version" && return 0
        done
    done
    found=$(command -v python3) && fits "$found" && return 0
    for folder in "$HOME/miniconda3" "$HOME/miniforge3" "$HOME/anaconda3" "$HOME/opt/anaconda3" /opt/anaconda3 \
        /opt/miniconda3; do
        fits "$folder/bin/python3" && return 0
    done
    return 1
}

if [ ! -f "$start" ]; then
    cat <<'WORDS'
@unpack_first@
WORDS
    exit 1
fi

if ! find_python; then
    case "$system" in
    Darwin) cat "$here/start/no-python-macos.txt" ;;
    *) cat "$here/start/no-python-linux.txt" ;;
    esac
    if [ "$system" = Darwin ] && ls "$here"/python/*.pkg >/dev/null 2>&1; then open "$here/python"; fi
    exit 1
fi

exec "$python" -I "$start" "$@"
