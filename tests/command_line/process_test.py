#!/usr/bin/env python3
"""The command line as those who call it see it: process_test.py HJEMMEL

Streams, colours, exit codes and files; what a command answers is tested elsewhere.
"""

import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import unittest

HJEMMEL = ""
POLICY = """<?xml version="1.0" encoding="UTF-8"?>
<Policy xmlns="urn:oasis:names:tc:xacml:3.0:core:schema:wd-17" PolicyId="urn:example:æøå" Version="1.0"
        RuleCombiningAlgId="urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides">
  <Target/>
  <Rule RuleId="everyone" Effect="Permit"/>
</Policy>
"""


def call(*arguments, **options):
    options.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run([HJEMMEL, *arguments], capture_output="stdout" not in options, encoding="utf-8", check=False,
                          timeout=60, **options)


def call_on_terminal(*arguments, environment):
    """What a person would see, standard output and standard error on one terminal."""
    master, slave = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")} | environment
    subprocess.run([HJEMMEL, *arguments], stdin=slave, stdout=slave, stderr=slave, env=env, check=False, timeout=60)
    os.close(slave)
    seen = b""
    try:
        while chunk := os.read(master, 4096):
            seen += chunk
    except OSError:  # the terminal's other end is closed
        pass
    os.close(master)
    return seen.decode()


class Help(unittest.TestCase):
    def commands(self):
        return re.findall(r"^  (\w+) {2,}", call("--help").stdout, re.MULTILINE)

    def test_version(self):
        done = call("--version")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"^hjemmel \d+\.\d+\.\d+\n$")

    def test_each_command_has_help_with_an_example(self):
        self.assertIn("convert", self.commands())
        for command in self.commands():
            done = call(command, "--help")
            self.assertEqual((done.returncode, done.stderr), (0, ""), command)
            self.assertIn(f"usage: hjemmel {command}", done.stdout)
            self.assertIn(f"example:\n  hjemmel {command}", done.stdout)
            self.assertEqual(call("help", command).stdout, done.stdout)
            for line in done.stdout.splitlines():
                self.assertLessEqual(len(line), 130, line)

    def test_help_goes_to_standard_output(self):
        for arguments in (["--help"], ["-h"], ["help"]):
            done = call(*arguments)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn("usage: hjemmel COMMAND", done.stdout)


class WrongCalls(unittest.TestCase):
    def wrong(self, *arguments):
        done = call(*arguments)
        self.assertEqual((done.returncode, done.stdout), (2, ""), arguments)
        self.assertRegex(done.stderr, r"^hjemmel: error: [a-z`]")
        for line in done.stderr.splitlines():
            self.assertFalse(line.endswith("."), line)
        return done.stderr

    def test_no_command(self):
        self.assertIn("hjemmel --help", self.wrong())

    def test_a_misspelt_command(self):
        self.assertIn("did you mean `convert`?", self.wrong("covnert", "a.xml"))
        self.assertNotIn("did you mean", self.wrong("weather"))
        self.assertIn("`--versoin` is not an option", self.wrong("--versoin"))

    def test_a_misspelt_option(self):
        self.assertIn("did you mean `--output`?", self.wrong("convert", "a.xml", "--ouptut", "b.hjl"))
        self.assertIn("did you mean `--check`?", self.wrong("format", "--chekc", "a.hjl"))

    def test_a_missing_argument(self):
        self.assertIn("`IN` is missing", self.wrong("convert"))
        self.assertIn("`--output` is missing", self.wrong("convert", "a.xml"))

    def test_one_argument_too_many(self):
        self.assertIn("`c.xml` is not an argument", self.wrong("convert", "a.xml", "c.xml", "-o", "b.hjl"))

    def test_an_empty_argument(self):
        self.wrong("")
        self.assertEqual(call("convert", "", "-o", "b.hjl").returncode, 2)


class Streams(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.policy = self.folder / "policy.xml"
        self.policy.write_text(POLICY, encoding="utf-8")

    def test_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = call("--help", stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, "hjemmel: error: the results could not be written: no space left on device\n")

    def test_a_closed_pipe(self):
        reader, writer = os.pipe()
        os.close(reader)
        done = call("--help", stdout=writer, stderr=subprocess.PIPE)
        os.close(writer)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, "hjemmel: error: the results could not be written: broken pipe\n")

    def test_a_closed_standard_output(self):
        done = subprocess.run(["/bin/sh", "-c", f'"{HJEMMEL}" --help >&-'], capture_output=True, encoding="utf-8", check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("the results could not be written", done.stderr)

    def test_closed_streams_do_not_swallow_the_written_file(self):
        out = self.folder / "out.xml"
        done = subprocess.run(["/bin/sh", "-c", f'"{HJEMMEL}" convert "{self.policy}" -o "{out}" <&- >&- 2>&-'], check=False)
        self.assertEqual(done.returncode, 0)
        self.assertIn("urn:example:æøå", out.read_text(encoding="utf-8"))

    def test_no_colour_off_a_terminal(self):
        self.assertNotIn("\033", call("weather", env={**os.environ, "TERM": "xterm"}).stderr)

    def test_colour_on_a_terminal_unless_refused(self):
        self.assertIn("\033[1;31merror", call_on_terminal("weather", environment={"TERM": "xterm"}))
        self.assertNotIn("\033", call_on_terminal("weather", environment={"TERM": "xterm", "NO_COLOR": "1"}))
        self.assertNotIn("\033", call_on_terminal("weather", environment={"TERM": "dumb"}))
        self.assertNotIn("\033", call_on_terminal("weather", environment={}))

    def test_convert_writes_the_whole_file_or_none(self):
        out = self.folder / "out.xml"
        self.assertEqual(call("convert", str(self.policy), "-o", str(out)).returncode, 0)
        first = out.read_text(encoding="utf-8")
        self.assertIn("urn:example:æøå", first)
        self.policy.write_text("<Policy", encoding="utf-8")
        done = call("convert", str(self.policy), "-o", str(out))
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, r"policy\.xml:\d+:\d+: error: ")
        self.assertEqual(out.read_text(encoding="utf-8"), first)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["out.xml", "policy.xml"])

    def test_convert_needs_to_know_the_language(self):
        done = call("convert", str(self.policy), "-o", str(self.folder / "out.txt"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("does not say which language", done.stderr)

    def test_unreadable_input(self):
        for path in (self.folder, self.folder / "none.xml"):
            done = call("convert", str(path), "-o", str(self.folder / "out.xml"))
            self.assertEqual(done.returncode, 2)
            self.assertIn("cannot be read", done.stderr)

    def test_format_there_and_back(self):
        formatted = self.folder / "policy.hjl"
        self.assertEqual(call("convert", str(self.policy), "-o", str(formatted)).returncode, 0)
        self.assertEqual(call("format", str(formatted)).returncode, 0)
        done = call("format", "--check", str(formatted))
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        formatted.write_text("\n\n\n" + formatted.read_text(encoding="utf-8"), encoding="utf-8")
        done = call("format", "--check", str(formatted))
        self.assertEqual((done.returncode, done.stdout), (1, f"{formatted}\n"))
        self.assertEqual(call("format", str(formatted)).returncode, 0)
        self.assertEqual(call("format", "--check", str(formatted)).returncode, 0)


if __name__ == "__main__":
    HJEMMEL = sys.argv.pop(1)
    unittest.main()
