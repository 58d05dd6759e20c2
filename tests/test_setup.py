"""The set-up script: what it decides, without building a single environment."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import setup


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A folder with lock files, and a script that believes it stands there."""
    venv = tmp_path / ".venv"
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "VENV", venv)
    monkeypatch.setattr(setup, "STAMP", venv / "bianshen.json")
    for name in (setup.UV_LOCK, *setup.LOCKS.values()):
        (tmp_path / name).write_text(f"content of {name}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def steps(checkout, monkeypatch):
    """The commands that the script would run; making an environment leaves a Python behind."""
    commands = []

    def record(title, command, environment=None):
        commands.append(" ".join(command[1:]))
        if command[1:3] == ["-m", "venv"]:
            make_venv(setup.VENV)

    monkeypatch.setattr(setup, "run_step", record)
    monkeypatch.setattr(setup, "pip_setting", lambda name: "")
    monkeypatch.setattr(setup, "runs", lambda python, code: Path(python).exists())
    return commands


def make_venv(venv, version="3.11.9"):
    python = setup.venv_python()
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text("", encoding="utf-8")
    (venv / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}\n", encoding="utf-8")


def installed_locks(steps):
    return [step.rsplit(" ", 1)[1] for step in steps if "uv pip sync" in step]


def test_fresh_checkout_gets_an_environment_uv_and_the_packages(checkout, steps):
    assert setup.main(["run"]) == 0
    assert [step.split()[1] for step in steps] == ["venv", "pip", "uv"]
    assert installed_locks(steps) == ["requirements.txt"]
    assert all("--require-hashes" in step for step in steps[1:])
    assert (checkout / "var").is_dir()


def test_second_call_starts_nothing(checkout, steps, monkeypatch, capsys):
    setup.main(["test"])
    steps.clear()
    capsys.readouterr()
    monkeypatch.setattr(setup, "runs", lambda python, code: pytest.fail("started a process"))
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: pytest.fail("started a process"))
    assert setup.main(["test"]) == 0
    assert steps == []
    assert capsys.readouterr().out == ""


def test_level_never_steps_down(checkout, steps):
    setup.main(["dev"])
    steps.clear()
    assert setup.main(["run"]) == 0
    assert steps == []
    (checkout / "requirements-dev.txt").write_text("newer\n", encoding="utf-8")
    assert setup.main(["run"]) == 0
    assert installed_locks(steps) == ["requirements-dev.txt"]
    assert setup.read_stamp()["level"] == "dev"


def test_level_steps_up_in_the_same_environment(checkout, steps):
    setup.main(["run"])
    steps.clear()
    setup.main(["test"])
    assert installed_locks(steps) == ["requirements-test.txt"]
    assert not any("-m venv" in step for step in steps)


@pytest.mark.parametrize(
    ("present", "wanted", "expected"),
    [
        (None, "run", "run"),
        ("unknown", "test", "test"),
        ("run", "browser", "browser"),
        ("dev", "test", "dev"),
        ("test", "test", "test"),
    ],
)
def test_highest_level(present, wanted, expected):
    assert setup.highest_level(wanted, present) == expected


@pytest.mark.parametrize("lock", ["uv.txt", "requirements.txt"])
def test_changed_lock_is_installed_again(checkout, steps, lock):
    setup.main(["run"])
    steps.clear()
    (checkout / lock).write_text("newer\n", encoding="utf-8")
    setup.main(["run"])
    assert installed_locks(steps) == ["requirements.txt"]


def test_interrupted_run_is_repaired_with_a_new_environment(checkout, steps, monkeypatch):
    def interrupted(lock):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(setup, "install_packages", interrupted)
        assert setup.main(["test"]) == 130
    left_behind = setup.VENV / "half-a-package"
    left_behind.write_text("", encoding="utf-8")
    assert setup.main(["run"]) == 0
    assert not left_behind.exists()
    assert installed_locks(steps) == ["requirements-test.txt"]


def test_environment_whose_python_does_not_run_is_made_anew(checkout, steps):
    setup.main(["run"])
    setup.venv_python().unlink()
    steps.clear()
    assert setup.main(["run"]) == 0
    assert "-m venv" in steps[0]


def test_environment_that_was_moved_is_made_anew(checkout, steps):
    setup.main(["run"])
    stamp = setup.read_stamp()
    stamp["folder"] = "/somewhere/else/.venv"
    setup.STAMP.write_text(json.dumps(stamp), encoding="utf-8")
    steps.clear()
    assert setup.main(["run"]) == 0
    assert "-m venv" in steps[0]


