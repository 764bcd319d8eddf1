#!/bin/sh
# Starts Fathom in a locale that can spell all file names: without one, Java knows ASCII alone and finds no "café.jpg".
case "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" in
    C | POSIX) export LC_ALL=C.UTF-8 ;;
esac
self=$0
[ -L "$self" ] && self=$(readlink -f "$self")
case "$self" in
    */*) ;;
    *) self=./$self ;;
esac
home=$(cd "${self%/*}/.." && pwd -P) || exit 1
app=$home/lib/app
# What the JVM learnt beforehand; without arguments, or with a picture's name, the window opens.
cache=$app/commands.aot
if [ $# -eq 0 ] || [ -e "$1" ]; then cache=$app/window.aot; fi
unset JDK_JAVA_OPTIONS
# A cache that does not fit is passed over; the JVM would complain on standard output.
exec "$home/lib/runtime/bin/java" "-XX:AOTCache=$cache" "-Xlog:aot*=off" @OPTIONS@ -cp @CLASS_PATH@ @MAIN_CLASS@ "$@"
