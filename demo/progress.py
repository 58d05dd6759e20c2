"""How far the loading of the demo has come, for whoever typed `make run`."""

from typing import Any

WIDTH = 30


class LoadingBar:
    """One line on a terminal that fills; elsewhere a plain line for each part of the loading.

    Called after each step with the part it belongs to, the steps done and the steps there are.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._part = ""

    def __call__(self, part: str, done: int, total: int) -> None:
        if self._stream.isatty():
            bar = ("█" * (WIDTH * done // total)).ljust(WIDTH, "░")
            text = f"\r\x1b[K载入演示内容 {bar} {100 * done // total:3d}%　{part}"
            self._stream.write(text, ending="\n" if done == total else "")
            self._stream.flush()
        elif part != self._part:
            self._stream.write(f"载入演示内容：{part} …")
        self._part = part
