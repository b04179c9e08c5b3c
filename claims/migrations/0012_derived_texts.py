"""What another reader makes of a capture's bytes: a table of its own, written once."""

import django.db.models.deletion
from django.db import migrations, models


# Written once, like the capture it is made of (0002).
REFUSE = """
CREATE TRIGGER claims_derivedtext_written_once BEFORE UPDATE OR DELETE ON claims_derivedtext
    FOR EACH ROW EXECUTE FUNCTION claims_refuse();
CREATE TRIGGER claims_derivedtext_never_emptied BEFORE TRUNCATE ON claims_derivedtext
    FOR EACH STATEMENT EXECUTE FUNCTION claims_refuse();
"""
UNREFUSE = """
DROP TRIGGER claims_derivedtext_written_once ON claims_derivedtext;
DROP TRIGGER claims_derivedtext_never_emptied ON claims_derivedtext;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0011_feeds'),
    ]

    operations = [
        migrations.CreateModel(
            name='DerivedText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reader', models.CharField(max_length=100, verbose_name='reader')),
                ('text', models.TextField()),
                ('text_sha256', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('capture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='derived_texts', to='claims.capture', verbose_name='capture')),
            ],
            options={
                'verbose_name': 'derived text',
                'verbose_name_plural': 'derived texts',
                'ordering': ('-pk',),
                'constraints': [models.UniqueConstraint(fields=('capture', 'reader'), name='derivedtext_once_per_reader'), models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('reader', ''), _negated=True)), name='derivedtext_has_text')],
            },
        ),
        migrations.RunSQL(REFUSE, UNREFUSE),
    ]
