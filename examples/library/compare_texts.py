"""Compare two texts that a program holds already."""

from conflictcheck import compare

EARLIER = "The ferry sank off Naxos on Monday with 41 people on board, the coast guard said."
LATER = "The ferry sank off Naxos on Monday with 57 people on board, the coast guard said."
OTHER = "The bridge at Elbasan was closed on Monday for repairs, the city said."


def main() -> None:
    for name, text in (("later", LATER), ("other", OTHER)):
        found = compare(EARLIER, text)
        print(f"{name}:", "; ".join(conflict.summary for conflict in found) or "nothing")


if __name__ == "__main__":
    main()
