"""What was found when the archive was hashed again, written once."""

from django.db import migrations, models

REFUSE = """
CREATE TRIGGER claims_fixitycheck_written_once BEFORE UPDATE OR DELETE ON claims_fixitycheck
    FOR EACH ROW EXECUTE FUNCTION claims_refuse();
CREATE TRIGGER claims_fixitycheck_never_emptied BEFORE TRUNCATE ON claims_fixitycheck
    FOR EACH STATEMENT EXECUTE FUNCTION claims_refuse();
"""
UNREFUSE = """
DROP TRIGGER claims_fixitycheck_written_once ON claims_fixitycheck;
DROP TRIGGER claims_fixitycheck_never_emptied ON claims_fixitycheck;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0018_a_silence_is_a_speech_act'),
    ]

    operations = [
        migrations.CreateModel(
            name='FixityCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('first', models.PositiveBigIntegerField()),
                ('last', models.PositiveBigIntegerField()),
                ('is_last', models.BooleanField()),
                ('n_whole', models.PositiveIntegerField()),
                ('troubles', models.JSONField(default=list)),
            ],
            options={
                'verbose_name': 'fixity check',
                'verbose_name_plural': 'fixity checks',
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='fixitycheck_goes_onward')],
            },
        ),
        migrations.RunSQL(REFUSE, UNREFUSE),
    ]
