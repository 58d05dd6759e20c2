"""Prepare this checkout: a virtual environment in `.venv` with hash-checked packages.

Usage: `python3 scripts/setup.py LEVEL`, where LEVEL is one of

    run      what the site needs
    test     + the test suite
    browser  + the browser tests
    dev      + linters, type checker, debug toolbar and every optional service

Each level includes the ones before it, and a checkout never steps down a level. A stamp in `.venv`
remembers what is installed, so a second call only compares a few hashes and returns.

Standard library only. Everything here must also be readable by an old Python (3.6), which has to
get far enough to say in one sentence that a newer one is needed: no newer syntax in this file.
"""

import errno
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "bianshen.json"

MINIMUM_PYTHON = (3, 11)
OTHER_PYTHONS = ("python3.13", "python3.12", "python3.11")

LEVELS = ("run", "test", "browser", "dev")
UV_LOCK = "uv.txt"
LOCKS = {
    "run": "requirements.txt",
    "test": "requirements-test.txt",
    "browser": "requirements-browser.txt",
    "dev": "requirements-dev.txt",
}

SECONDS_BETWEEN_DOTS = 5


class SetupError(Exception):
    """The set-up cannot go on. Holds the sentence for the user, in Chinese and in English."""

    def __init__(self, chinese, english):
        super().__init__(chinese, english)
        self.chinese = chinese
        self.english = english


class StepError(Exception):
    """A command of the set-up failed. Its text is what the command printed."""


def main(arguments):
    """Prepare the level named on the command line. Returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console without Chinese must not stop us
    if len(arguments) != 1 or arguments[0] not in LEVELS:
        print("用法：python3 scripts/setup.py " + "|".join(LEVELS), file=sys.stderr)
        return 2
    try:
        return prepare(arguments[0])
    except SetupError as error:
        print("\n" + error.chinese + "\n\n" + error.english, file=sys.stderr)
        return 1
    except OSError as error:
        problem = explain_os_error(error)
        print("\n" + problem.chinese + "\n\n" + problem.english, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(
            "\n已中断。再次运行同一命令即可修复并继续。(Interrupted; run it again.)",
            file=sys.stderr,
        )
        return 130


def prepare(wanted):
    """Bring the checkout to the wanted level, or to the higher one that it already has.

    1. Nothing to do when the stamp agrees with the lock files.
    2. Without a good Python, hand over to a newer one or say what is missing.
    3. Keep the virtual environment if it is sound, else make a new one.
    4. Mark the stamp unfinished, install, mark it finished: a run that is cut off leaves the
       unfinished mark behind, and the next run starts with a new environment.
    """
    stamp = read_stamp()
    if is_ready(stamp, wanted):
        (ROOT / "var").mkdir(exist_ok=True)
        return 0
    if sys.version_info < MINIMUM_PYTHON:
        return hand_over_to_newer_python(wanted)

    level = highest_level(wanted, stamp.get("level"))
    (ROOT / "var").mkdir(exist_ok=True)
    if not is_sound(stamp):
        create_venv(level)
    write_stamp(level, finished=False)
    install_packages(LOCKS[level])
    write_stamp(level, finished=True)
    print("环境已就绪。(Ready: level " + level + ".)")
    return 0


def read_stamp():
    """Return the stamp's content, or an empty dict when there is none that can be read."""
    try:
        content = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write_stamp(level, finished):
    """Record what `.venv` holds, in one step, so that half a stamp can never be read."""
    content = {
        "finished": finished,
        "level": level,
        "locks": lock_digests(level),
        "folder": str(VENV),
        "python": python_identity(),
    }
    unfinished_file = STAMP.with_name("bianshen.json.new")
    unfinished_file.write_text(json.dumps(content, indent=1), encoding="utf-8")
    os.replace(str(unfinished_file), str(STAMP))  # noqa: PTH105 - one form for old Pythons too


