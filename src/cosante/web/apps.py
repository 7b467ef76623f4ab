"""The pages as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and translations."""

    name = "cosante.web"
    label = "web"
