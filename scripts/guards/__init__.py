"""The guards of the house, by what they keep. Read by `test_guards.py`, which takes them away in turn.

Every module of this folder that has `GUARDS` counts; a new guard gets a row in one of them.
"""

from importlib import import_module
from pkgutil import iter_modules


def all_guards():
    """The rows of every module, in the order of the modules' names."""
    modules = [import_module(f"guards.{module.name}") for module in iter_modules(__path__)]
    return [guard for module in modules for guard in getattr(module, "GUARDS", ())]
