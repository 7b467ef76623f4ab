"""The one tree of errors. Its three branches say who must act: the user, the operator, or the developers.

Every error has a stable ``code`` (kebab-case, part of the reading contract) and a message that says what happened,
where, and what to do.
"""


class CosanteError(Exception):
    """Root of every error that Cosanté raises on purpose."""

    code = "error"

    def __init__(self, message: str, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code

    def as_dict(self) -> dict[str, str]:
        """The error as the reading contract writes it: ``{"code", "message"}``."""
        return {"code": self.code, "message": self.message}


class UserError(CosanteError):
    """The person who gave the input can put it right."""

    code = "bad-input"


class UnreadableDocument(UserError):
    """A document of which no text can be had (binary, empty, an unsupported format, a file that cannot be opened)."""

    code = "unreadable"


class BadValue(UserError):
    """A value that is not of the form its standard asks for (EDTF date, ISO code, decimal amount)."""

    code = "bad-value"


class NotAllowed(UserError):
    """An account that may not do this; somebody with the role named in the message can."""

    code = "not-allowed"


class NotSignedIn(UserError):
    """Somebody of whom it is not known who it is, where that must be known."""

    code = "not-signed-in"


class NotThere(UserError):
    """What is asked for is not here, or is not for whoever asks."""

    code = "not-there"


class OutOfReach(UserError):
    """An address on the web that is not asked (it leads into a private network), or that gives nothing."""

    code = "out-of-reach"


class Undecidable(UserError):
    """A decision that makes no sense as things stand now (undone already, two records that are one)."""

    code = "undecidable"


class Overtaken(Undecidable):
    """Somebody decided the same thing after it was opened here; look again, what was typed is kept."""

    code = "overtaken"


class Changed(Undecidable):
    """What was to be changed is no longer as it was when it was looked at; look again."""

    code = "changed"


class SentBefore(Undecidable):
    """A request with the key of another one; a new request takes a new key."""

    code = "sent-before"


class RefusedFile(UserError):
    """A file that is not kept (empty, or larger than the office allows)."""

    code = "refused-file"


class TableError(UserError):
    """A language table that cannot be used; it names file, line and column."""

    code = "bad-table"

    def __init__(self, path: str, line: int, column: str, problem: str) -> None:
        super().__init__(f"{path}, line {line}, column {column!r}: {problem}")
        self.path, self.line, self.column, self.problem = path, line, column, problem


class OperatorError(CosanteError):
    """Whoever runs the installation must act: a port in use, a folder that cannot be written, a missing program."""

    code = "operator"


class BadBackup(OperatorError):
    """A file that is no backup, is damaged, or was written by a newer version; nothing was changed."""

    code = "bad-backup"


class RegisterInUse(OperatorError):
    """There is a register where an empty place was asked for."""

    code = "register-in-use"


class NoModel(OperatorError):
    """A language model that is not there, or that does not serve us: an address, a name or a key to be put right."""

    code = "no-model"


class SpendingLimit(OperatorError):
    """The next request to a language model could cost more than is allowed; nothing was sent."""

    code = "spending-limit"


class ModelFailed(OperatorError):
    """A language model gave no answer for this text; for the next it may."""

    code = "model-failed"


class BadAnswer(ModelFailed):
    """A language model answered with something that is not what was asked for."""

    code = "bad-answer"


class InternalError(CosanteError):
    """Our own mistake; please report it with the message."""

    code = "internal"
