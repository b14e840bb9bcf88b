#!/usr/bin/env python3
"""The structure checks find what they are there to find."""

import pathlib
import subprocess
import tempfile
import unittest

import check_structure


class IncludeRule(unittest.TestCase):
    def refused(self, path, included):
        self.assertIsNotNone(check_structure.include_fault(pathlib.PurePosixPath(path), included), f"{path} -> {included}")

    def allowed(self, path, included):
        self.assertIsNone(check_structure.include_fault(pathlib.PurePosixPath(path), included), f"{path} -> {included}")

    def test_the_runtime_never_includes_the_compiler(self):
        self.refused("runtime/value/value.cpp", "compiler/model/policy.hpp")
        self.allowed("runtime/value/value.cpp", "runtime/value/value.hpp")
        self.allowed("compiler/model/policy.hpp", "runtime/value/value.hpp")

    def test_a_stage_includes_itself_and_earlier_ones(self):
        self.allowed("compiler/check/a.cpp", "compiler/check/a.hpp")
        self.allowed("compiler/check/a.cpp", "compiler/model/policy.hpp")
        self.refused("compiler/model/policy.cpp", "compiler/check/a.hpp")
        self.refused("compiler/xacml/read.cpp", "compiler/language/language.hpp")
        self.refused("compiler/model/policy.cpp", "compiler/somewhere/a.hpp")

    def test_only_the_commands_include_reports_and_each_other(self):
        self.allowed("compiler/command/check_command.cpp", "compiler/report/sarif.hpp")
        self.refused("compiler/codegen/object.cpp", "compiler/report/sarif.hpp")
        self.refused("compiler/report/sarif.cpp", "compiler/command/command.hpp")
        self.allowed("compiler/report/sarif.cpp", "compiler/codegen/object.hpp")

    def test_libraries_stay_behind_their_folder(self):
        self.refused("compiler/passes/fold.cpp", "llvm/IR/Module.h")
        self.refused("compiler/command/driver.cpp", "lld/Common/Driver.h")
        self.allowed("compiler/codegen/link.cpp", "lld/Common/Driver.h")
        self.refused("compiler/xacml/read.cpp", "antlr4-runtime.h")
        self.allowed("compiler/language/parse.cpp", "antlr4-runtime.h")
        self.refused("runtime/value/value.cpp", "CLI/CLI.hpp")

    def test_public_headers_stand_alone(self):
        self.refused("runtime/include/hjemmel/hjemmel.hpp", "runtime/value/value.hpp")
        self.allowed("runtime/include/hjemmel/hjemmel.hpp", "hjemmel/hjemmel.h")


class Tree(unittest.TestCase):
    def faults_of(self, check, contents):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            subprocess.run(["git", "init", "-q"], cwd=root, check=True)
            for name, text in contents.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            return list(check(root, check_structure.tracked(root)))

    def test_an_include_is_found_at_its_line(self):
        faults = self.faults_of(check_structure.includes,
                                {"runtime/value/a.cpp": '// first\n#include "compiler/model/policy.hpp"\n'})
        self.assertEqual(len(faults), 1)
        self.assertTrue(faults[0].startswith("runtime/value/a.cpp:2: "))

    def test_a_folder_outside_the_order_is_refused(self):
        self.assertEqual(len(self.faults_of(check_structure.includes, {"compiler/extra/a.cpp": ""})), 1)

    def test_duplicate_names(self):
        both = {"compiler/model/a.cpp": "", "compiler/model/a.hpp": "", "runtime/value/a.cpp": ""}
        self.assertEqual(len(self.faults_of(check_structure.names, both)), 1)
        del both["runtime/value/a.cpp"]
        self.assertEqual(self.faults_of(check_structure.names, both), [])

    def test_empty_names(self):
        for name in ("util.cpp", "string_utils.hpp", "helper.py", "common.hpp", "policy_manager.cpp"):
            self.assertEqual(len(self.faults_of(check_structure.names, {f"compiler/model/{name}": ""})), 1, name)
        self.assertEqual(self.faults_of(check_structure.names, {"compiler/model/commonality.cpp": ""}), [])

    def test_long_files(self):
        self.assertEqual(len(self.faults_of(check_structure.lengths, {"runtime/a.cpp": "\n" * 501})), 1)
        self.assertEqual(self.faults_of(check_structure.lengths, {"runtime/a.cpp": "\n" * 500}), [])

    def test_readmes_and_top_level(self):
        self.assertEqual(len(self.faults_of(check_structure.layout, {"docs/map.md": ""})), 1)
        self.assertEqual(self.faults_of(check_structure.layout, {"docs/map.md": "", "docs/README.md": ""}), [])
        self.assertEqual(len(self.faults_of(check_structure.layout, {"scripts/build.sh": ""})), 1)

    def test_links(self):
        page = "[there](b.md) [gone](c.md#part) [web](https://example.org) [here](#part) `[code](d.md)`\n```\n[e](e.md)\n```\n"
        faults = self.faults_of(check_structure.links, {"docs/a.md": page, "docs/b.md": ""})
        self.assertEqual(faults, ["docs/a.md:1: links to `c.md`, which is not there"])


if __name__ == "__main__":
    unittest.main()
