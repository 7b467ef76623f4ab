import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("register", "0021_layout"),)

    operations = (
        migrations.CreateModel(
            name="IatiActivity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.PositiveIntegerField(default=0, editable=False, help_text="how many changes made it"),
                ),
                ("withdrawn", models.BooleanField(db_index=True, default=False, editable=False)),
                (
                    "identifier",
                    models.CharField(db_index=True, editable=False, max_length=500, verbose_name="IATI identifier"),
                ),
                ("reporter", models.CharField(blank=True, editable=False, max_length=200, verbose_name="reported by")),
                ("title", models.CharField(blank=True, editable=False, max_length=500, verbose_name="title")),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "in preparation"),
                            ("2", "under way"),
                            ("3", "being finished"),
                            ("4", "closed"),
                            ("5", "called off"),
                            ("6", "suspended"),
                        ],
                        editable=False,
                        max_length=2,
                        verbose_name="status",
                    ),
                ),
                ("starts", models.DateField(blank=True, editable=False, null=True, verbose_name="from")),
                ("ends", models.DateField(blank=True, editable=False, null=True, verbose_name="to")),
                ("attributes", models.JSONField(blank=True, default=dict, editable=False, verbose_name="attributes")),
                (
                    "reporting",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="reporting organisation"),
                ),
                (
                    "titles",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="titles and descriptions"),
                ),
                (
                    "participants",
                    models.JSONField(
                        blank=True, default=dict, editable=False, verbose_name="participating organisations"
                    ),
                ),
                (
                    "identifiers",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="other identifiers"),
                ),
                ("dates", models.JSONField(blank=True, default=dict, editable=False, verbose_name="status and dates")),
                ("contacts", models.JSONField(blank=True, default=dict, editable=False, verbose_name="contacts")),
                (
                    "places",
                    models.JSONField(
                        blank=True, default=dict, editable=False, verbose_name="countries, regions, places"
                    ),
                ),
                (
                    "sectors",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="sectors and tags"),
                ),
                (
                    "terms",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="kinds of flow and aid"),
                ),
                ("budgets", models.JSONField(blank=True, default=dict, editable=False, verbose_name="budgets")),
                (
                    "planned",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="planned disbursements"),
                ),
                (
                    "transactions",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="transactions"),
                ),
                ("links", models.JSONField(blank=True, default=dict, editable=False, verbose_name="documents")),
                (
                    "related",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="related activities"),
                ),
                ("results", models.JSONField(blank=True, default=dict, editable=False, verbose_name="results")),
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
                "verbose_name": "published activity",
                "verbose_name_plural": "published activities",
                "ordering": ("id",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reporter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.PositiveIntegerField(default=0, editable=False, help_text="how many changes made it"),
                ),
                ("withdrawn", models.BooleanField(db_index=True, default=False, editable=False)),
                ("name", models.CharField(max_length=300, verbose_name="name of the organisation")),
                (
                    "org_id",
                    models.CharField(
                        help_text="By org-id.guide: a register's code, a hyphen, the number there (XM-DAC-928).",
                        max_length=100,
                        verbose_name="its identifier",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("10", "government (10)"),
                            ("11", "local government (11)"),
                            ("15", "other public sector (15)"),
                            ("21", "international NGO (21)"),
                            ("22", "national NGO (22)"),
                            ("23", "regional NGO (23)"),
                            ("24", "NGO based in the partner country (24)"),
                            ("30", "public–private partnership (30)"),
                            ("40", "multilateral (40)"),
                            ("60", "foundation (60)"),
                            ("70", "private sector (70)"),
                            ("80", "academic, training and research (80)"),
                            ("90", "other organisation (90)"),
                        ],
                        max_length=2,
                        verbose_name="kind of organisation",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        default="en", help_text="By ISO 639-1: en, fr.", max_length=2, verbose_name="language of texts"
                    ),
                ),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                (
                    "address",
                    models.URLField(
                        blank=True,
                        help_text="Documents that lie here are linked there.",
                        verbose_name="address of these pages on the web",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        help_text="Deeds in which it has no part are published as of a secondary reporter.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.partner",
                        verbose_name="the same as a partner here",
                    ),
                ),
            ],
            options={
                "verbose_name": "reporting organisation",
                "verbose_name_plural": "reporting organisations",
                "ordering": ("id",),
                "abstract": False,
            },
        ),
    )
