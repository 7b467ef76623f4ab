# ruff: noqa: RUF012  (written by makemigrations)

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0024_iati_organisations"),
    ]

    operations = [
        migrations.AddField(
            model_name="sheet",
            name="decided_at",
            field=models.DateTimeField(help_text="when somebody decided to keep it, portion by portion", null=True),
        ),
        migrations.AddField(
            model_name="sheet",
            name="why",
            field=models.CharField(blank=True, help_text="of that decision", max_length=1000),
        ),
    ]
