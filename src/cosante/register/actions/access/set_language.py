"""Choose the language of one's own pages and e-mails."""

from django.conf import settings
from django.utils.translation import gettext as _

from cosante.register.models import Account
from cosante.vocabulary.errors import BadValue


def set_language(account: Account, language: str) -> None:
    """One of the languages of the pages. It is a taste, not a right: nothing is logged."""
    if language not in dict(settings.LANGUAGES):
        known = ", ".join(code for code, _name in settings.LANGUAGES)
        raise BadValue(
            _("%(language)s is no language of these pages. There are: %(known)s.")
            % {"language": language[:20], "known": known}
        )
    Account.objects.filter(pk=account.pk).update(language=language)
    account.language = language
