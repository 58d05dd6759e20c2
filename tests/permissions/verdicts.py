"""Whether an answer is what the table says."""

READING = ("GET", "HEAD")


def problem_with(answer, *, role, address, row, method) -> str:
    """What is wrong with the answer that `role` got for `method`; empty when it is as the row says."""
    said = f"answered {answer.status}"
    if method in row.broken_by and role in row.reads | row.writes:
        return "" if answer.is_broken else f"{said}, which the table calls broken"
    if answer.is_broken:
        return f"{said}: {answer.error}"
    if method in READING:
        return _of_reading(answer, role, row, said)
    if role in row.writes:
        return _of_writing(answer, method, row, said)
    if answer.wrote:
        return f"{said}, and something was changed"
    # Wagtail shows many a form again to those who may see it.
    if answer.is_refusal or (role in row.reads and not address.is_ours):
        return ""
    return f"{said}, no refusal"


def _of_reading(answer, role, row, said):
    if role in row.reads:
        return f"{said}, a refusal" if answer.is_refusal else ""
    if answer.wrote:
        return f"{said}, and something was changed"
    return "" if answer.is_refusal else f"{said}, no refusal"


def _of_writing(answer, method, row, said):
    """PUT and DELETE need not be taken anywhere, nor POST by the lists of a namespace. Whoever has
    done something and is then led to the login, was not turned away."""
    is_fine = method != "POST" or answer.wrote or (row.is_of_namespace and answer.status == 405)
    return f"{said}, a refusal" if answer.is_refusal and not is_fine else ""
