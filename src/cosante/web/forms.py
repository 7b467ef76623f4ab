"""What people send: the filters of lists, and documents to add."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cosante.register.models import Document
from cosante.web import words
from cosante.web.labels import PUBLISHER_KINDS


def _too_large(message: "str | Promise", size: int, **params: str) -> forms.ValidationError:
    limit = words.size_words(settings.COSANTE_MAX_BYTES)
    return forms.ValidationError(message, params={**params, "size": words.size_words(size), "limit": limit})


_ADDRESS = forms.URLInput(attrs={"dir": "ltr", "autocomplete": "off"})


class Files(forms.ClearableFileInput):
    """A field for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, none of them larger than the limit. An empty file is left to the reader to refuse by name."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = [file for file in (data or []) if file]
        for file in given:
            if file.size > settings.COSANTE_MAX_BYTES:
                said = _("%(name)s is too large (%(size)s). A document may have %(limit)s; split it.")
                raise _too_large(said, file.size, name=file.name or "")
        return given


class AboutForm(forms.Form):
    """Where a document comes from, and whether it counts."""

    publisher = forms.CharField(
        label=_("Publisher"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "list": "publishers"}),
    )
    publisher_kind = forms.ChoiceField(
        label=_("Kind of publisher"), required=False, choices=[("", _("not stated")), *PUBLISHER_KINDS.items()]
    )
    source_url = forms.URLField(
        label=_("Address of the source"), required=False, max_length=2000, assume_scheme="https", widget=_ADDRESS
    )
    relevant = forms.ChoiceField(
        label=_("Health cooperation"),
        required=False,
        choices=[("", _("as the reader says")), ("yes", _("yes")), ("no", _("no"))],
    )

    def told(self, document: Document) -> dict[str, Any]:
        """What to describe; whether it counts only where somebody says so."""
        said = {name: self.cleaned_data[name] for name in ("publisher", "publisher_kind", "source_url")}
        counts = self.cleaned_data["relevant"]
        return said | ({"relevant": counts == "yes"} if counts else {})


def about_form(document: Document) -> AboutForm:
    """The form filled with what is known of the document."""
    names = ("publisher", "publisher_kind", "source_url")
    return AboutForm(initial={name: getattr(document, name) for name in names}, auto_id="about_%s")


class AddForm(forms.Form):
    """A pasted text, files, an address, or several of these."""

    text = forms.CharField(
        label=_("Paste a text"),
        help_text=_("An article, a communiqué or a report, whole: its title and its date help."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto", "spellcheck": "false"}),
    )
    name = forms.CharField(
        label=_("A name for it"),
        help_text=_("Where it comes from, say. It may stay empty."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    files = FilesField(
        label=_("Or choose files"),
        help_text=_(
            "Text, saved web pages, PDF, Word, OpenDocument, RTF, EPUB, e-mails, spreadsheets, scans and photographs "
            "of texts, and ZIP archives of these; several at once."
        ),
        required=False,
    )
    url = forms.URLField(
        label=_("Or give its address on the web"),
        help_text=_("The page or text is fetched from there now, and kept as it is now."),
        required=False,
        max_length=2000,
        assume_scheme="https",
        widget=_ADDRESS,
    )
    publisher = forms.CharField(
        label=_("Who published it"),
        help_text=_("It may stay empty. Rules of your office may accept the facts of some publishers by themselves."),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "list": "publishers"}),
    )
    source_url = forms.URLField(
        label=_("Where it stands on the web"),
        help_text=_("Of a pasted text or a file; it may stay empty. Nothing is fetched from there."),
        required=False,
        max_length=2000,
        assume_scheme="https",
        widget=_ADDRESS,
    )

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        size = len(text.encode("utf-8", "surrogatepass"))
        if size > settings.COSANTE_MAX_BYTES:
            raise _too_large(_("The text is too large (%(size)s). A document may have %(limit)s; split it."), size)
        return str(text)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = cleaned.get("text", "").strip() or cleaned.get("files") or cleaned.get("url")
        if not self.errors and not given:
            raise forms.ValidationError(
                _("There is nothing to add yet: paste a text, choose one or more files, or give an address.")
            )
        return cleaned
