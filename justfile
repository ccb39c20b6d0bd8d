# What to run while working; `.ci/run` does all of `check` in a fresh environment.
bin := ".venv/bin"

# All that CI runs.
check: lint types docs-fresh test

test *args:
    {{bin}}/pytest {{args}}

lint:
    {{bin}}/ruff check .
    {{bin}}/ruff format --check .
    {{bin}}/lint-imports

types:
    {{bin}}/mypy --strict

# Write the pages of docs/kinds, the run in the README and its picture anew.
docs:
    {{bin}}/python -m scripts.kind_pages docs/kinds
    {{bin}}/python -m scripts.readme_run

docs-fresh:
    {{bin}}/python -m scripts.kind_pages docs/kinds --check
    {{bin}}/python -m scripts.readme_run --check

# Times, ratios and memory; DATA as benchmarks/speed.py says.
bench-speed *args:
    {{bin}}/python -m benchmarks.speed {{args}}

# What each report format adds to a run over 200 articles.
bench-formats *args:
    {{bin}}/python -m benchmarks.formats {{args}}

bench-quality *args:
    {{bin}}/python -m benchmarks.quality {{args}}

# Other offline tools on the pair sets; installs each into .bench-peers the first time.
bench-peers *args:
    {{bin}}/python -m benchmarks.peers {{args}}

# Recall of injected conflicts and false findings on reworded copies, of the project's own texts or of FOLDERs.
bench-mutate *args:
    {{bin}}/python -m benchmarks.mutate {{args}}

# Learn the weights of src/conflictcheck/data/weights.json again.
fit *args:
    {{bin}}/python -m benchmarks.fit {{args}}

# A fresh environment for work on the code.
setup:
    python3 -m venv .venv
    {{bin}}/pip install -q -e '.[dev]'
