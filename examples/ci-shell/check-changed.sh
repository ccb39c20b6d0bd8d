#!/bin/sh
# Stops a publication while an article that this branch changes disagrees with itself or with any other.
# Usage: check-changed.sh [BASE [FOLDER]]   (default: origin/main articles)
set -eu
base=${1:-origin/main}
folder=${2:-articles}

# 0: go ahead. 1: an error-level disagreement. 2: something could not be read, which must not pass either.
exec conflictcheck check "$folder" --changed "$base" --fail-on error --no-progress --output conflictcheck.json
