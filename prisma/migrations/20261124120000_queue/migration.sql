-- AlterTable
ALTER TABLE "lead" ADD COLUMN "search" tsvector;

-- CreateTable
CREATE TABLE "lead_sight" (
    "sight" TEXT NOT NULL,
    "leadId" INTEGER NOT NULL,
    "open" BOOLEAN NOT NULL,
    "sortAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_sight_pkey" PRIMARY KEY ("sight","leadId")
);

-- CreateTable
CREATE UNLOGGED TABLE "lead_presence" (
    "leadId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_presence_pkey" PRIMARY KEY ("leadId","staffId")
);

-- CreateTable
CREATE TABLE "bulk_action" (
    "id" SERIAL NOT NULL,
    "staffId" INTEGER NOT NULL,
    "verb" TEXT NOT NULL,
    "given" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_lead" (
    "bulkId" INTEGER NOT NULL,
    "leadId" INTEGER NOT NULL,
    "result" TEXT NOT NULL,
    "before" JSONB,
    "version" INTEGER,
    "undone" TEXT,

    CONSTRAINT "bulk_lead_pkey" PRIMARY KEY ("bulkId","leadId")
);

-- CreateTable
CREATE TABLE "queue_view" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "columns" TEXT[],
    "staffId" INTEGER NOT NULL,
    "sharedWith" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "queue_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_desk" (
    "staffId" INTEGER NOT NULL,
    "columns" TEXT[],
    "keys" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "staff_desk_pkey" PRIMARY KEY ("staffId")
);

-- CreateIndex
CREATE INDEX "lead_sight_sight_open_sortAt_leadId_idx" ON "lead_sight"("sight", "open", "sortAt", "leadId");

-- CreateIndex
CREATE INDEX "lead_sight_leadId_idx" ON "lead_sight"("leadId");

-- CreateIndex
CREATE INDEX "bulk_lead_leadId_idx" ON "bulk_lead"("leadId");

-- CreateIndex
CREATE INDEX "queue_view_staffId_idx" ON "queue_view"("staffId");

-- CreateIndex
CREATE INDEX "queue_view_sharedWith_idx" ON "queue_view"("sharedWith");

-- CreateIndex
CREATE INDEX "lead_search" ON "lead" USING GIN ("search") WITH (fastupdate = off);

