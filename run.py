"""Sets the project up and runs it; needs the standard library alone: ``python3 run.py VERB``."""

import hashlib
import os
import shutil
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
BUILT = os.path.join(ROOT, "build")
LOCK = os.path.join(ROOT, "requirements.lock")
STAMP = os.path.join(VENV, "installed")
WINDOWS = sys.platform == "win32"
PYTHON = (
    os.path.join(VENV, "Scripts", "python.exe") if WINDOWS else os.path.join(VENV, "bin", "python")
)

FITTING = ((3, 11), (3, 12), (3, 13))  # Kivy 2.3.1 has wheels for these and no others
LIBRARIES = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}  # the wheel brings all but these

# verb → what the project's own Python runs, whether it draws, what it is for
VERBS = {
    "demo": (["-m", "app"], True, "open the phone, with its server beside it"),
    "test": (
        ["-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"],
        True,
        "run every test; what follows goes to pytest",
    ),
    "check": (["-m", "app.devtools", "check"], False, "format, lint, types, imports, catalogues"),
    "serve": (["-m", "backend_stub"], False, "run the server alone"),
    "pay": (["-m", "app.devtools", "pay"], False, "the pay desk: prepare, execute, status, export"),
    "reconcile": (["-m", "backend_stub.reconcile"], False, "reconcile the ledger; 1 on damage"),
    "verify-log": (
        ["-m", "backend_stub.verify_log"],
        False,
        "verify the log of who looked; 1 on damage",
    ),
    "rights": (
        ["-m", "tests.support.matrix_run"],
        False,
        "every call x callers x owners against the declared rights; 1 where one differs",
    ),
    "prove": (["-m", "app.devtools", "prove"], False, "long proofs: paying, and a pay-out day"),
    "bench": (["-m", "app.devtools", "bench"], True, "measure, as ratios, side by side"),
    "gallery": (["-m", "app.devtools", "gallery"], True, "every screen in every state"),
    "snapshots": (
        ["-m", "app.devtools", "snapshots"],
        True,
        "compare the pictures, or accept them",
    ),
}


class SetUpError(Exception):
    """What is missing, in one sentence with the way to mend it."""


def main(argv):
    """Run one verb; returns the exit code where the process was not replaced."""
    if sys.version_info[:2] not in FITTING:
        return _with_a_fitting_python(argv)
    if not argv or argv[0] not in VERBS:
        print("python3 run.py VERB\n")
        print("\n".join("  %-10s %s" % (verb, what) for verb, (_, _, what) in VERBS.items()))
        return 0 if not argv or argv[0] in ("-h", "--help", "help") else 2
    command, draws, _ = VERBS[argv[0]]
    try:
        if draws and sys.platform.startswith("linux"):
            _find_libraries()
        if argv[0] == "test" and "--postgres" in argv:
            _find_postgres()
        _install()
        environment = _environment(argv)
        _prepare(environment)
    except SetUpError as missing:
        print("run.py: %s" % missing, file=sys.stderr)
        return 1
    return _become([PYTHON, *command, *argv[1:]], environment)


def _with_a_fitting_python(argv):
    """Run again under a Python that Kivy has wheels for, or say that there is none."""
    import subprocess

    for major, minor in FITTING:
        found = shutil.which("python%d.%d" % (major, minor))
        # A version switcher's stand-in may be on the path and answer nothing: ask before trusting.
        if found and not subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL):
            return _become([found, os.path.join(ROOT, "run.py"), *argv], dict(os.environ))
    have = "%d.%d" % sys.version_info[:2]
    print(
        "run.py: this needs Python 3.11, 3.12 or 3.13, and python3 is %s." % have, file=sys.stderr
    )
    return 1


def _find_libraries():
    """Make sure that the system's OpenGL and EGL can be loaded."""
    import ctypes

    missing = []
    for library, package in LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if missing:
        _apt_install(missing, "drawing needs the system's OpenGL")


def _find_postgres():
    """Make sure that PostgreSQL's programs are there: the tests start one of their own."""
    import glob

    if not (shutil.which("initdb") or glob.glob("/usr/lib/postgresql/*/bin/initdb")):
        _apt_install(["postgresql"], "--postgres needs PostgreSQL")


