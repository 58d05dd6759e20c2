"""Whoever waits sees how far the loading has come."""

from io import StringIO

from django.core.management.base import OutputWrapper

from demo.progress import LoadingBar


class Terminal(StringIO):
    def isatty(self):
        return True


def test_on_a_terminal_one_line_fills():
    terminal = Terminal()
    bar = LoadingBar(OutputWrapper(terminal))
    bar("栏目", 1, 2)
    assert terminal.getvalue().endswith(f"{'█' * 15}{'░' * 15}  50%　栏目")
    bar("文章", 2, 2)
    assert terminal.getvalue().endswith(f"{'█' * 30} 100%　文章\n")
    assert terminal.getvalue().count("\n") == 1


def test_elsewhere_each_part_is_one_plain_line():
    log = StringIO()
    bar = LoadingBar(OutputWrapper(log))
    for part, done in (("栏目", 1), ("栏目", 2), ("文章", 3)):
        bar(part, done, 3)
    assert log.getvalue() == "载入演示内容：栏目 …\n载入演示内容：文章 …\n"
