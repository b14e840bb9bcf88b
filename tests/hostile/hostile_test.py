#!/usr/bin/env python3
"""Hostile input to every command: hostile_test.py [--sanitized] [--only REGEX] HJEMMEL

Policies, requests and artefacts that are damaged, endless, deep, circular or small and stand for much. The corpus is written into a
temporary folder, so that it can be large. See trial.py for what every call must hold.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import sys
import tempfile
import time

from artefact_corpus import ArtefactCorpus
from policy_corpus import GOOD, PolicyCorpus
from request_corpus import RequestCorpus


def corpora(hjemmel, folder):
    for name in ("policies", "requests", "artefacts"):
        (folder / name).mkdir()
    yield PolicyCorpus(folder / "policies")
    yield RequestCorpus(folder / "requests")
    good = folder / "artefacts" / "good.xml"
    good.write_text(GOOD, encoding="utf-8")
    yield ArtefactCorpus(hjemmel, folder / "artefacts", good)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("hjemmel")
    parser.add_argument("--sanitized", action="store_true", help="without bounds on memory and time")
    parser.add_argument("--only", default="", help="the trials whose name matches")
    parser.add_argument("--slow", type=float, default=0, help="print each trial that takes longer than so many seconds")
    options = parser.parse_args()

    def tried(trial):
        start = time.monotonic()
        faults = trial.faults(options.hjemmel, options.sanitized)
        return trial, faults, time.monotonic() - start

    count, faulty = 0, 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for corpus in corpora(options.hjemmel, pathlib.Path(folder)):
            trials = [trial for trial in corpus.all() if re.search(options.only, trial.name)]
            for trial, faults, seconds in pool.map(tried, trials):
                count += 1
                faulty += bool(faults)
                for fault in faults:
                    print(f"{trial.name}: {fault}", file=sys.stderr, flush=True)
                if options.slow and seconds > options.slow:
                    print(f"{seconds:6.1f} s  {trial.name}", flush=True)
    print(f"{count} calls with hostile input, {faulty} not as they must be")
    return 1 if faulty or not count else 0


if __name__ == "__main__":
    sys.exit(main())