def test_environment_made_by_hand_is_kept(checkout, steps):
    make_venv(setup.VENV)
    assert setup.main(["run"]) == 0
    assert not any("-m venv" in step for step in steps)


def test_upgraded_system_python_is_noticed(checkout, steps):
    setup.main(["run"])
    make_venv(setup.VENV, version="3.13.1")
    assert not setup.is_ready(setup.read_stamp(), "run")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"finished": true}', '{"level": 3}'])
def test_damaged_stamp_means_not_ready(checkout, content):
    setup.VENV.mkdir()
    setup.STAMP.write_text(content, encoding="utf-8")
    assert not setup.is_ready(setup.read_stamp(), "run")


def test_pip_takes_over_when_uv_fails(checkout, steps, monkeypatch, capsys):
    record = setup.run_step

    def uv_fails(title, command, environment=None):
        record(title, command, environment)
        if "uv" in command:
            raise setup.StepError("no wheel for this machine")

    monkeypatch.setattr(setup, "run_step", uv_fails)
    assert setup.main(["run"]) == 0
    assert steps[-1].startswith("-m pip install")
    assert steps[-1].endswith("--require-hashes -r requirements.txt")
    assert "改用 pip" in capsys.readouterr().out


def test_failed_download_is_explained(checkout, steps, monkeypatch, capsys):
    def fails(title, command, environment=None):
        if "venv" not in command:
            raise setup.StepError("Temporary failure in name resolution")

    monkeypatch.setattr(setup, "run_step", fails)
    assert setup.main(["run"]) == 1
    message = capsys.readouterr().err
    assert "检查网络" in message
    assert "Temporary failure in name resolution" in message
    assert setup.read_stamp()["finished"] is False


def test_uv_uses_the_mirror_that_pip_is_configured_with(monkeypatch):
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    monkeypatch.delenv("UV_INDEX_URL", raising=False)
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    assert setup.uv_environment()["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://chosen.example/simple")
    assert setup.uv_environment()["UV_DEFAULT_INDEX"] == "https://chosen.example/simple"


def test_old_python_is_refused_in_two_languages(checkout, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 8, 18, "final", 0))
    monkeypatch.setattr(setup.shutil, "which", lambda name: None)
    assert setup.main(["run"]) == 1
    message = capsys.readouterr().err
    assert "需要 Python 3.11" in message
    assert "Python 3.11 or newer is needed; this one is 3.8.18" in message
    assert not (checkout / ".venv").exists()


def test_old_python_hands_over_to_a_newer_one_that_runs(checkout, monkeypatch):
    calls = []
    monkeypatch.setattr(sys, "version_info", (3, 8, 18, "final", 0))
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(setup, "runs", lambda python, code: python == "/bin/python3.12")
    monkeypatch.setattr(subprocess, "call", lambda command: calls.append(command) or 7)
    assert setup.main(["test"]) == 7
    assert calls == [["/bin/python3.12", str(Path(setup.__file__).resolve()), "test"]]


def test_missing_ensurepip_names_the_debian_package(checkout, monkeypatch, capsys):
    monkeypatch.setattr(setup.importlib.util, "find_spec", lambda name: name != "ensurepip")
    assert setup.main(["run"]) == 1
    assert "apt install python3-venv" in capsys.readouterr().err
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (setup.errno.EACCES, "没有写入权限"),
        (setup.errno.EROFS, "没有写入权限"),
        (setup.errno.ENOSPC, "磁盘空间不足"),
        (setup.errno.EIO, "无法继续"),
    ],
)
def test_file_system_errors_become_sentences(checkout, monkeypatch, capsys, code, words):
    def fails(self, **kwargs):
        raise OSError(code, os.strerror(code), str(self))

    monkeypatch.setattr(setup.Path, "mkdir", fails)
    assert setup.main(["run"]) == 1
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["everything"], ["run", "test"]])
def test_unknown_level_prints_the_usage(arguments, capsys):
    assert setup.main(arguments) == 2
    assert "run|test|browser|dev" in capsys.readouterr().err


def test_script_is_readable_for_an_old_python():
    source = Path(setup.__file__).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))


def test_failing_step_reports_what_it_printed(checkout, capsys):
    command = [sys.executable, "-c", "import sys; print('出错了'); sys.exit(3)"]
    with pytest.raises(setup.StepError, match="出错了"):
        setup.run_step("①", command)
    assert "失败" in capsys.readouterr().out
