#!/usr/bin/env bash
# Mutation testing of one module, or of the modules of one folder: how many small faults put into its code do its tests notice?
#
#     tests/mutants.sh claims/interval.py tests/test_interval.py
#     tests/mutants.sh claims/parse/numbers/numerals.py tests/parse/test_numerals.py
#     SAMPLE=200 tests/mutants.sh claims/checker/solve tests/checker/test_ranges.py tests/checker/test_solve.py
#
# Arguments: the module or folder, then the test files run against each mutant; choose fast ones, the fastest first.
# SAMPLE=N tries N mutants, drawn by a fixed seed, where all of them would take too long; CHILDREN (2) run at a time.
# PYTHON is the interpreter, by default the one of .venv; it needs `pip install -e '.[dev]' mutmut`.
#
# The working tree is copied as it stands to a temporary folder and never touched; the copy stays, and the last lines
# say where, so that each survivor can be looked at there: `python -m mutmut show NAME`. docs/mutants.md judges them.
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p}' "$0" >&2; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
module=$1
shift
for path in "$module" "$@"; do
    [ -e "$root/$path" ] || { echo "mutants.sh: no such file: $path" >&2; exit 2; }
done
python=${PYTHON:-$root/.venv/bin/python}
folder=$(mktemp -d)

(cd "$root" && git ls-files -z --cached --others --exclude-standard claims rules tests corpus pyproject.toml |
    while IFS= read -r -d '' path; do [ -e "$path" ] && printf '%s\0' "$path"; done | tar -c --null -T -) | tar -x -C "$folder"
cd "$folder"
tests=$(printf '"%s", ' "$@")
cat >> pyproject.toml <<TOML

[tool.mutmut]
source_paths = ["$module"]
also_copy = ["claims", "rules", "tests", "corpus"]
pytest_add_cli_args_test_selection = [${tests%, }]
pytest_add_cli_args = ["-x", "-p", "no:cacheprovider"]
TOML

names=()
if [ -n "${SAMPLE:-}" ]; then
    # Naming no mutant that exists makes mutmut write them all down and try none.
    "$python" -m mutmut run none > generated.txt 2>&1 || true
    mapfile -t names < <("$python" - "$SAMPLE" "mutants/$module" <<'PY'
import glob, json, random, sys

written = [path for pattern in (".meta", "/**/*.meta") for path in glob.glob(sys.argv[2] + pattern, recursive=True)]
names = sorted(name for path in written for name in json.load(open(path))["exit_code_by_key"])
print(f"{len(names)} mutants, of which {min(len(names), int(sys.argv[1]))} are tried", file=sys.stderr)
print(*random.Random(0).sample(names, min(len(names), int(sys.argv[1]))), sep="\n")
PY
    )
fi
"$python" -m mutmut run --max-children "${CHILDREN:-2}" "${names[@]}" > run.txt 2>&1 || { tail -40 run.txt >&2; exit 1; }
"$python" -m mutmut results --all true 2> /dev/null | sed 's/^ *//' | grep ': ' > results.txt
grep -vE ': (killed|not checked)$' results.txt || true
echo "$module:" $(grep -v 'not checked$' results.txt | sed 's/.*: //' | sort | uniq -c)
echo "mutants in $folder"