def is_ready(stamp, wanted):
    """Tell, without starting any process, whether the wanted level is installed and current."""
    level = stamp.get("level")
    return (
        stamp.get("finished") is True
        and highest_level(wanted, level) == level
        and stamp.get("locks") == lock_digests(level)
        and stamp.get("folder") == str(VENV)
        and venv_python().exists()
        and stamp.get("python") == python_identity()
    )


def highest_level(wanted, present):
    """Return the higher of the two levels; `present` may be None or unknown."""
    if present not in LEVELS:
        return wanted
    return max(wanted, present, key=LEVELS.index)


def lock_digests(level):
    """Return the SHA-256 of the lock files that a level is installed from."""
    return {
        name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
        for name in (UV_LOCK, LOCKS[level])
    }


def python_identity():
    """Return version and real file of the environment's Python.

    An upgrade of the system's Python changes the file behind the environment's link, and the
    packages installed for the old version are no longer found: the stamp must not agree then.
    """
    version = ""
    configuration = VENV / "pyvenv.cfg"
    if configuration.exists():
        for line in configuration.read_text(encoding="utf-8").splitlines():
            if line.split("=")[0].strip() == "version":
                version = line.split("=")[1].strip()
    return {"version": version, "file": str(venv_python().resolve())}


def hand_over_to_newer_python(wanted):
    """Run this script again with a newer Python found on the PATH, or say that none is there."""
    for name in OTHER_PYTHONS:
        found = shutil.which(name)
        if found and runs(found, "import sys; sys.exit(sys.version_info < (3, 11))"):
            return subprocess.call([found, str(Path(__file__).resolve()), wanted])
    have = ".".join(str(part) for part in sys.version_info[:3])
    raise SetupError(
        "需要 Python 3.11 或更新的版本，而 " + sys.executable + " 是 " + have + "。\n"
        "  Debian / Ubuntu：sudo apt install python3.11 python3.11-venv\n"
        "  macOS：          brew install python@3.13\n"
        "装好后再试；也可以指明用哪一个：make run PYTHON=/路径/python3.11",
        "Python 3.11 or newer is needed; this one is " + have + ". Install it, then try again, "
        "or name it: make run PYTHON=/path/to/python3.11",
    )


def base_python():
    """Return the Python to build on: the installed one, even where `.venv` itself runs this."""
    return getattr(sys, "_base_executable", None) or sys.executable


def venv_python():
    """Return the path of the environment's Python on this system."""
    if os.name == "nt":
        return VENV / "Scripts" / "python.exe"
    return VENV / "bin" / "python"


def is_sound(stamp):
    """Tell whether the environment can be kept and brought up to date.

    Not sound: none at all; one left behind by an interrupted run; one that was copied or moved
    (its commands name the old folder); one whose Python or pip does not run.
    """
    if not VENV.exists():
        return False
    if stamp and (stamp.get("finished") is not True or stamp.get("folder") != str(VENV)):
        return False
    return runs(str(venv_python()), "import pip, sys; sys.exit(sys.version_info < (3, 11))")


