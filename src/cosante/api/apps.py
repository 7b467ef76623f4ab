"""The API as a Django application."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The template of its reference."""

    name = "cosante.api"
    label = "api"
