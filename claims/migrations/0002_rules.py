"""The rules that hold one row against another, and what may never change (DESIGN §2), as triggers.

Django's constraints see one row; these see its neighbours. Each raises an integrity error, so code and forms
meet the same exception as for any other constraint.
"""

from django.db import migrations

IMMUTABLE = (
    "claims_activity",
    "claims_capture",
    "claims_edition",
    "claims_edition_actors",
    "claims_edition_sources",
    "claims_publishedclaim",
    "claims_publishedclaim_sources",
)

# Rules 1, 12, 13: captures, activities and editions are written once.
REFUSE = """
CREATE FUNCTION claims_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is written once: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
""" + "".join(
    f"""
CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION claims_refuse();
CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION claims_refuse();
"""
    for table in IMMUTABLE
)
UNREFUSE = (
    "".join(
        f"DROP TRIGGER {table}_written_once ON {table}; DROP TRIGGER {table}_never_emptied ON {table};"
        for table in IMMUTABLE
    )
    + "DROP FUNCTION claims_refuse();"
)

# Rule 2: a quotation stands verbatim in its capture. substr counts characters, which are code points in UTF-8.
VERBATIM = """
CREATE FUNCTION claims_passage_verbatim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.exact IS DISTINCT FROM (
        SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start) FROM claims_capture WHERE id = NEW.capture_id
    ) THEN
        RAISE EXCEPTION 'passage_stands_verbatim: these words do not stand at %–% of capture %',
            NEW.start, NEW."end", NEW.capture_id USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.attribution_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM claims_attribution WHERE id = NEW.attribution_id AND capture_id = NEW.capture_id
    ) THEN
        RAISE EXCEPTION 'passage_in_the_capture_of_its_attribution' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claims_passage_verbatim BEFORE INSERT OR UPDATE ON claims_passage
    FOR EACH ROW EXECUTE FUNCTION claims_passage_verbatim();
"""
UNVERBATIM = (
    "DROP TRIGGER claims_passage_verbatim ON claims_passage; DROP FUNCTION claims_passage_verbatim();"
)

# Rule 4: an unnamed source speaks in its own source only.
UNNAMED = """
CREATE FUNCTION claims_hop_unnamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM claims_actor a, claims_attribution t JOIN claims_capture c ON c.id = t.capture_id
        WHERE a.id = NEW.actor_id AND t.id = NEW.attribution_id AND a.kind = 'unnamed' AND a.source_id <> c.source_id
    ) THEN
        RAISE EXCEPTION 'hop_unnamed_in_its_own_source' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claims_hop_unnamed BEFORE INSERT OR UPDATE ON claims_hop
    FOR EACH ROW EXECUTE FUNCTION claims_hop_unnamed();
"""
UNUNNAMED = "DROP TRIGGER claims_hop_unnamed ON claims_hop; DROP FUNCTION claims_hop_unnamed();"

# Rules 2, 3, 4: what is accepted says something, has an unbroken chain of known actors from hop 1, and speaks for
# the actor of its claim; narration is the outlet's alone. Checked at commit, when all its rows are there.
WHOLE = """
CREATE FUNCTION claims_attribution_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    one bigint;
    attribution claims_attribution;
    hops int; last int; known int;
BEGIN
    IF TG_TABLE_NAME = 'claims_attribution' THEN one := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN one := OLD.attribution_id;
    ELSE one := NEW.attribution_id;
    END IF;
    SELECT * INTO attribution FROM claims_attribution WHERE id = one AND status = 'accepted';
    IF NOT FOUND THEN RETURN NULL; END IF;
    IF NOT EXISTS (SELECT FROM claims_passage WHERE attribution_id = one AND role = 'content') THEN
        RAISE EXCEPTION 'attribution_accepted_has_content' USING ERRCODE = 'check_violation';
    END IF;
    SELECT count(*), coalesce(max("order"), 0), count(actor_id) INTO hops, last, known
        FROM claims_hop WHERE attribution_id = one;
    IF hops = 0 OR hops <> last OR hops <> known THEN
        RAISE EXCEPTION 'attribution_accepted_has_unbroken_chain' USING ERRCODE = 'check_violation';
    END IF;
    IF attribution.mode = 'narration' AND hops <> 1 THEN
        RAISE EXCEPTION 'attribution_narration_is_the_outlets' USING ERRCODE = 'check_violation';
    END IF;
    IF attribution.claim_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM claims_claim c JOIN claims_hop h ON h.actor_id = c.actor_id
        WHERE c.id = attribution.claim_id AND h.attribution_id = one
    ) THEN
        RAISE EXCEPTION 'attribution_names_the_actor_of_its_claim' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER claims_attribution_whole AFTER INSERT OR UPDATE ON claims_attribution
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_attribution_whole();
CREATE CONSTRAINT TRIGGER claims_attribution_whole AFTER INSERT OR UPDATE OR DELETE ON claims_hop
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_attribution_whole();
CREATE CONSTRAINT TRIGGER claims_attribution_whole AFTER UPDATE OR DELETE ON claims_passage
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_attribution_whole();
"""
UNWHOLE = """
DROP TRIGGER claims_attribution_whole ON claims_attribution;
DROP TRIGGER claims_attribution_whole ON claims_hop;
DROP TRIGGER claims_attribution_whole ON claims_passage;
DROP FUNCTION claims_attribution_whole();
"""