def _apt_install(packages, why):
    """Install Debian packages as root on such a system; elsewhere stop with the exact line."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        raise SetUpError("%s. On Debian or Ubuntu: sudo %s" % (why, line))
    print("run.py: %s; running: %s" % (why, line), flush=True)
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    quiet["PATH"] = quiet.get("PATH", "") + os.pathsep + "/usr/local/sbin:/usr/sbin:/sbin"
    for attempt in (
        line,
        "apt-get update",
        line,
    ):  # the lists may be missing or old: then once more
        failed, said = _run(attempt.split(), quiet)
        if not failed and attempt == line:
            return
    raise SetUpError("this failed: %s\n%s" % (line, said))


def _install():
    """Install the locked packages unless the stamp says that exactly these are there."""
    with open(LOCK, "rb") as lock:
        wanted = "%s %s" % (hashlib.sha256(lock.read()).hexdigest(), sys.version.split()[0])
    if _stamped() == wanted:
        return
    os.makedirs(BUILT, exist_ok=True)
    with open(os.path.join(BUILT, "set-up.lock"), "w") as turn:
        _take_turn(turn)  # two verbs started at once: the second waits, then finds all done
        if _stamped() == wanted:
            return
        print("run.py: installing the packages into .venv, once; under a minute", flush=True)
        # Cleared before and stamped after: one cut short is never taken for a whole one.
        shutil.rmtree(VENV, ignore_errors=True)
        if not _installed_by_uv():
            _install_by_pip()
        with open(STAMP + ".new", "w") as stamp:
            stamp.write(wanted)
            stamp.flush()
            os.fsync(stamp.fileno())
        os.replace(STAMP + ".new", STAMP)


def _stamped():
    if not os.path.exists(PYTHON):  # also when the Python it was made from has gone
        return None
    try:
        with open(STAMP) as stamp:
            return stamp.read()
    except OSError:
        return None


def _take_turn(file):
    try:
        import fcntl
    except ImportError:  # Windows: two first starts at once are not guarded there
        return
    fcntl.flock(file, fcntl.LOCK_EX)


def _installed_by_uv():
    uv = shutil.which("uv")
    if not uv:
        return False
    install = ["pip", "install", "--quiet", "--python", PYTHON, "--require-hashes"]
    for step in (
        [sys.executable, "-m", "venv", "--clear", "--without-pip", VENV],
        [uv, *install, "--compile-bytecode", "-r", LOCK],
    ):
        failed, said = _run(step)
        if failed:  # perhaps only pip knows where packages come from here
            print("run.py: uv could not, so pip will; uv said: %s" % said[-300:], flush=True)
            return False
    return True


def _install_by_pip():
    make = [sys.executable, "-m", "venv", "--clear", VENV]
    failed, said = _run(make)
    if failed and "ensurepip" in said:  # Debian keeps it in a package of its own
        package = "python%d.%d-venv" % sys.version_info[:2]
        _apt_install([package], "Python's venv is not installed")
        failed, said = _run(make)
    if failed:
        raise SetUpError("no virtual environment could be made:\n%s" % said)
    plain = dict(os.environ, PIP_USER="0", PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1")
    failed, said = _run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", LOCK], plain
    )
    if failed:
        raise SetUpError("the packages could not be installed:\n%s" % said)


def _environment(argv):
    """What the child sees: Kivy's switches, and nothing that would lead Python elsewhere."""
    from app.devtools.kivy_data import environment

    strangers = (
        "PYTHONPATH",
        "PYTHONHOME",
        "PYTHONDONTWRITEBYTECODE",
        "KIVY_NO_CONSOLELOG",
    )
    seen = {name: value for name, value in os.environ.items() if name not in strangers}
    return dict(seen, **environment(offscreen=argv[0] != "demo" or "--shot" in argv))


def _prepare(environment):
    """Make what is derived from the sources where it is missing or old."""
    from app.devtools import catalogues, kivy_data, token_data

    if any(made.stale() for made in (catalogues, kivy_data, token_data)):
        failed, said = _run([PYTHON, "-m", "app.devtools", "prepare"], environment)
        if failed:
            raise SetUpError("the catalogues or Kivy's data could not be made:\n%s" % said)


def _run(command, environment=None):
    """The exit code and all that was said."""
    import subprocess

    ran = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return ran.returncode, ran.stdout.decode("utf-8", "replace").strip()


def _become(command, environment):
    """Give this process over to the command, so that its signals and exit code are its own."""
    os.chdir(ROOT)
    sys.stdout.flush()
    if WINDOWS:  # there, execve would return to the prompt at once
        import subprocess

        return subprocess.call(command, env=environment)
    os.execve(command[0], command, environment)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
