#!/usr/bin/env python3
"""What holds for the house as a whole, whatever the compiler says of each file.

check_structure.py [ROOT] prints each fault as `path:line: what is wrong` and exits 1 if there is one. Only files that git knows, or
would add, are looked at.
"""

import collections
import pathlib
import re
import subprocess
import sys
import urllib.parse

# In the order in which data flows: a stage includes itself and those before it.
STAGES = ["source", "model", "xacml", "language", "catalogue", "check", "interpret", "ir", "lower", "passes", "codegen", "report"]
# What stands at the end may see everything; nothing else may see `report`, the printing of results.
LAST = "command"

# Libraries that one folder alone may know.
FENCED = [
    (re.compile(r"^(llvm|llvm-c|lld|clang)/"), "compiler/codegen/", "LLVM"),
    (re.compile(r"^(antlr4|Hjemmel(Lexer|Parser))"), "compiler/language/", "ANTLR"),
    (re.compile(r"^CLI/"), "compiler/command/", "CLI11"),
]
TOP_FOLDERS = ["grammar", "compiler", "runtime", "policies", "examples", "tests", "docs"]
BESIDE_THEM = {"CMakeLists.txt", "CMakePresets.json", "Makefile", "README.md", "LICENSE", "CHANGELOG.md", "cmake"}
EMPTY_NAMES = re.compile(r"(^|_)(util|utils|utility|utilities|helper|helpers|common|manager|managers|misc)(_|$)")
SOURCE_SUFFIXES = {".cpp", ".hpp", ".h", ".c", ".def", ".g4", ".py", ".sh"}
CXX_SUFFIXES = {".cpp", ".hpp", ".h", ".c"}
LONGEST_SOURCE = 500
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)|!\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^\s*(```|~~~)")


def tracked(root):
    """The files of the tree, as paths from the root: what git knows; without git, all but what a build leaves."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root, capture_output=True, check=False)
    if listed.returncode == 0:
        names = set(listed.stdout.decode().split("\0")) - {""}
    else:
        names = {path.relative_to(root).as_posix() for path in root.rglob("*")}
        names = {name for name in names if not re.match(r"(build|build-[^/]*|\.git|\.cache)/", name)}
    return sorted(pathlib.PurePosixPath(name) for name in names if (root / name).is_file())


def stage_of(path):
    """The compiler stage of a path; None outside compiler/."""
    parts = pathlib.PurePosixPath(path).parts
    return parts[1] if len(parts) > 2 and parts[0] == "compiler" else None


def may_include(stage, included):
    if stage == LAST or stage == included:
        return True
    if included in (LAST, "report"):
        return False
    return included in STAGES and stage in STAGES and STAGES.index(included) < STAGES.index(stage)


def include_fault(path, included):
    """Why the file at `path` may not include `included`; None if it may."""
    name = str(path)
    for pattern, folder, library in FENCED:
        if pattern.match(included) and not name.startswith(folder) and not name.startswith("tests/"):
            return f"includes `{included}`: {library} is known in {folder} alone"
    if name.startswith("runtime/") and included.startswith(("compiler/", "tests/")):
        return f"includes `{included}`: the runtime never includes the compiler"
    if name.startswith("runtime/include/") and included.startswith(("runtime/", "grammar/")):
        return f"includes `{included}`: a public header includes public headers alone"
    stage, included_stage = stage_of(path), stage_of(included)
    if stage and included.startswith("tests/"):
        return f"includes `{included}`: the compiler never includes tests"
    if stage and included_stage and not may_include(stage, included_stage):
        return f"includes `{included}`: {stage}/ comes before {included_stage}/, or may not see it"
    return None


def includes(root, files):
    for path in files:
        if path.suffix not in CXX_SUFFIXES:
            continue
        stage = stage_of(path)
        if stage and stage != LAST and stage not in STAGES:
            yield f"{path}:1: `compiler/{stage}` is no stage: it has no place in the order of the data"
        for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
            found = INCLUDE.match(line)
            if found and (fault := include_fault(path, found.group(1) or found.group(2))):
                yield f"{path}:{number}: {fault}"


def names(root, files):
    by_name = collections.defaultdict(list)
    for path in files:
        if path.suffix not in SOURCE_SUFFIXES:
            continue
        if EMPTY_NAMES.search(path.stem):
            yield f"{path}:1: the file's name says nothing about what is in it"
        if path.suffix in (".cpp", ".hpp") and not re.fullmatch(r"[a-z][a-z0-9_]*", path.stem):
            yield f"{path}:1: source files are named in snake_case"
        if path.suffix in (".cpp", ".hpp"):
            by_name[path.name].append(path)
    for same in by_name.values():
        for path in same[1:]:
            yield f"{path}:1: has the name of {same[0]}: a name is given to one source file in the tree"


def lengths(root, files):
    for path in files:
        if path.suffix in (".cpp", ".hpp"):
            count = len((root / path).read_text(encoding="utf-8").splitlines())
            if count > LONGEST_SOURCE:
                yield f"{path}:{LONGEST_SOURCE + 1}: {count} lines: more than one idea (the limit is {LONGEST_SOURCE})"


def layout(root, files):
    tops = {path.parts[0] for path in files}
    for top in sorted(tops):
        if top not in TOP_FOLDERS and top not in BESIDE_THEM and not top.startswith("."):
            yield f"{top}:1: has no place in the top level"
    for folder in TOP_FOLDERS:
        if folder in tops and pathlib.PurePosixPath(folder, "README.md") not in files:
            yield f"{folder}/README.md:1: is missing: what the folder takes, what it gives, what it never does"


def links(root, files):
    for path in files:
        if path.suffix != ".md":
            continue
        in_code = False
        for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
            if FENCE.match(line):
                in_code = not in_code
            if in_code:
                continue
            for found in LINK.finditer(re.sub(r"`[^`]*`", "", line)):
                target = urllib.parse.unquote((found.group(1) or found.group(2)).split("#")[0])
                if not target or re.match(r"[a-z][a-z+.-]*:", target):
                    continue
                if not (root / path.parent / target).exists():
                    yield f"{path}:{number}: links to `{target}`, which is not there"


CHECKS = [includes, names, lengths, layout, links]


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2]).resolve()
    files = tracked(root)
    faults = [fault for check in CHECKS for fault in check(root, files)]
    for fault in faults:
        print(fault)
    print(f"structure: {len(files)} files, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
