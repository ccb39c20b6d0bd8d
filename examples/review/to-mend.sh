#!/bin/sh
# What a review accepted: a line a place, with what it says and what it contradicts.
# Usage: to-mend.sh report.json
set -eu
jq -r --slurpfile review "$1.review" '
  .conflicts[]
  | select(.id as $id | $review[0].accepted | index($id))
  | .summary as $summary
  | .sides[].claims[]
  | "\(.path):\(.line)\t\($summary)"
' "$1"
