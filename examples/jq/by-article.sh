#!/bin/sh
# Which articles are in how many disagreements, the most troubled first. Usage: by-article.sh PATH...
conflictcheck "$@" --exit-zero --format json | jq -r '
  [.conflicts[] | [.sides[].claims[].path] | unique[]]
  | group_by(.) | map({path: .[0], count: length}) | sort_by(-.count, .path)[]
  | "\(.count)\t\(.path)"'
