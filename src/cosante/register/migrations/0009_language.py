from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("register", "0008_api"),)

    operations = (
        migrations.AddField(
            model_name="account",
            name="language",
            field=models.CharField(
                blank=True, help_text="of pages and e-mails; empty: as the browser asks", max_length=15
            ),
        ),
    )
