"""What names one and the same everywhere is asked of one list of nouns: hops that it tells otherwise are told anew.

A settled name for all articles stays as it was settled: an editor said so, and a description cannot be one.
"""

from django.db import migrations

from claims.vocab.names import names_one


def tell_anew(apps, schema_editor):
    Hop, Settlement = apps.get_model("claims", "Hop"), apps.get_model("claims", "Settlement")
    for rows in (Hop.objects.exclude(as_named=""), Settlement.objects.filter(source__isnull=False)):
        for name, was in rows.values_list("as_named", "names_one").distinct().iterator(chunk_size=2000):
            if names_one(name) != was:
                rows.filter(as_named=name).update(names_one=not was)


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0020_what_was_said_may_be_taken_back'),
    ]

    operations = [migrations.RunPython(tell_anew, migrations.RunPython.noop)]
