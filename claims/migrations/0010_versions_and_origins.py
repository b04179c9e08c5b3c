"""What becomes of quotations and sources later: re-anchorings, notices, fingerprints, possible copies; with their rules."""
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# Rule 1: what is said of a quotation in a later capture stands there verbatim, and the capture is a later one.
REANCHORED = """
CREATE FUNCTION claims_reanchoring_true() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.result <> 'lost' AND NEW.exact IS DISTINCT FROM (
        SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start) FROM claims_capture WHERE id = NEW.capture_id
    ) THEN
        RAISE EXCEPTION 'reanchoring_stands_verbatim: these words do not stand at %–% of capture %',
            NEW.start, NEW."end", NEW.capture_id USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.result IN ('exact', 'moved') AND NEW.exact IS DISTINCT FROM (
        SELECT exact FROM claims_passage WHERE id = NEW.passage_id
    ) THEN
        RAISE EXCEPTION 'reanchoring_unchanged_has_the_same_words' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (
        SELECT FROM claims_passage p JOIN claims_capture earlier ON earlier.id = p.capture_id
        JOIN claims_capture later ON later.source_id = earlier.source_id AND later.id > earlier.id
        WHERE p.id = NEW.passage_id AND later.id = NEW.capture_id
    ) THEN
        RAISE EXCEPTION 'reanchoring_in_a_later_capture_of_the_source' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claims_reanchoring_true BEFORE INSERT OR UPDATE ON claims_reanchoring
    FOR EACH ROW EXECUTE FUNCTION claims_reanchoring_true();
"""
UNREANCHORED = (
    "DROP TRIGGER claims_reanchoring_true ON claims_reanchoring; DROP FUNCTION claims_reanchoring_true();"
)

# An outlet's notice stands verbatim too, in a capture of the source it is about.
NOTICED = """
CREATE FUNCTION claims_notice_true() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.start IS NOT NULL AND NEW.exact IS DISTINCT FROM (
        SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start) FROM claims_capture WHERE id = NEW.capture_id
    ) THEN
        RAISE EXCEPTION 'notice_stands_verbatim' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT FROM claims_capture WHERE id = NEW.capture_id AND source_id = NEW.source_id) THEN
        RAISE EXCEPTION 'notice_in_a_capture_of_its_source' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claims_notice_true BEFORE INSERT OR UPDATE ON claims_notice
    FOR EACH ROW EXECUTE FUNCTION claims_notice_true();
"""
UNNOTICED = "DROP TRIGGER claims_notice_true ON claims_notice; DROP FUNCTION claims_notice_true();"


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0009_hosts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Fingerprint',
            fields=[
                ('capture', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='fingerprint', serialize=False, to='claims.capture')),
                ('hashes', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('n_shingles', models.PositiveIntegerField()),
            ],
            options={
                'verbose_name': 'fingerprint',
                'verbose_name_plural': 'fingerprints',
                'indexes': [django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['hashes'], name='fingerprint_hashes')],
            },
        ),
        migrations.CreateModel(
            name='CopyProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('reasons', models.JSONField(default=list)),
                ('score', models.FloatField(help_text='How much of the shorter text stands in the longer, from 0 to 1.')),
                ('status', models.CharField(choices=[('suggested', 'Suggested'), ('accepted', 'Accepted'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], default='suggested', max_length=10, verbose_name='status')),
                ('proposed_at', models.DateTimeField(auto_now_add=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('decision', models.TextField(blank=True, max_length=1000, verbose_name='why it was decided so')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('origin', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.source')),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source_a', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.source')),
                ('source_b', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.source')),
            ],
            options={
                'verbose_name': 'possible copy',
                'verbose_name_plural': 'possible copies',
                'ordering': ('-pk',),
                'indexes': [models.Index(fields=['status', '-id'], name='copyproposal_by_status')],
                'constraints': [models.CheckConstraint(condition=models.Q(('source_a__lt', models.F('source_b'))), name='copyproposal_ordered_pair'), models.UniqueConstraint(fields=('source_a', 'source_b'), name='copyproposal_once_per_pair'), models.CheckConstraint(condition=models.Q(('origin', models.F('source_a')), ('origin', models.F('source_b')), _connector='OR'), name='copyproposal_origin_is_one_of_them'), models.CheckConstraint(condition=models.Q(('score__range', (0, 1))), name='copyproposal_score_in_range'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('decision', ''), ('status', 'suggested')), models.Q(models.Q(('status', 'suggested'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('decision', ''), _negated=True)), _connector='OR'), name='copyproposal_decided_by_at_and_why')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('corrected', 'Corrected'), ('retracted', 'Retracted'), ('updated', 'Updated'), ('changed', 'Changed without a notice')], max_length=9, verbose_name='kind')),
                ('start', models.PositiveIntegerField(null=True)),
                ('end', models.PositiveIntegerField(null=True)),
                ('exact', models.TextField(blank=True, verbose_name='words')),
                ('noticed_at', models.DateTimeField(auto_now_add=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='what was done about it')),
                ('capture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='claims.capture', verbose_name='capture')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='claims.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'ordering': ('-pk',),
                'constraints': [models.UniqueConstraint(fields=('capture', 'kind', 'start'), name='notice_once_per_place', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('end__isnull', True), ('exact', ''), ('kind', 'changed'), ('start__isnull', True)), models.Q(models.Q(('kind', 'changed'), _negated=True), ('end__gt', models.F('start')), ('start__isnull', False), models.Q(('exact', ''), _negated=True)), _connector='OR'), name='notice_changed_has_no_place'), models.CheckConstraint(condition=models.Q(models.Q(('note', ''), ('settled_at__isnull', True), ('settled_by__isnull', True)), models.Q(('settled_at__isnull', False), ('settled_by__isnull', False), models.Q(('note', ''), _negated=True)), _connector='OR'), name='notice_settled_by_at_and_how')],
            },
        ),
        migrations.CreateModel(
            name='Reanchoring',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('result', models.CharField(choices=[('exact', 'Unchanged, in the same place'), ('moved', 'Unchanged, in another place'), ('fuzzy', 'Changed, or in several places'), ('lost', 'No longer there')], max_length=5, verbose_name='what became of it')),
                ('start', models.PositiveIntegerField(null=True)),
                ('end', models.PositiveIntegerField(null=True)),
                ('exact', models.TextField(blank=True)),
                ('score', models.FloatField()),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('capture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reanchorings', to='claims.capture')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reanchorings', to='claims.passage')),
            ],
            options={
                'verbose_name': 'quotation in a later capture',
                'verbose_name_plural': 'quotations in later captures',
                'ordering': ('capture', 'passage'),
                'constraints': [models.UniqueConstraint(fields=('passage', 'capture'), name='reanchoring_once_per_capture'), models.CheckConstraint(condition=models.Q(models.Q(('end__isnull', True), ('exact', ''), ('result', 'lost'), ('start__isnull', True)), models.Q(models.Q(('result', 'lost'), _negated=True), ('end__gt', models.F('start')), ('start__isnull', False), models.Q(('exact', ''), _negated=True)), _connector='OR'), name='reanchoring_lost_has_no_place'), models.CheckConstraint(condition=models.Q(('score__range', (0, 1))), name='reanchoring_score_in_range'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='reanchoring_confirmed_by_and_at')],
            },
        ),
        migrations.RunSQL(REANCHORED, UNREANCHORED),
        migrations.RunSQL(NOTICED, UNNOTICED),
    ]
