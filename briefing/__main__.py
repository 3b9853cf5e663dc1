"""`python -m briefing`, and the command `briefing`."""

import sys


def main() -> int:
    """Run the command line and return its exit code; an interrupt while it is imported is 130."""
    try:
        from briefing.cli import main as run

        return run()
    except KeyboardInterrupt:
        if sys.stderr is not None:
            sys.stderr.write("briefing: interrupted\n")
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
