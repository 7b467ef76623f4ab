# ruff: noqa: RUF012  (written by makemigrations)
from django.db import migrations, models

import cosante.register.models.iati


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0023_files_of_other_systems"),
    ]

    operations = [
        migrations.CreateModel(
            name="IatiOrganisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.PositiveIntegerField(default=0, editable=False, help_text="how many changes made it"),
                ),
                ("withdrawn", models.BooleanField(db_index=True, default=False, editable=False)),
                (
                    "identifier",
                    models.CharField(db_index=True, editable=False, max_length=500, verbose_name="identifier"),
                ),
                ("reporter", models.CharField(blank=True, editable=False, max_length=200, verbose_name="reported by")),
                ("title", models.CharField(blank=True, editable=False, max_length=500, verbose_name="name")),
                ("attributes", models.JSONField(blank=True, default=dict, editable=False, verbose_name="attributes")),
                (
                    "reporting",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="reporting organisation"),
                ),
                ("names", models.JSONField(blank=True, default=dict, editable=False, verbose_name="names")),
                (
                    "budgets",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="budgets as a whole"),
                ),
                (
                    "to_organisations",
                    models.JSONField(
                        blank=True, default=dict, editable=False, verbose_name="budgets for organisations"
                    ),
                ),
                (
                    "to_places",
                    models.JSONField(
                        blank=True, default=dict, editable=False, verbose_name="budgets for countries and regions"
                    ),
                ),
                ("spending", models.JSONField(blank=True, default=dict, editable=False, verbose_name="what was spent")),
                ("links", models.JSONField(blank=True, default=dict, editable=False, verbose_name="documents")),
                (
                    "rest",
                    models.JSONField(
                        blank=True, default=dict, editable=False, verbose_name="kept as it came, and not used here"
                    ),
                ),
                (
                    "source",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        editable=False,
                        help_text="File, number in it, line, lines of its elements.",
                        verbose_name="where it stood",
                    ),
                ),
                ("told", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                "verbose_name": "published organisation",
                "verbose_name_plural": "published organisations",
                "ordering": ("id",),
                "abstract": False,
            },
            bases=(cosante.register.models.iati.Published, models.Model),
        ),
    ]
