"""Check a folder and print each disagreement with its places: python check_folder.py FOLDER [MIN_CONFIDENCE]."""

import sys

from conflictcheck import Settings, check


def main(folder: str, min_confidence: float = 0.5) -> None:
    report = check(folder, settings=Settings(min_confidence=min_confidence))
    for conflict in report.conflicts:
        print(f"{conflict.kind}: {conflict.summary} ({conflict.reason}, {conflict.confidence:.0%})")
        for side in conflict.sides:
            for claim in side.claims:
                print(f"  {claim.path}:{claim.line}:{claim.column}  {side.value}")
    print(f"{len(report.conflicts)} in {len(report.articles)} articles")


if __name__ == "__main__":
    main(sys.argv[1], *(float(argument) for argument in sys.argv[2:3]))
