"""A shell with job control in the terminal that a test opens: `python -m tests.shell`."""

import os

if __name__ == "__main__":
    os.login_tty(0)
    os.execvp("bash", ["bash", "--norc", "--noprofile", "-i"])
