#!/bin/sh
# A list for the desk: one line a disagreement, with every place. Usage: desk-list.sh PATH...
# conflictcheck ends with 1 when it finds something; --exit-zero keeps that from stopping the pipe.
conflictcheck "$@" --exit-zero --min-confidence 0.5 --format json | jq -r '
  .conflicts[]
  | "\(.level)\t\(.kind)\t\(.confidence * 100 | round)%\t\(.summary)\t"
    + ([.sides[].claims[] | "\(.path):\(.line):\(.column)"] | join(" "))'
