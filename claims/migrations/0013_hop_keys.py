"""Names as found get keys, and what waits gets the two orders of its queue as indexes."""

import claims.models.derived_fields
import django.contrib.postgres.indexes
import django.db.models.functions.comparison
from django.db import migrations, models

from claims.vocab.names import name_key, names_one


def fill(apps, schema_editor):
    Hop = apps.get_model("claims", "Hop")
    named = Hop.objects.exclude(as_named="").only("as_named")
    batch = []
    for hop in named.iterator(chunk_size=2000):
        hop.key, hop.names_one = name_key(hop.as_named)[:250], names_one(hop.as_named)
        batch.append(hop)
        if len(batch) == 2000:
            Hop.objects.bulk_update(batch, ["key", "names_one"])
            batch = []
    Hop.objects.bulk_update(batch, ["key", "names_one"])


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0012_derived_texts'),
    ]

    operations = [
        migrations.AddField(
            model_name='hop',
            name='key',
            field=claims.models.derived_fields.NameKeyField(default='', editable=False, max_length=250, of='as_named'),
        ),
        migrations.AddField(
            model_name='hop',
            name='names_one',
            field=claims.models.derived_fields.NamesOneField(default=False, editable=False, of='as_named'),
        ),
        migrations.AddIndex(
            model_name='attribution',
            index=models.Index(models.OrderBy(models.F('capture'), descending=True), models.F('id'), condition=models.Q(('status', 'suggested')), name='attribution_waiting_by_text'),
        ),
        migrations.AddIndex(
            model_name='attribution',
            index=models.Index(django.db.models.functions.comparison.Coalesce('confidence_score', models.Value(0.0)), models.F('id'), condition=models.Q(('status', 'suggested')), name='attribution_waiting_by_sure'),
        ),
        migrations.AddIndex(
            model_name='hop',
            index=models.Index(condition=models.Q(('actor', None)), fields=['key', 'names_one'], name='hop_unresolved'),
        ),
        migrations.AddIndex(
            model_name='hop',
            index=django.contrib.postgres.indexes.GinIndex(fields=['key'], name='hop_key_trigrams', opclasses=['gin_trgm_ops']),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
