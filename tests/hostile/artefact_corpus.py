"""Artefacts that the compiler did not write, or not so: refused with exit 2, before anything in them runs.

Changed bytes are tried in headers and tables only. What changed code does no check can tell, and none is run here: against it stands
the signature.
"""

import pathlib
import struct
import subprocess

from trial import Trial

HEADER_BYTES = 64  # of ELF itself


class ArtefactCorpus:
    def __init__(self, hjemmel, folder, policy):
        self.folder = folder
        self.request = folder / "asks.json"
        self.request.write_text('{"Request":{}}', encoding="utf-8")
        self.whole = folder / "whole.hjp"
        subprocess.run([hjemmel, "compile", policy, "-o", self.whole], check=True, capture_output=True, timeout=300)

    def calls(self, name, content):
        path = content if isinstance(content, pathlib.Path) else self.folder / name
        if not isinstance(content, pathlib.Path):
            path.write_bytes(content)
        yield "inspect", path, ["inspect", path]
        yield "decide", path, ["decide", "--policy", path, "--request", self.request]

    def refused(self, name, content, says=""):
        for call, path, arguments in self.calls(name, content):
            yield Trial(f"{name}: {call}", arguments, (2,), says, path.name)

    def code_of(self, whole):
        """Where the executable segments lie in the file."""
        start, count = struct.unpack_from("<Q", whole, 32)[0], struct.unpack_from("<H", whole, 56)[0]
        for i in range(count):
            kind, flags, offset, _, _, size = struct.unpack_from("<IIQQQQ", whole, start + 56 * i)
            if kind == 1 and flags & 1:
                yield range(offset, offset + size)

    def all(self):
        whole = self.whole.read_bytes()
        for call, path, arguments in self.calls("whole.hjp", self.whole):
            yield Trial(f"whole.hjp: {call}", arguments, (0,))
        for length in [*range(0, len(whole), max(1, len(whole) // 40)), len(whole) // 2, 63, 64, 65]:
            yield from self.refused(f"cut-{length}.hjp", whole[:length])
        yield from self.refused("text.hjp", b"permit read for package p\n")
        yield from self.refused("zeros.hjp", b"\0" * 100_000)
        yield from self.refused("headers-alone.hjp", whole[:HEADER_BYTES] + b"\xff" * 100_000)
        folder = self.folder / "folder.hjp"
        folder.mkdir()
        yield from self.refused("folder.hjp", folder)
        for library in ("/lib/x86_64-linux-gnu/libc.so.6", "/lib/x86_64-linux-gnu/libm.so.6", "/lib/aarch64-linux-gnu/libc.so.6"):
            if pathlib.Path(library).exists():
                yield from self.refused(f"{pathlib.Path(library).name}.hjp", pathlib.Path(library).read_bytes())
        # A header whose field is not what it was is refused or means the same; tables are checked before they are used.
        in_code = [*self.code_of(whole)]
        places = [*range(HEADER_BYTES), *range(HEADER_BYTES, len(whole), max(1, len(whole) // 150))]
        for at in places:
            if any(at in code for code in in_code):
                continue
            changed = bytearray(whole)
            changed[at] ^= 0xFF
            for call, path, arguments in self.calls(f"changed-{at}.hjp", bytes(changed)):
                yield Trial(f"changed-{at}.hjp: {call}", arguments, (0, 2), file=path.name)
