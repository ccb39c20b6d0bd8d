#!/bin/sh
# Stops a publication while articles that change in this branch disagree with each other or in themselves.
# Usage: check-changed.sh [BASE [FOLDER]]   (default: origin/main articles)
set -eu
base=${1:-origin/main}
folder=${2:-articles}

changed=$(git diff --name-only --diff-filter=AM "$base"...HEAD -- "$folder")
if [ -z "$changed" ]; then
    echo "No article has changed."
    exit 0
fi
# 0: go ahead. 1: an error-level disagreement. 2: something could not be read, which must not pass either.
# shellcheck disable=SC2086  # paths of articles hold no spaces in this archive
conflictcheck $changed --fail-on error --no-progress --output conflictcheck.json
