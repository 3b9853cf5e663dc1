"""`briefing completion`: what completes the command line in a shell."""

from __future__ import annotations

import argparse
import os

from briefing.cli.output import write_out

FILES = {"bash": "briefing.bash", "zsh": "_briefing", "fish": "briefing.fish"}
"""The file for each shell, in `briefing/completions`; they are written by `make docs`."""
SUMMARY = "print the completion of commands for bash, zsh or fish"
EXAMPLES = """\
Commands, options, values and folders are completed, and ids and days of publication: those of the
folder that the line names, else of the current one. Some installations put the files where the
shells look for them; for one that does not, write them there.

examples:
  briefing completion bash > ~/.local/share/bash-completion/completions/briefing
  briefing completion zsh > ~/.zfunc/_briefing      with `fpath+=~/.zfunc` before `compinit`
  briefing completion fish > ~/.config/fish/completions/briefing.fish
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("shell", choices=FILES, metavar="SHELL", help=", ".join(FILES))


def run(args: argparse.Namespace) -> int:
    """Print the file of a shell."""
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with open(os.path.join(folder, "completions", FILES[args.shell]), encoding="utf-8") as file:
        write_out(file.read())
    return 0
