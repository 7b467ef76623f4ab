"""Make a register as it was before accounts got in by invitation, and take a backup of it.

python tests/backup/an_older_one.py FILE
"""

import gc
import os
import sys
from pathlib import Path

LAST = "0003_reviewing"


def main(path: Path) -> None:
    gc.set_threshold(20_000, 20, 50)  # each step makes the models anew: the old ones are looked for seldom
    os.environ["DJANGO_SETTINGS_MODULE"] = "cosante.site.settings"
    from cosante.site.data import data_dir, prepare

    prepare(data_dir())
    import django

    django.setup()
    from cosante.register.backup.steps import one_by_one
    from cosante.register.backup.take import take

    executor = one_by_one()
    targets = [("register", LAST)]
    executor.migrate(targets)
    then = executor.loader.project_state(targets).apps
    account = then.get_model("register.Account").objects.create(username="amina", password="!", role="reviewer")
    document = then.get_model("register.Document").objects.create(
        sha256="0" * 64, path="letter.txt", text="WHO trained 12 nurses.", name="A letter", waiting=1
    )
    reading = then.get_model("register.Reading").objects.create(document=document, digest="1" * 64, said={})
    said = {"value": 12, "of": "trainees"}
    fact = then.get_model("register.Fact").objects.create(
        document=document,
        reading=reading,
        local_id="f1",
        kind="count",
        payload=said,
        as_read=said,
        confidence=0.9,
        reader="test",
    )
    then.get_model("register.Evidence").objects.create(fact=fact, start=12, end=21, quote="12 nurses")
    then.get_model("register.Decision").objects.create(verb="accept", by=account, fact=fact, why="as the letter says")
    with path.open("wb") as stream:
        take(stream, apps=then)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
