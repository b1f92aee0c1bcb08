"""`python -m tests.audit`: whether a weakness is known of a library that requirements.lock names.

Ends with status 1 where one is. Without an index that knows of weaknesses it says so, and ends
well: a machine without a network can still run the tests.
"""

import json
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements.lock"
COMMAND = (
    *(sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes"),
    *("--progress-spinner", "off", "--timeout", "10", "--format", "json", "-r", str(LOCK)),
)


def main() -> None:
    try:
        done = subprocess.run(COMMAND, capture_output=True, text=True, timeout=120)
        known = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        print("Known weaknesses of the libraries: nobody could be asked.")
        return
    looked_at = [one for one in known if "vulns" in one]
    weak = [one for one in looked_at if one["vulns"]]
    for one in weak:
        names = ", ".join(each["id"] for each in one["vulns"])
        print(f"{one['name']} {one['version']} has known weaknesses: {names}.")
    unknown = len(known) - len(looked_at)
    more = f", {unknown} unknown to the index" if unknown else ""
    print(f"Known weaknesses: {len(looked_at)} libraries looked at, {len(weak)} weak{more}.")
    sys.exit(bool(weak))


if __name__ == "__main__":
    main()
