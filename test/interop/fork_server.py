"""Runs scripts of this folder in forks of one process that has loaded the reference already, which takes seconds.

Prints the port on 127.0.0.1 that it listens on. A connection brings one line of JSON, {script, args, directory}, and
then carries what the script prints. The script ends with its connection, and this with its standard input.

Usage: fork_server.py MODULE_TO_LOAD ...
"""

import importlib
import json
import os
import runpy
import select
import signal
import socket
import sys
import threading
import traceback
from pathlib import Path

HERE = Path(__file__).parent


def end_with(connection: socket.socket) -> None:
    """Whoever started the script has left, or was killed."""
    while connection.recv(4096):
        pass
    os._exit(0)


def run(connection: socket.socket, script: str, args: list[str], directory: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for stream in (1, 2):
        os.dup2(connection.fileno(), stream)
    threading.Thread(target=end_with, args=[connection], daemon=True).start()
    os.chdir(directory)
    sys.argv = [script, *args]
    try:
        runpy.run_path(str(HERE / script), run_name="__main__")
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(0)


def main() -> None:
    for module in sys.argv[1:]:
        importlib.import_module(module)
    # Nobody waits for the forks.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while listener in select.select([listener, sys.stdin], [], [])[0]:
        connection, _ = listener.accept()
        order = json.loads(connection.makefile("r").readline())
        if os.fork() == 0:
            listener.close()
            run(connection, **order)
        connection.close()


if __name__ == "__main__":
    main()
