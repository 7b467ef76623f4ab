"""The second factor: codes of an authenticator app (RFC 6238), and backup codes for the day that the phone is lost.

Offered, confirmed by a first code, turned off. No code works twice, also when it is sent twice at once.
"""

import secrets
import time

import pyotp
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import pbkdf2
from django.utils.translation import gettext as _

from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.deciding import may
from cosante.register.models import Account, BackupCode, LoginKind, Role, SecondFactor
from cosante.vocabulary.errors import BadValue, Undecidable

BACKUP_CODES = 10
#: Seconds that a code holds, and how many steps a clock may be off to either side.
STEP, DRIFT = 30, 1
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def begin(account: Account) -> SecondFactor:
    """A secret for the app, the same until it is confirmed."""
    factor, _new = SecondFactor.objects.get_or_create(account=account, defaults={"secret": pyotp.random_base32()})
    return factor


def confirm(account: Account, code: str, whence: Whence = NOWHERE) -> list[str]:
    """Turn it on, with a code that shows that the app works. The backup codes, told this once."""
    with transaction.atomic():
        factor = SecondFactor.objects.select_for_update(of=("self",)).filter(account=account).first()
        if factor is None or factor.confirmed_at is not None:
            raise Undecidable(_("The second factor is on already, or nothing was begun. Load the page again."))
        if not _takes_code(factor, code):
            raise BadValue(_("That is not the code that the app shows now. Is the clock of your phone right?"))
        factor.confirmed_at = timezone.now()
        factor.save(update_fields=["confirmed_at"])
        codes = _new_codes()
        factor.backup_codes.all().delete()
        BackupCode.objects.bulk_create(BackupCode(factor=factor, mark=_mark(factor, code)) for code in codes)
        record(LoginKind.FACTOR_ON, account, account, whence)
    return codes


def turn_off(account: Account, by: Account | None, whence: Whence = NOWHERE) -> None:
    """The password alone is enough again. An administrator may do it for whoever lost the phone and the codes."""
    if by is None or by.pk != account.pk:
        may(by, Role.ADMINISTRATOR)
    gone, _rows = SecondFactor.objects.filter(account=account).delete()
    if gone:
        record(LoginKind.FACTOR_OFF, account, by, whence)


def takes(account: Account, code: str) -> bool:
    """Is this a code of the app, or a backup code, that was not used before? It is used now."""
    factor = SecondFactor.objects.filter(account=account).exclude(confirmed_at=None).first()
    return factor is not None and (_takes_code(factor, code) or _takes_backup_code(factor, code))


def address_for_app(factor: SecondFactor) -> str:
    """What the QR code says (Key Uri Format)."""
    return pyotp.TOTP(factor.secret).provisioning_uri(name=factor.account.username, issuer_name="Cosanté")


def _takes_code(factor: SecondFactor, code: str) -> bool:
    code = "".join(code.split())
    now = int(time.time()) // STEP
    app = pyotp.TOTP(factor.secret, interval=STEP)
    for step in range(now - DRIFT, now + DRIFT + 1):
        if secrets.compare_digest(app.generate_otp(step).encode(), code.encode()):
            return bool(SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step).update(last_step=step))
    return False


def _takes_backup_code(factor: SecondFactor, code: str) -> bool:
    mark = _mark(factor, code)
    return bool(factor.backup_codes.filter(mark=mark, used_at=None).update(used_at=timezone.now()))


def _new_codes() -> list[str]:
    """Codes of twelve letters and digits that are not taken for one another: 59 random bits each."""
    signs = ["".join(secrets.choice(_LETTERS) for _ in range(12)) for _ in range(BACKUP_CODES)]
    return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in signs]


def _mark(factor: SecondFactor, code: str) -> str:
    bare = "".join(sign for sign in code.lower() if sign.isalnum())
    return pbkdf2(bare, f"{factor.pk}:{factor.secret}", 100_000).hex()
