"""Why a file is not taken."""

from enum import StrEnum, auto


class Problem(StrEnum):
    """The reason in one word; `site_core.files.upload_fields` says it in a sentence."""

    EMPTY = auto()
    TOO_LARGE = auto()
    EXTENSION = auto()  # no kind of file that we take
    CONTENT = auto()  # it is not what its name says
    HEIC = auto()  # a photo of an iPhone, under whatever name
    DAMAGED = auto()
    NOT_TEXT = auto()
    MACROS = auto()
    EXTERNAL = auto()  # an office file that fetches something when it is opened
    TEMPLATE = auto()  # one that fetches its template from another machine
    ACTIONS = auto()  # a PDF that runs something when it is opened
    ENCRYPTED = auto()
    UNPACKS_TOO_LARGE = auto()
    ENTRY_NAME = auto()  # an archive that writes outside of its folder
    PROGRAM = auto()  # an archive with something to run, or another archive
    TOO_MANY_PIXELS = auto()
    TOO_MANY_FRAMES = auto()
    NOT_STORED = auto()  # the server has no place for it


class Refused(Exception):
    """Ends a check as soon as there is something to say."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem
