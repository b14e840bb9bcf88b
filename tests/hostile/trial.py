"""One call of the program on hostile input, and what it must come to.

A call must end by itself with one of the exit codes expected: no signal, no more processor time or memory than the bounds. Where it
refuses its input, it says which file, in words.
"""

import dataclasses
import re
import resource
import subprocess

PROCESSOR_SECONDS = 60  # a bound on what hostile input may cost, far above what any takes: machines are shared
MEMORY_BYTES = 3 << 30
MOST_SAID = 2_000_000  # characters
WALL_SECONDS = 300  # a machine may be crowded; what counts is the processor's time


@dataclasses.dataclass
class Trial:
    name: str
    arguments: list  # after `hjemmel`
    exits: tuple = (2,)
    says: str = ""  # a regular expression over both outputs
    file: str = ""  # must be named where the exit code is 2

    def faults(self, hjemmel, sanitized):
        def bound():
            if not sanitized:  # shadow memory needs all addresses, and checks take time
                resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))

        try:
            done = subprocess.run([hjemmel, *map(str, self.arguments)], stdin=subprocess.DEVNULL, capture_output=True, check=False,
                                  timeout=WALL_SECONDS, preexec_fn=bound)
        except subprocess.TimeoutExpired:
            return [f"did not end within {WALL_SECONDS} s"]
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        end = said[-400:].strip()
        if done.returncode < 0:
            return [f"ended by signal {-done.returncode}: {end}"]
        if done.returncode not in self.exits:
            return [f"exit {done.returncode}, not {' or '.join(map(str, self.exits))}: {end}"]
        found = []
        if done.returncode == 2 and self.file and self.file not in said:
            found.append(f"does not name `{self.file}`: {end}")
        if self.says and not re.search(self.says, said):
            found.append(f"does not say `{self.says}`: {end}")
        if len(said) > MOST_SAID:
            found.append(f"says {len(said)} characters")
        if re.search(r"std::|terminate called|AddressSanitizer|runtime error:", said):
            found.append(f"shows its inside: {end}")
        return found
