#!/usr/bin/env python3
"""docs/tutorial-first-policy.md, run as a newcomer would: tutorial_test.py HJEMMEL

A block with a file name (```hjl NAME) is written to that file; in a ```console block each line after `$ ` is run, and what follows it
must be exactly what is printed.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

HJEMMEL = ""
PAGE = pathlib.Path(__file__).parent.parent.parent / "docs" / "tutorial-first-policy.md"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(console):
    """The commands of a console block, each with what must come of it."""
    for step in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, _, printed = step.partition("\n")
        yield command, printed


class Tutorial(unittest.TestCase):
    maxDiff = None

    def test_every_step_prints_what_the_page_says(self):
        ran = []
        with tempfile.TemporaryDirectory() as folder:
            # The program under the name that the page calls it by.
            tools = pathlib.Path(folder) / "tools"
            tools.mkdir()
            (tools / "hjemmel").symlink_to(HJEMMEL)
            desk = pathlib.Path(folder) / "desk"
            desk.mkdir()
            environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}
            for kind, name, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
                if kind != "console":
                    self.assertTrue(name, f"a block of {kind} without a file name")
                    (desk / name).write_text(text, encoding="utf-8")
                    continue
                for command, printed in steps(text):
                    with self.subTest(command):
                        done = subprocess.run(["sh", "-c", command], cwd=desk, env=environment, check=False, timeout=60,
                                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                              encoding="utf-8")
                        self.assertEqual(done.stdout, printed)
                    ran.append(command.split()[1])
        self.assertLessEqual({"catalogue", "check", "format", "compile", "decide", "explain", "convert"}, set(ran))


if __name__ == "__main__":
    HJEMMEL = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
