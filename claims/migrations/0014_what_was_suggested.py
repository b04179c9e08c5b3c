"""What was suggested, and by what, written once; and the program may take back what only it proposed."""

import django.db.models.deletion
from django.db import migrations, models

TABLES = ("claims_extraction", "claims_suggestion")
# Written once, like the capture that was read (0002).
REFUSE = "".join(
    f"""
CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION claims_refuse();
CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION claims_refuse();
"""
    for table in TABLES
)
UNREFUSE = "".join(
    f"DROP TRIGGER {table}_written_once ON {table}; DROP TRIGGER {table}_never_emptied ON {table};" for table in TABLES
)

# Nobody's own mark passes for the program's, and nothing is suggested of a text that was not read.
OWN = """
CREATE FUNCTION claims_suggestion_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM claims_attribution t JOIN claims_extraction e ON e.capture_id = t.capture_id
        WHERE t.id = NEW.attribution_id AND e.id = NEW.extraction_id AND t.proposed_by_id IS NULL
    ) THEN
        RAISE EXCEPTION 'suggestion_is_of_the_text_that_was_read' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claims_suggestion_own BEFORE INSERT ON claims_suggestion
    FOR EACH ROW EXECUTE FUNCTION claims_suggestion_own();
"""
UNOWN = "DROP TRIGGER claims_suggestion_own ON claims_suggestion; DROP FUNCTION claims_suggestion_own();"


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0013_hop_keys'),
    ]

    operations = [
        migrations.CreateModel(
            name='Extraction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reader', models.CharField(max_length=200, verbose_name='reader')),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('capture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extractions', to='claims.capture', verbose_name='capture')),
            ],
            options={
                'verbose_name': 'reading for attributions',
                'verbose_name_plural': 'readings for attributions',
                'ordering': ('-pk',),
                'indexes': [models.Index(fields=['capture', '-id'], name='extraction_last_of_capture')],
                'constraints': [models.CheckConstraint(condition=models.Q(('reader', ''), _negated=True), name='extraction_has_reader')],
            },
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said', models.JSONField()),
                ('attribution', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='suggestion', to='claims.attribution')),
                ('extraction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='claims.extraction')),
            ],
            options={
                'verbose_name': 'suggestion',
                'verbose_name_plural': 'suggestions',
                'ordering': ('pk',),
            },
        ),
        migrations.RemoveConstraint(
            model_name='attribution',
            name='attribution_decided_by_and_at',
        ),
        migrations.AddConstraint(
            model_name='attribution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('status', 'suggested')), models.Q(models.Q(('status', 'suggested'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', True), ('proposed_by__isnull', True), ('status', 'withdrawn')), _connector='OR'), name='attribution_decided_by_and_at'),
        ),
        migrations.RunSQL(REFUSE, UNREFUSE),
        migrations.RunSQL(OWN, UNOWN),
    ]
