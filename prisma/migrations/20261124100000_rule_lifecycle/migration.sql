-- What was published when is told by publications; a rule set knows when it was made.
ALTER TABLE "rule_set" RENAME COLUMN "publishedAt" TO "createdAt";

-- AlterTable
ALTER TABLE "rule_set"
ADD COLUMN     "approvedAt" TIMESTAMPTZ(3),
ADD COLUMN     "approvedById" INTEGER,
ADD COLUMN     "basedOn" INTEGER,
ADD COLUMN     "createdById" INTEGER,
ADD COLUMN     "editVersion" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "editedAt" TIMESTAMPTZ(3),
ADD COLUMN     "editedById" INTEGER,
ADD COLUMN     "sentBackNote" TEXT,
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'approved',
ADD COLUMN     "submittedAt" TIMESTAMPTZ(3),
ADD COLUMN     "submittedById" INTEGER;

-- CreateTable
CREATE TABLE "rule_publication" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "byStaffId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelledById" INTEGER,

    CONSTRAINT "rule_publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_example" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "lead" JSONB NOT NULL,
    "expect" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "loadedHash" TEXT,
    "leadId" INTEGER,
    "leadCode" TEXT,
    "rule" TEXT,
    "department" TEXT,
    "suggestedById" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "editVersion" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rule_example_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rule_publication_version_idx" ON "rule_publication"("version");

-- CreateIndex
CREATE UNIQUE INDEX "rule_example_loadedHash_key" ON "rule_example"("loadedHash");

-- CreateIndex
CREATE INDEX "rule_example_state_id_idx" ON "rule_example"("state", "id");

-- AddForeignKey
ALTER TABLE "rule_publication" ADD CONSTRAINT "rule_publication_version_fkey" FOREIGN KEY ("version") REFERENCES "rule_set"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Every version until now was in force from when it was published.
INSERT INTO "rule_publication" ("version", "kind", "from", "at", "note")
SELECT "version", 'reference', "createdAt", "createdAt", "note" FROM "rule_set" ORDER BY "version";

-- Leads name the version that decided them: what it said stays, once it has been submitted.
CREATE FUNCTION refuse_rule_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'rule sets are never deleted: leads name them';
    END IF;
    IF NEW."version" <> OLD."version" OR (OLD."state" <> 'draft' AND NEW."rules" IS DISTINCT FROM OLD."rules") THEN
        RAISE EXCEPTION 'rule set % is no draft any more: its rules are never changed', OLD."version";
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER rule_set_is_kept BEFORE UPDATE OR DELETE ON "rule_set" FOR EACH ROW EXECUTE FUNCTION refuse_rule_change();

-- A publication is history; only that it was cancelled may still be added, once.
CREATE FUNCTION refuse_publication_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD."cancelledAt" IS NULL AND NEW."cancelledAt" IS NOT NULL
       AND (to_jsonb(NEW) - 'cancelledAt' - 'cancelledById') = (to_jsonb(OLD) - 'cancelledAt' - 'cancelledById') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'rows of rule_publication are history: they are added and cancelled, never changed';
END
$$;
CREATE TRIGGER rule_publication_is_history BEFORE UPDATE OR DELETE ON "rule_publication" FOR EACH ROW EXECUTE FUNCTION refuse_publication_change();
CREATE TRIGGER rule_publication_is_kept BEFORE TRUNCATE ON "rule_publication" EXECUTE FUNCTION refuse_change();
