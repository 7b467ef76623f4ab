"""Getting in, and who may do what: one verb a file. What each does is written to the log that the audit page shows."""

from cosante.register.actions.access.close import close, reopen
from cosante.register.actions.access.end_sessions import end_sessions
from cosante.register.actions.access.end_token import end_token
from cosante.register.actions.access.invite import invite, let_in_again, withdraw
from cosante.register.actions.access.join import join, opened
from cosante.register.actions.access.limits import HeldBack
from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.access.make_token import make_token
from cosante.register.actions.access.owner import owner
from cosante.register.actions.access.second_factor import begin, confirm, turn_off
from cosante.register.actions.access.set_language import set_language
from cosante.register.actions.access.set_password import check_password, set_password
from cosante.register.actions.access.set_role import set_role
from cosante.register.actions.access.set_rules import set_rules, trust, trust_no_more
from cosante.register.actions.access.settle import settle
from cosante.register.actions.access.sign_in import prove, sign_in, sign_in_with_code
from cosante.register.actions.access.use_token import use_token

__all__ = [
    "NOWHERE",
    "HeldBack",
    "Whence",
    "begin",
    "check_password",
    "close",
    "confirm",
    "end_sessions",
    "end_token",
    "invite",
    "join",
    "let_in_again",
    "make_token",
    "opened",
    "owner",
    "prove",
    "record",
    "reopen",
    "set_language",
    "set_password",
    "set_role",
    "set_rules",
    "settle",
    "sign_in",
    "sign_in_with_code",
    "trust",
    "trust_no_more",
    "turn_off",
    "use_token",
    "withdraw",
]
