#!/bin/sh
# Builds the wheel, installs it in a new environment, and runs the main job from another folder.
set -eu
root=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$PYTHON" -m build --wheel --outdir "$work/dist" "$root" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
# The same sources make the same wheel, byte for byte.
"$PYTHON" -m build --wheel --outdir "$work/again" "$root" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
cmp "$work"/dist/*.whl "$work"/again/*.whl
"$PYTHON" -m venv "$work/venv"
wheel=$(ls "$work"/dist/*.whl)
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$wheel[html]"
cp -r "$root/corpus" "$work/articles"
cd "$work"
"$work/venv/bin/check-claims" version
"$work/venv/bin/check-claims" check articles --output-format json --report html:page.html --exit-zero >installed.json
grep -q 'id="findings"' page.html && grep -q 'class="card inconsistent error"' page.html
"$root/.venv/bin/check-claims" check articles --output-format json --exit-zero --quiet >checkout.json
cmp installed.json checkout.json
"$work/venv/bin/python" - <<'PY'
import json

run = json.load(open("installed.json", encoding="utf-8"))
contradictions = [f for f in run["findings"] if f["verdict"] == "inconsistent"]
assert run["claims"] and contradictions, "the wheel finds nothing in the sample articles"
print(f"wheel: {len(run['claims'])} claims, {len(contradictions)} contradictions, the same as the checkout")
PY

# A project of its own: the types as a strict checker sees them, and the plugin under the oldest pytest that is promised.
cp -r "$root/tests/consumer" consumer
"$root/.venv/bin/python" -m mypy --strict --cache-dir "$work/mypy" --python-executable "$work/venv/bin/python" consumer/reckoning.py
"$work/venv/bin/python" consumer/reckoning.py
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check 'pytest>=8.2,<9'
"$work/venv/bin/python" -m pytest -q -p no:cacheprovider consumer
