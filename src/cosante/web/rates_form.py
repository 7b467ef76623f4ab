"""The form to load rates with."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cosante.web.fields import text
from cosante.web.words import size_words


class RatesForm(forms.Form):
    """A table of rates, and who published it where its lines do not say."""

    file = forms.FileField(
        label=_("Table"),
        help_text=_("CSV or XLSX with the columns from, to, date, rate and, perhaps, source."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    source = text(_("Source"), help=_("Who published the rates, where the table has no column for it."), most=200)

    def clean_file(self) -> object:
        """Not larger than the office allows."""
        file = self.cleaned_data["file"]
        if file.size > settings.COSANTE_MAX_BYTES:
            said = _("The file is larger than %(limit)s.")
            raise forms.ValidationError(said, params={"limit": size_words(settings.COSANTE_MAX_BYTES)})
        return file