# Rule 2 again, at the last door: no claim is published without an accepted quotation.
CITED = """
CREATE FUNCTION claims_publishedclaim_cited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM claims_attribution t JOIN claims_passage p ON p.attribution_id = t.id AND p.role = 'content'
        WHERE t.claim_id = NEW.claim_id AND t.status = 'accepted'
    ) THEN
        RAISE EXCEPTION 'publishedclaim_has_a_citation' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claims_publishedclaim_cited BEFORE INSERT ON claims_publishedclaim
    FOR EACH ROW EXECUTE FUNCTION claims_publishedclaim_cited();
"""
UNCITED = """
DROP TRIGGER claims_publishedclaim_cited ON claims_publishedclaim; DROP FUNCTION claims_publishedclaim_cited();
"""

# Rule 8: a copy points at its origin, never at another copy, so that counting origins is one step.
COPIES = """
CREATE FUNCTION claims_source_copy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.copy_of_id IS NOT NULL AND (
        EXISTS (SELECT FROM claims_source WHERE id = NEW.copy_of_id AND copy_of_id IS NOT NULL)
        OR EXISTS (SELECT FROM claims_source WHERE copy_of_id = NEW.id)
    ) THEN
        RAISE EXCEPTION 'source_copy_of_an_origin' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claims_source_copy BEFORE INSERT OR UPDATE OF copy_of_id ON claims_source
    FOR EACH ROW EXECUTE FUNCTION claims_source_copy();
"""
UNCOPIES = "DROP TRIGGER claims_source_copy ON claims_source; DROP FUNCTION claims_source_copy();"

# A placement, and the current edition, belong to the dispute they name.
BELONGING = """
ALTER TABLE claims_position ADD CONSTRAINT position_of_dispute UNIQUE (id, dispute_id);
ALTER TABLE claims_placement ADD CONSTRAINT placement_in_the_dispute_of_its_position
    FOREIGN KEY (position_id, dispute_id) REFERENCES claims_position (id, dispute_id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE claims_edition ADD CONSTRAINT edition_of_dispute UNIQUE (id, dispute_id);
ALTER TABLE claims_dispute ADD CONSTRAINT dispute_current_edition_is_its_own
    FOREIGN KEY (current_edition_id, id) REFERENCES claims_edition (id, dispute_id) DEFERRABLE INITIALLY DEFERRED;
"""
UNBELONGING = """
ALTER TABLE claims_dispute DROP CONSTRAINT dispute_current_edition_is_its_own;
ALTER TABLE claims_edition DROP CONSTRAINT edition_of_dispute;
ALTER TABLE claims_placement DROP CONSTRAINT placement_in_the_dispute_of_its_position;
ALTER TABLE claims_position DROP CONSTRAINT position_of_dispute;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE, UNREFUSE),
        migrations.RunSQL(VERBATIM, UNVERBATIM),
        migrations.RunSQL(UNNAMED, UNUNNAMED),
        migrations.RunSQL(WHOLE, UNWHOLE),
        migrations.RunSQL(CITED, UNCITED),
        migrations.RunSQL(COPIES, UNCOPIES),
        migrations.RunSQL(BELONGING, UNBELONGING),
    ]
