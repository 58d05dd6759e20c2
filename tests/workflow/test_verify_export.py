"""The command that checks an exported review record needs no database, and answers in one sentence."""

import copy

import pytest

from django.core.management import CommandError, call_command

from evidence import exports
from tests.evidence.evidence_samples import PUBLIC_KEY, exported


@pytest.fixture
def check(tmp_path, capsys):
    """Run the command on bytes; return what it says, or None when the file verifies."""

    def run(data, key=PUBLIC_KEY):
        path = tmp_path / "export.json"
        path.write_bytes(data)
        try:
            call_command("verify_evidence", file=str(path), public_key=key)
        except CommandError as error:
            return capsys.readouterr().out + str(error)
        assert "完整" in capsys.readouterr().out
        return None

    return run


def test_untouched_export_verifies_without_a_database(check):
    assert check(exports.file_of(exported())) is None


def test_changed_row_is_named(check):
    export = copy.deepcopy(exported())
    export["evidence"][1]["opinion"] = "不同意"
    assert "证据 #2（论文一）的内容被改动" in check(exports.file_of(export))


def test_file_that_is_no_export_gets_a_clear_answer(check):
    assert "不是 JSON" in check(b"not json")


def test_export_of_another_site_is_found(check):
    assert "没有本站的签名" in check(exports.file_of(exported()), key="d7" + PUBLIC_KEY[2:])


def test_missing_file_gets_a_clear_answer(tmp_path):
    with pytest.raises(CommandError, match="读不出来"):
        call_command("verify_evidence", file=str(tmp_path / "none.json"), public_key=PUBLIC_KEY)


@pytest.mark.parametrize("key", ["", "xy", "00", "é" * 64, PUBLIC_KEY[:-2]])
def test_wrong_public_key_gets_a_clear_answer(tmp_path, key, settings):
    settings.EVIDENCE_KEY_FILE = str(tmp_path / "none.key")
    (tmp_path / "export.json").write_bytes(exports.file_of(exported()))
    with pytest.raises(CommandError, match="公钥"):
        call_command("verify_evidence", file=str(tmp_path / "export.json"), public_key=key)


def test_checking_makes_no_key(tmp_path, settings):
    key_file = tmp_path / "none.key"
    settings.EVIDENCE_KEY_FILE = str(key_file)
    (tmp_path / "export.json").write_bytes(exports.file_of(exported()))
    with pytest.raises(CommandError, match="密钥文件"):
        call_command("verify_evidence", file=str(tmp_path / "export.json"))
    assert not key_file.exists()
