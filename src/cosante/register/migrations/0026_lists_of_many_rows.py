# ruff: noqa: RUF012  (written by makemigrations)
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0025_sheets_by_portions"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["agency", "withdrawn"], name="order_by_agency"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["donor", "withdrawn"], name="order_by_donor"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["agreement", "withdrawn"], name="order_by_agreement"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["currency", "withdrawn"], name="order_by_currency"),
        ),
        migrations.AddIndex(
            model_name="training",
            index=models.Index(fields=["state", "withdrawn"], name="training_by_state"),
        ),
        migrations.AddIndex(
            model_name="training",
            index=models.Index(fields=["kind", "withdrawn"], name="training_by_kind"),
        ),
        migrations.AddIndex(
            model_name="training",
            index=models.Index(fields=["area", "withdrawn"], name="training_by_area"),
        ),
        migrations.AddIndex(
            model_name="training",
            index=models.Index(fields=["country", "withdrawn"], name="training_by_country"),
        ),
        migrations.AddIndex(
            model_name="training",
            index=models.Index(fields=["giver", "withdrawn"], name="training_by_giver"),
        ),
        migrations.AddIndex(
            model_name="training",
            index=models.Index(fields=["receiver", "withdrawn"], name="training_by_receiver"),
        ),
        migrations.AddIndex(
            model_name="training",
            index=models.Index(fields=["series", "withdrawn"], name="training_by_series"),
        ),
    ]