def runs(python, code):
    """Tell whether a Python exists, starts, and ends the given code without complaint."""
    try:
        return (
            subprocess.call(
                [python, "-c", code],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            == 0
        )
    except OSError:
        return False


def create_venv(level):
    """Make a new, empty `.venv`, throwing away whatever was there."""
    missing = [name for name in ("venv", "ensurepip") if not importlib.util.find_spec(name)]
    if missing:
        raise venv_module_missing(missing)
    if VENV.exists():
        shutil.rmtree(str(VENV))
    VENV.mkdir()
    write_stamp(level, finished=False)
    try:
        run_step("① 建立虚拟环境 (virtual environment)", [base_python(), "-m", "venv", str(VENV)])
    except StepError as error:
        if "ensurepip" in str(error):
            raise venv_module_missing(["ensurepip"]) from error
        raise SetupError(
            "建立虚拟环境失败：\n" + last_lines(error),
            "The virtual environment could not be created; see the lines above.",
        ) from error


def venv_module_missing(names):
    """Return the error for a Python without `venv` or `ensurepip`, as Debian packages it."""
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    return SetupError(
        "这个 Python 缺少 " + "、".join(names) + " 模块，无法建立虚拟环境。请先安装：\n"
        "  sudo apt install python3-venv      （或 " + package + "）",
        "This Python lacks " + " and ".join(names) + ". On Debian and Ubuntu: "
        "sudo apt install python3-venv (or " + package + "). Then try again.",
    )


def install_packages(lock):
    """Install exactly what a lock file lists: with uv, or with pip where uv does not run."""
    python = str(venv_python())
    pip = [python, "-m", "pip", "install", "--quiet", "--no-input", "--require-hashes", "-r"]
    uv = [python, "-m", "uv", "pip", "sync", "--quiet", "--python", python, "--require-hashes"]
    try:
        run_step("② 安装 uv (installer)", [*pip, UV_LOCK])
        run_step("③ 安装软件包 " + lock + " (packages)", [*uv, lock], uv_environment())
        return
    except StepError:
        print("   uv 未能完成，改用 pip，稍慢一些。(uv failed; trying pip.)")
    try:
        run_step("③ 安装软件包 " + lock + " (packages)", [*pip, lock])
    except StepError as error:
        raise SetupError(
            "软件包安装失败：\n" + last_lines(error) + "\n"
            "请检查网络后再试；需要软件包镜像时，可设置环境变量 PIP_INDEX_URL。",
            "The packages could not be installed; see the lines above. Check the network; "
            "a package mirror can be named in PIP_INDEX_URL.",
        ) from error


def uv_environment():
    """Return the environment for uv, with the package mirror that pip is configured to use.

    Many users in China have a mirror in pip's configuration file, which uv does not read.
    """
    environment = dict(os.environ)
    if "UV_DEFAULT_INDEX" in environment or "UV_INDEX_URL" in environment:
        return environment
    mirror = environment.get("PIP_INDEX_URL") or pip_setting("global.index-url")
    if mirror:
        environment["UV_DEFAULT_INDEX"] = mirror
    return environment


def pip_setting(name):
    """Return one value of pip's configuration, or an empty string."""
    try:
        output = subprocess.check_output(
            [str(venv_python()), "-m", "pip", "config", "get", name],
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return output.decode("utf-8", "replace").strip()


def run_step(title, command, environment=None):
    """Run one long command quietly: its title at once, dots meanwhile, its seconds at the end.

    Raises StepError with the command's output when it fails.
    """
    print(title + " …", end="", flush=True)
    started = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command,
            cwd=str(ROOT),
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_with_dots(process)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        seconds = f"{time.monotonic() - started:.1f}"
        if process.returncode == 0:
            print(" 完成，" + seconds + " 秒", flush=True)
            return
        print(" 失败，" + seconds + " 秒", flush=True)
        output.seek(0)
        raise StepError(output.read().decode("utf-8", "replace"))


def wait_with_dots(process):
    """Wait for a process, printing a dot now and then so that a slow network does not look dead."""
    while True:
        try:
            process.wait(timeout=SECONDS_BETWEEN_DOTS)
            return
        except subprocess.TimeoutExpired:
            print(".", end="", flush=True)


def last_lines(error, count=12):
    """Return the end of a failed command's output, indented."""
    return "\n".join("    " + line for line in str(error).strip().splitlines()[-count:])


def explain_os_error(error):
    """Turn an error of the file system into a sentence that says what to do."""
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return SetupError(
            "没有写入权限：" + str(error.filename or ROOT) + "\n"
            "请把整个文件夹放到可以写入的地方（例如主目录）再试。",
            "This folder is not writable. Move the checkout to one that is, then try again.",
        )
    if error.errno == errno.ENOSPC:
        return SetupError(
            "磁盘空间不足，安装需要约 700 MB。",
            "The disk is full; the installation needs about 700 MB.",
        )
    return SetupError("无法继续：" + str(error), "Cannot go on: " + str(error))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
