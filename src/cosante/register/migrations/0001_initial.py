# ruff: noqa: RUF012  (written by makemigrations)
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Act",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("type", models.CharField(blank=True, db_index=True, max_length=30)),
                ("status", models.CharField(blank=True, db_index=True, max_length=10)),
                ("starts", models.DateField(db_index=True, null=True)),
                ("when", models.CharField(blank=True, help_text="EDTF", max_length=60)),
                (
                    "sources",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="documents on health cooperation with live facts of it; 0 is out of the lists",
                    ),
                ),
            ],
            options={
                "ordering": (models.OrderBy(models.F("starts"), descending=True, nulls_last=True), "id"),
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("path", models.CharField(max_length=1000)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("title", models.CharField(blank=True, max_length=500)),
                (
                    "name",
                    models.CharField(blank=True, help_text="the title, or the first words of the text", max_length=500),
                ),
                ("language", models.CharField(blank=True, db_index=True, max_length=35)),
                ("published", models.CharField(blank=True, help_text="EDTF", max_length=40)),
                ("text", models.TextField()),
                ("relevant", models.BooleanField(db_index=True, null=True)),
                ("relevance", models.FloatField(null=True)),
                ("notices", models.JSONField(default=list, help_text="[{code, message}] of the current reading")),
                (
                    "searched",
                    models.TextField(default="", editable=False, help_text="title, name and text, folded for search"),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True, db_index=True)),
            ],
            options={
                "ordering": ("-added_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("local_id", models.CharField(max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("partner", "partner"),
                            ("person", "person"),
                            ("place", "place"),
                            ("money", "money"),
                            ("count", "count"),
                            ("date", "date"),
                            ("health_area", "health_area"),
                            ("act", "act"),
                        ],
                        db_index=True,
                        max_length=20,
                    ),
                ),
                ("payload", models.JSONField(help_text="the contract's fields of this kind")),
                ("confidence", models.FloatField()),
                ("reader", models.CharField(max_length=100)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("accepted", "Accepted"),
                            ("corrected", "Corrected"),
                            ("rejected", "Rejected"),
                            ("superseded", "Superseded"),
                        ],
                        db_index=True,
                        default="proposed",
                        max_length=12,
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True, help_text="type, stage, role, what is counted or health area", max_length=40
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=2)),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=6, help_text="of money, or a count's value", max_digits=24, null=True
                    ),
                ),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("starts", models.DateField(help_text="first day that the EDTF date allows", null=True)),
                ("ends", models.DateField(help_text="last day that the EDTF date allows; null where open", null=True)),
                (
                    "joined_because",
                    models.CharField(blank=True, help_text="why it shares its record with others", max_length=300),
                ),
                (
                    "act",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="facts", to="register.act"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="facts", to="register.document"
                    ),
                ),
            ],
            options={
                "ordering": ("document", "reading", "id"),
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                (
                    "fact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="register.fact"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ("fact", "id"),
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=500)),
                ("type", models.CharField(blank=True, db_index=True, max_length=30)),
                ("country", models.CharField(blank=True, db_index=True, max_length=2)),
                ("identifier", models.CharField(blank=True, max_length=100)),
                ("searched", models.TextField(default="", editable=False)),
                (
                    "sources",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="documents on health cooperation with live facts of it; 0 is out of the lists",
                    ),
                ),
                ("merged_because", models.CharField(blank=True, max_length=300)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="register.partner",
                    ),
                ),
            ],
            options={
                "ordering": ("name", "id"),
            },
        ),
        migrations.AddField(
            model_name="fact",
            name="partner",
            field=models.ForeignKey(
                help_text="the one it names, or a person's",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="facts",
                to="register.partner",
            ),
        ),
        migrations.CreateModel(
            name="PartnerKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=600, unique=True)),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="register.partner"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "digest",
                    models.CharField(help_text="SHA-256 of all it says: two alike are one reading", max_length=64),
                ),
                ("said", models.JSONField(help_text="title, language, published, relevant, relevance, notices")),
                (
                    "text_then",
                    models.TextField(
                        blank=True, help_text="the text it read, where a later reading decoded another one"
                    ),
                ),
                ("current", models.BooleanField(default=True)),
                ("read_at", models.DateTimeField(auto_now_add=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="register.document"
                    ),
                ),
            ],
            options={
                "ordering": ("document", "id"),
            },
        ),
        migrations.AddField(
            model_name="fact",
            name="reading",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="facts", to="register.reading"
            ),
        ),
        migrations.CreateModel(
            name="ActParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(choices=[("actor", "Actor"), ("recipient", "Recipient")], max_length=10)),
                (
                    "act",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="register.act"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="register.partner"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("act", "partner", "role"), name="one_part_a_role")],
            },
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(
                condition=models.Q(("current", True)), fields=("document",), name="one_current_reading_a_document"
            ),
        ),
        migrations.AddIndex(
            model_name="fact",
            index=models.Index(fields=["kind", "code", "status"], name="register_fa_kind_852b87_idx"),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.UniqueConstraint(fields=("reading", "local_id"), name="local_id_once_a_reading"),
        ),
    ]
