"""Starts the server: ``python -m backend_stub --port 0 --data-folder DIR``."""

import sys

from backend_stub.settings import Settings, SettingsFault


def main(argv: list[str]) -> int:
    """Serve; answers the exit code. What cannot be is said in one sentence."""
    try:
        settings = Settings.read(argv)
        if settings.processes > 1 and not settings.beside:
            from backend_stub.crew import run_crew  # noqa: PLC0415  # one process needs none

            return run_crew(settings, argv)
        from backend_stub.process import run  # noqa: PLC0415  # a wrong flag is told without it

        return run(settings)
    except SettingsFault as fault:
        print(fault, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
