"""Second readings beside what stands, and what holds them to their capture and to being blind and final."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Who has decided or marked anything in a capture is no second reader of it: neither at the beginning nor at the end.
BLIND = """
CREATE FUNCTION claims_secondreading_blind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.finished_at IS NOT NULL OR NEW.capture_id <> OLD.capture_id
                             OR NEW.read_by_id <> OLD.read_by_id) THEN
        RAISE EXCEPTION 'secondreading_is_finished_once' USING ERRCODE = 'restrict_violation';
    END IF;
    IF EXISTS (
        SELECT FROM claims_attribution
        WHERE capture_id = NEW.capture_id AND (decided_by_id = NEW.read_by_id OR proposed_by_id = NEW.read_by_id)
    ) THEN
        RAISE EXCEPTION 'secondreading_by_somebody_else' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claims_secondreading_blind BEFORE INSERT OR UPDATE ON claims_secondreading
    FOR EACH ROW EXECUTE FUNCTION claims_secondreading_blind();
"""
UNBLIND = "DROP TRIGGER claims_secondreading_blind ON claims_secondreading; DROP FUNCTION claims_secondreading_blind();"

# A judgement is of a suggestion of its capture, lies within its text, and changes only while the reading is open.
WITHIN = """
CREATE FUNCTION claims_judgement_within() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    reading claims_secondreading;
BEGIN
    SELECT * INTO reading FROM claims_secondreading
        WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.reading_id ELSE NEW.reading_id END FOR SHARE;
    IF reading.finished_at IS NOT NULL THEN
        RAISE EXCEPTION 'judgement_of_an_open_reading' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NEW.suggestion_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM claims_suggestion s JOIN claims_attribution t ON t.id = s.attribution_id
        WHERE s.id = NEW.suggestion_id AND t.capture_id = reading.capture_id
    ) THEN
        RAISE EXCEPTION 'judgement_in_the_capture_of_its_reading' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT FROM jsonb_array_elements(NEW.content) span, claims_capture c WHERE c.id = reading.capture_id AND NOT (
            jsonb_array_length(span) = 2 AND 0 <= (span->>0)::int AND (span->>0)::int < (span->>1)::int
            AND (span->>1)::int <= length(c.text)
        )
    ) THEN
        RAISE EXCEPTION 'judgement_within_the_text' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claims_judgement_within BEFORE INSERT OR UPDATE OR DELETE ON claims_judgement
    FOR EACH ROW EXECUTE FUNCTION claims_judgement_within();
"""
UNWITHIN = "DROP TRIGGER claims_judgement_within ON claims_judgement; DROP FUNCTION claims_judgement_within();"


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0016_said_of_sources'),
    ]

    operations = [
        migrations.CreateModel(
            name='SecondReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begun_at', models.DateTimeField(auto_now_add=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('capture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='second_readings', to='claims.capture', verbose_name='capture')),
                ('read_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'second reading',
                'verbose_name_plural': 'second readings',
                'ordering': ('-pk',),
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.JSONField(blank=True, default=list)),
                ('as_named', models.CharField(blank=True, max_length=200, verbose_name='who')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.actor')),
                ('suggestion', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='claims.suggestion')),
                ('reading', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='claims.secondreading')),
            ],
            options={
                'verbose_name': 'judgement',
                'verbose_name_plural': 'judgements',
                'ordering': ('pk',),
            },
        ),
        migrations.AddConstraint(
            model_name='secondreading',
            constraint=models.UniqueConstraint(fields=('capture', 'read_by'), name='secondreading_once_per_reader'),
        ),
        migrations.AddConstraint(
            model_name='judgement',
            constraint=models.UniqueConstraint(fields=('reading', 'suggestion'), name='judgement_once_per_suggestion'),
        ),
        migrations.AddConstraint(
            model_name='judgement',
            constraint=models.CheckConstraint(condition=models.Q(('suggestion__isnull', False), models.Q(('content', []), _negated=True), _connector='OR'), name='judgement_of_something'),
        ),
        migrations.AddConstraint(
            model_name='judgement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('actor', None), ('as_named', ''), ('content', [])), models.Q(models.Q(('content', []), _negated=True), models.Q(('as_named', ''), _negated=True)), _connector='OR'), name='judgement_said_by_somebody'),
        ),
        migrations.RunSQL(BLIND, UNBLIND),
        migrations.RunSQL(WITHIN, UNWITHIN),
    ]
