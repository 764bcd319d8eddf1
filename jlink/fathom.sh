#!/bin/sh
# Starts Fathom in a locale that can spell all file names: without one, Java knows ASCII alone and finds no "café.jpg".
case "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" in
    C | POSIX) export LC_ALL=C.UTF-8 ;;
esac
exec "$(dirname "$(readlink -f "$0")")/fathom-launcher" "$@"
