from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("register", "0028_search_by_blocks")]

    operations: ClassVar = [
        migrations.AlterModelOptions(
            name="evidence", options={"ordering": ("fact_id", "id"), "verbose_name_plural": "evidence"}
        ),
    ]
