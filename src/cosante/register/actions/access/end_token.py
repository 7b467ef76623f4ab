"""End a token: the program that has it is out at once."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.deciding import may
from cosante.register.models import Account, LoginKind, Role, Token
from cosante.vocabulary.errors import Undecidable


def end_token(token: Token, by: Account | None, whence: Whence = NOWHERE) -> None:
    """Whose it is may, and administrators, and whoever runs the machine."""
    if by is None or by.pk != token.account_id:
        may(by, Role.ADMINISTRATOR)
    still = Token.objects.filter(pk=token.pk, ended_at=None)
    if not still.update(ended_at=timezone.now(), ended_by=by):
        raise Undecidable(_("This token was ended already."))
    record(LoginKind.TOKEN_ENDED, token.account, by, whence, str(token))