-- AddForeignKey
ALTER TABLE "lead_sight" ADD CONSTRAINT "lead_sight_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_presence" ADD CONSTRAINT "lead_presence_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_presence" ADD CONSTRAINT "lead_presence_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_lead" ADD CONSTRAINT "bulk_lead_bulkId_fkey" FOREIGN KEY ("bulkId") REFERENCES "bulk_action"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_lead" ADD CONSTRAINT "bulk_lead_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_view" ADD CONSTRAINT "queue_view_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_desk" ADD CONSTRAINT "staff_desk_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- The words of a folded text, and each e-mail address as a whole. Chinese, Japanese and Korean are not parted into words by
-- anybody: of these each word's endings stand for it, so that a prefix of one of them finds what stands in the middle.
CREATE FUNCTION lead_words(folded text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT array_to_tsvector(ARRAY(
        SELECT left(substr(word, start), 60)
          FROM unnest(regexp_split_to_array(folded, '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+')) AS word,
               generate_series(1, CASE WHEN word ~ '[^\x01-\x7f]' THEN least(length(word), 200) ELSE 1 END) AS start
         WHERE word <> ''
         UNION
        SELECT left(word, 60) FROM unnest(string_to_array(folded, ' ')) AS word WHERE word LIKE '_%@_%'))
$$;

-- Who has a lead in sight, and where it stands there.
CREATE FUNCTION lead_sights(lead "lead") RETURNS TABLE (sight text) LANGUAGE sql IMMUTABLE AS $$
    SELECT '*' UNION SELECT lead."departmentCode" UNION SELECT unnest(lead."coordinating")
     UNION SELECT '#appraisal' WHERE lead."appraisal"
$$;

CREATE FUNCTION lead_is_open(state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT state NOT IN ('resolved', 'withdrawn')
$$;

CREATE FUNCTION lead_sorts_at(lead "lead") RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(CASE WHEN lead_is_open(lead."state") THEN lead."dueOn"::timestamp AT TIME ZONE 'UTC' ELSE lead."resolvedAt" END,
                    timestamptz '0001-01-01 00:00:00+00')
$$;

-- What a queue filters by, as words that nobody can type: no word of a text begins with "=". So any filters and words together
-- are one question to one index.
CREATE FUNCTION lead_facets(lead "lead") RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT array_to_tsvector(array_remove(ARRAY[
               CASE WHEN lead_is_open(lead."state") THEN '=open' ELSE '=closed' END,
               '=state:' || lead."state",
               '=department:' || lead."departmentCode",
               '=kind:' || lead."kind",
               '=sector:' || lead."sectorCode",
               '=country:' || lead."country",
               '=assignee:' || coalesce(lead."assigneeId"::text, 'none'),
               '=priority:' || lead."priority"
           ] || ARRAY(SELECT '=sight:' || sight FROM lead_sights(lead) WHERE sight <> '*'), NULL))
$$;

CREATE FUNCTION keep_lead_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."search" := lead_words(NEW."searchText") || lead_facets(NEW);
    RETURN NEW;
END
$$;
CREATE TRIGGER lead_is_searched BEFORE INSERT OR UPDATE OF "searchText", "state", "departmentCode", "coordinating", "appraisal",
    "kind", "sectorCode", "country", "assigneeId", "priority" ON "lead" FOR EACH ROW EXECUTE FUNCTION keep_lead_search();

-- Leads that hold words and facets, with their place in the order, by the index of words whatever the planner thinks of it: it
-- cannot know how rare the beginning of a word is.
CREATE FUNCTION lead_hits(words tsquery, most integer) RETURNS TABLE ("id" integer, "at" timestamptz) LANGUAGE sql STABLE
    SET enable_seqscan = off SET enable_indexscan = off AS $$
    SELECT l."id", lead_sorts_at(l) FROM "lead" l WHERE l."search" @@ words LIMIT most
$$;

CREATE FUNCTION keep_lead_sight() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        DELETE FROM "lead_sight" WHERE "leadId" = NEW."id" AND "sight" NOT IN (SELECT sight FROM lead_sights(NEW));
    END IF;
    INSERT INTO "lead_sight" ("sight", "leadId", "open", "sortAt")
    SELECT sight, NEW."id", lead_is_open(NEW."state"), lead_sorts_at(NEW) FROM lead_sights(NEW)
        ON CONFLICT ("sight", "leadId") DO UPDATE SET "open" = excluded."open", "sortAt" = excluded."sortAt";
    RETURN NULL;
END
$$;
CREATE TRIGGER lead_comes_in_sight AFTER INSERT ON "lead" FOR EACH ROW EXECUTE FUNCTION keep_lead_sight();
CREATE TRIGGER lead_moves_in_sight AFTER UPDATE ON "lead" FOR EACH ROW
    WHEN ((OLD."departmentCode", OLD."coordinating", OLD."appraisal", OLD."state", OLD."dueOn", OLD."resolvedAt")
          IS DISTINCT FROM (NEW."departmentCode", NEW."coordinating", NEW."appraisal", NEW."state", NEW."dueOn", NEW."resolvedAt"))
    EXECUTE FUNCTION keep_lead_sight();

-- What happened to a lead is told to whoever listens, when it is committed. `vamco.quiet` is for loads of thousands.
CREATE FUNCTION tell_desk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('vamco.quiet', true) IS DISTINCT FROM 'on' THEN
        PERFORM pg_notify('desk', json_build_object('lead', NEW."leadId", 'kind', NEW."kind", 'by', NEW."staffId",
                                                    'from', NEW."data" ->> 'from')::text);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER lead_event_is_told AFTER INSERT ON "lead_event" FOR EACH ROW EXECUTE FUNCTION tell_desk();

-- What is there already.
UPDATE "lead" l SET "search" = lead_words(l."searchText") || lead_facets(l);
INSERT INTO "lead_sight" ("sight", "leadId", "open", "sortAt")
SELECT sight, l."id", lead_is_open(l."state"), lead_sorts_at(l) FROM "lead" l, lead_sights(l);
