"""Three ways round the rules of 0002, closed: an actor who becomes unnamed, a citation that goes after publishing.

Rule 4 was held where a hop is written, not where its actor changes. Rule 2 was held at the moment of publishing
alone: a claim that readers see keeps an accepted quotation for as long as they see it, and whoever publishes waits
for whoever is taking its last one away at that moment.
"""

from django.db import migrations

# Rule 4: nobody who speaks in another source becomes the unnamed one of this.
UNNAMED = """
CREATE FUNCTION claims_actor_unnamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind = 'unnamed' AND EXISTS (
        SELECT FROM claims_hop h
        JOIN claims_attribution t ON t.id = h.attribution_id JOIN claims_capture c ON c.id = t.capture_id
        WHERE h.actor_id = NEW.id AND c.source_id <> NEW.source_id
    ) THEN
        RAISE EXCEPTION 'actor_unnamed_in_its_own_source' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claims_actor_unnamed BEFORE UPDATE OF kind, source_id ON claims_actor
    FOR EACH ROW EXECUTE FUNCTION claims_actor_unnamed();
"""
UNUNNAMED = "DROP TRIGGER claims_actor_unnamed ON claims_actor; DROP FUNCTION claims_actor_unnamed();"

# Rule 2: the lock makes publishing and curation.actions.claims.release take turns; what is looked at after it is new.
CITED = """
CREATE OR REPLACE FUNCTION claims_publishedclaim_cited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM claims_claim WHERE id = NEW.claim_id FOR SHARE;
    IF NOT EXISTS (
        SELECT FROM claims_attribution t JOIN claims_passage p ON p.attribution_id = t.id AND p.role = 'content'
        WHERE t.claim_id = NEW.claim_id AND t.status = 'accepted'
    ) THEN
        RAISE EXCEPTION 'publishedclaim_has_a_citation' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
"""

# Rule 2: checked at commit, so that a citation may go where another comes. An attribution that cites is accepted.
KEPT = """
CREATE FUNCTION claims_publishedclaim_stays_cited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM claims_publishedclaim c JOIN claims_dispute d ON d.current_edition_id = c.edition_id
        WHERE c.claim_id = OLD.claim_id AND d.paused_at IS NULL
    ) AND NOT EXISTS (SELECT FROM claims_attribution WHERE claim_id = OLD.claim_id) THEN
        RAISE EXCEPTION 'publishedclaim_stays_cited' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER claims_publishedclaim_stays_cited AFTER UPDATE OF claim_id OR DELETE ON claims_attribution
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.claim_id IS NOT NULL)
    EXECUTE FUNCTION claims_publishedclaim_stays_cited();
"""
UNKEPT = """
DROP TRIGGER claims_publishedclaim_stays_cited ON claims_attribution;
DROP FUNCTION claims_publishedclaim_stays_cited();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0005_findings_once")]

    operations = [
        migrations.RunSQL(UNNAMED, UNUNNAMED),
        migrations.RunSQL(CITED, migrations.RunSQL.noop),
        migrations.RunSQL(KEPT, UNKEPT),
    ]
