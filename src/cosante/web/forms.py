"""What people send: the filters of lists, and documents to add."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _


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
                raise forms.ValidationError(
                    _("%(name)s is too large (%(size)s). A document may have %(limit)s; split it."),
                    params={
                        "name": file.name,
                        "size": filesizeformat(file.size),
                        "limit": filesizeformat(settings.COSANTE_MAX_BYTES),
                    },
                )
        return given


class AddForm(forms.Form):
    """A pasted text, files, or both."""

    text = forms.CharField(
        label=_("Paste a text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto", "spellcheck": "false"}),
    )
    name = forms.CharField(label=_("A name for it"), required=False, max_length=200)
    files = FilesField(label=_("Or choose files"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("text", "").strip() and not cleaned.get("files"):
            raise forms.ValidationError(_("There is nothing to add yet: paste a text, or choose one or more files."))
        return cleaned
