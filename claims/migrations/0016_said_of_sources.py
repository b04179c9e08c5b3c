"""What a source says of itself, each with where it was found; its host, kept by the database; a batch's outlet."""

import django.db.models.deletion
import django.db.models.lookups
from django.db import migrations, models


# What was read of sources that are here already stands in the row each was kept from.
FILL = """
UPDATE claims_source AS s SET
    provenance = COALESCE(f.fields -> 'origins', '{}'::jsonb) - 'body',
    modified_edtf = left(COALESCE(f.fields ->> 'modified_edtf', ''), 100),
    section = left(COALESCE(f.fields ->> 'section', ''), 200),
    licence = left(COALESCE(f.fields ->> 'licence', ''), 500),
    canonical = COALESCE(f.fields ->> 'canonical', ''),
    amp = COALESCE(f.fields ->> 'amp', '')
FROM (
    SELECT DISTINCT ON (c.source_id) c.source_id, r.fields
    FROM claims_importrow AS r JOIN claims_capture AS c ON c.id = r.capture_id ORDER BY c.source_id, c.id, r.id
) AS f WHERE f.source_id = s.id
"""


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0015_settlements'),
    ]

    operations = [
        migrations.AddField(
            model_name='import',
            name='outlet',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.actor', verbose_name='outlet'),
        ),
        migrations.AddField(
            model_name='source',
            name='amp',
            field=models.CharField(blank=True, max_length=2000, verbose_name='its address for telephones'),
        ),
        migrations.AddField(
            model_name='source',
            name='canonical',
            field=models.CharField(blank=True, max_length=2000, verbose_name='its own address, it says'),
        ),
        migrations.AddField(
            model_name='source',
            name='licence',
            field=models.CharField(blank=True, max_length=500, verbose_name='licence'),
        ),
        migrations.AddField(
            model_name='source',
            name='modified_edtf',
            field=models.CharField(blank=True, max_length=100, verbose_name='changed'),
        ),
        migrations.AddField(
            model_name='source',
            name='provenance',
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AddField(
            model_name='source',
            name='section',
            field=models.CharField(blank=True, max_length=200, verbose_name='section'),
        ),
        migrations.AddField(
            model_name='source',
            name='host',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.F('url_key'), models.Value('/'), models.Value(1), function='split_part'), output_field=models.CharField(max_length=2000)),
        ),
        migrations.AddIndex(
            model_name='source',
            index=models.Index(condition=models.Q(('url_key', ''), _negated=True), fields=['host', '-id'], name='source_of_host'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('canonical', ''), ('canonical__startswith', 'http'), _connector='OR'), models.Q(('amp', ''), ('amp__startswith', 'http'), _connector='OR')), name='source_says_addresses_of_the_web'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(models.Func(models.F('provenance'), function='jsonb_typeof', output_field=models.TextField()), 'object'), name='source_provenance_by_field'),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
