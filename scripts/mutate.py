"""mutmut with two operators more: a branch that is never taken, and a call that is not made.

Usage: as `python -m mutmut`; run by `mutants.py`. A refusal is mostly one line under an `if`. mutmut
itself would turn the condition round, which any test of the usual case notices; whether a test asks
for the refusal is seen only without it.
"""

import libcst as cst
from mutmut.__main__ import cli
from mutmut.mutation.mutators import mutation_operators


def never_taken(node):
    """`if` and `elif` whose branch is not taken."""
    yield node.with_changes(
        test=cst.Name("False"), whitespace_before_test=cst.SimpleWhitespace(" ")
    )


def never_called(node):
    """A call that stands alone on its line, left out."""
    if isinstance(node.value, cst.Call):
        yield node.with_changes(value=cst.Name("None"))


mutation_operators += [(cst.If, never_taken), (cst.Expr, never_called)]

if __name__ == "__main__":
    cli()
