"""Adds up the test reports: fails when a module that must have tests has none, or when any test was skipped.

Without arguments those of `mvn verify`; with `container` and modules those against servers in containers.
"""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

MUST = {
    "surefire": ["contract", "embedded", "ingest", "enrich", "sink", "app"],
    "failsafe": ["contract", "embedded", "ingest", "enrich", "sink", "app"],
}
if sys.argv[1:]:
    MUST = {sys.argv[1]: sys.argv[2:]}

failed = []
passed = wrong = skipped = 0
for plugin, modules in MUST.items():
    for module in modules:
        ran = 0
        for report in pathlib.Path(module, "target", plugin + "-reports").glob("TEST-*.xml"):
            suite = ElementTree.parse(report).getroot()
            tests, bad, left = (
                int(suite.get("tests")),
                int(suite.get("failures")) + int(suite.get("errors")),
                int(suite.get("skipped")),
            )
            ran += tests - left
            passed += tests - bad - left
            wrong += bad
            skipped += left
            if left:
                failed.append(f"{report}: {left} skipped")
        if not ran:
            failed.append(f"{module}: no {plugin} test ran")
print(f"{passed} passed, {wrong} failed, {skipped} skipped")
for line in failed:
    print(line, file=sys.stderr)
sys.exit(1 if failed or wrong else 0)
