"""How the table is written: roles, rows, and which rows speak of an address."""

from dataclasses import dataclass, field

MEMBERS = frozenset({"member", "other_member"})
EDITORS = frozenset({"author", "colleague"})
REVIEWERS = frozenset({"first_reviewer", "final_reviewer"})
SUPERUSER = frozenset({"superuser"})
MANAGERS = SUPERUSER | {"site_manager"}
FINAL = SUPERUSER | {"final_reviewer"}  # who answer for what is public
MODERATORS = EDITORS | MANAGERS
STAFF = EDITORS | REVIEWERS | MANAGERS
OWNER = SUPERUSER | {"author"}  # whose text, picture and document everything is about
WORKS_ON_TEXT = STAFF - {"colleague"}
LOGGED_IN = MEMBERS | STAFF
STRANGERS = frozenset({"guest", "inactive"})
EVERYBODY = STRANGERS | LOGGED_IN
NOBODY = frozenset()
ROLES = sorted(EVERYBODY)

# Where all who edit get the same, one of them is asked: the one who may least.
LEAST = "colleague"
TRY_EVERY_METHOD = frozenset({"guest", "member", LEAST})  # the guest everywhere, the others at ours


@dataclass(frozen=True)
class Row:
    """Who is answered at one address, or at every address of a namespace.

    `reads`: for whom GET shows something or leads on. `writes`: whose POST may change something.
    Everybody else is turned away, and nothing changes.

    :param label: an address's label, or a namespace with ":*" for those that have no row of their own.
    :param where: the name of a thing of the world, or the text itself, for a parameter.
    :param broken_by: methods that break the view for those who may use it; Wagtail's own, with `why`.
    :param why: where the row surprises.
    """

    label: str
    reads: frozenset
    writes: frozenset = NOBODY
    where: dict = field(default_factory=dict)
    query: str = ""
    broken_by: tuple = ()
    why: str = ""

    @property
    def allowed(self) -> tuple:
        return self.reads, self.writes

    @property
    def is_of_namespace(self) -> bool:
        return self.label.endswith(":*")


def rows_for(address, table) -> list[Row]:
    """The rows of an address: its own, else that of its namespace."""
    own = [row for row in table if row.label == address.label]
    return own or [row for row in table if row.label == f"{address.namespace}:*"]


def methods_for(role, address, row) -> tuple[str, ...]:
    """The methods that are worth their time."""
    makes_a_difference = any(0 < len(STAFF & allowed) < len(STAFF) for allowed in row.allowed)
    if role in STAFF - {LEAST} and not makes_a_difference and not address.is_ours:
        return ()
    if role == "guest" or (role in TRY_EVERY_METHOD and address.is_ours):
        return ("GET", "HEAD", "POST", "PUT", "DELETE")
    return ("GET", "POST")


def path_of(row, address, things, defaults) -> str:
    """The path at which a row is tried."""
    names = defaults | row.where
    wanted = {name: names.get(name, name) for name in address.parameters}
    path = address.path({name: things.get(value, value) for name, value in wanted.items()})
    return f"{path}?{row.query % things}" if row.query else path
