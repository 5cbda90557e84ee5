"""A terminal of 100 by 30 around a command: what is written here is typed there, what stands there comes out here.

Usage: terminal.py COMMAND [ARGUMENT ...]
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios

child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))

inputs = [terminal, sys.stdin.fileno()]
while terminal in inputs:
    for ready in select.select(inputs, [], [])[0]:
        try:
            data = os.read(ready, 65536)
        except OSError:  # Linux says so when the command has ended.
            data = b""
        if not data:
            inputs.remove(ready)
        elif ready == terminal:
            os.write(sys.stdout.fileno(), data)
        else:
            os.write(terminal, data)

_, status = os.waitpid(child, 0)
sys.exit(os.waitstatus_to_exitcode(status))
