-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "department" (
    "code" TEXT NOT NULL,
    "abbreviation" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "remit" JSONB NOT NULL,
    "typicalLeads" TEXT[],
    "predecessors" TEXT[],
    "receivesLeads" BOOLEAN NOT NULL,
    "coordinator" BOOLEAN NOT NULL,
    "confirmed" TEXT NOT NULL,
    "sources" TEXT[],
    "mailbox" TEXT,
    "phone" TEXT,
    "address" TEXT,
    "hours" TEXT,
    "loadedHash" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "department_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "sector" (
    "code" TEXT NOT NULL,
    "isic" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "words" JSONB NOT NULL,
    "departmentCode" TEXT NOT NULL,
    "loadedHash" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "sector_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "commune" (
    "code" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "formerProvince" TEXT NOT NULL,
    "formerDistricts" TEXT[],
    "formerUnits" TEXT[],
    "areaKm2" DOUBLE PRECISION NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "border" BOOLEAN NOT NULL,
    "sources" TEXT[],
    "loadedHash" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "commune_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "park" (
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "communeCodes" TEXT[],
    "formerLocation" JSONB NOT NULL,
    "areaHa" DOUBLE PRECISION,
    "leasableHa" DOUBLE PRECISION,
    "occupancyPct" DOUBLE PRECISION,
    "developer" TEXT,
    "status" TEXT NOT NULL,
    "statusAsOf" TEXT NOT NULL,
    "statusLabels" JSONB NOT NULL,
    "statusSentences" JSONB NOT NULL,
    "leasePrice" JSONB,
    "leaseTermUntil" TEXT[],
    "sectorsAsPublished" TEXT[],
    "confirmed" TEXT NOT NULL,
    "note" TEXT,
    "sources" TEXT[],
    "loadedHash" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "park_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "opportunity" (
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "summaries" JSONB NOT NULL,
    "sectorCode" TEXT,
    "sectorAsPublished" TEXT,
    "communeCodes" TEXT[],
    "parkSlug" TEXT,
    "formerLocation" TEXT,
    "areaHa" DOUBLE PRECISION,
    "scale" TEXT,
    "capitalMinor" BIGINT,
    "capitalCurrency" TEXT,
    "capitalAsPublished" JSONB,
    "form" TEXT,
    "status" TEXT NOT NULL,
    "statusAsPublished" TEXT NOT NULL,
    "statusAsOf" TEXT NOT NULL,
    "statusDate" DATE,
    "confirmed" TEXT NOT NULL,
    "note" TEXT,
    "sources" TEXT[],
    "machineTranslated" BOOLEAN NOT NULL DEFAULT false,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "loadedHash" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "opportunity_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "opportunity_search" (
    "slug" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "vector" tsvector NOT NULL,

    CONSTRAINT "opportunity_search_pkey" PRIMARY KEY ("slug","language")
);

-- CreateTable
CREATE TABLE "catalogue_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "catalogue_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procedure" (
    "code" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "forWhom" JSONB NOT NULL,
    "summaries" JSONB NOT NULL,
    "departmentCodes" TEXT[],
    "alsoAt" JSONB,
    "statutoryTime" DOUBLE PRECISION,
    "unit" TEXT,
    "legalBasis" TEXT NOT NULL,
    "confirmed" TEXT NOT NULL,
    "clockStarts" TEXT,
    "note" TEXT,
    "sources" TEXT[],
    "record" JSONB NOT NULL,
    "loadedHash" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "procedure_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "trade_agreement" (
    "code" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "members" TEXT[],
    "partners" TEXT[],
    "status" TEXT NOT NULL,
    "signed" TEXT,
    "inForce" TEXT,
    "inForceVn" TEXT,
    "confirmed" TEXT NOT NULL,
    "note" TEXT,
    "sources" TEXT[],
    "loadedHash" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "trade_agreement_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "mission" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "countryNames" JSONB NOT NULL,
    "city" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "existence" TEXT NOT NULL,
    "sources" TEXT[],
    "loadedHash" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "mission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_year" (
    "year" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "off" TEXT[],
    "working" TEXT[],
    "sources" TEXT[],
    "loadedHash" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "loadedHash" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rule_set" (
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "loadedHash" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_set_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "lead" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "submitterType" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "country" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "organisationName" TEXT,
    "organisationCountry" TEXT,
    "organisationWebsite" TEXT,
    "sectorCode" TEXT,
    "place" TEXT,
    "opportunitySlug" TEXT,
    "capitalMinor" BIGINT,
    "capitalCurrency" TEXT,
    "areaHa" DOUBLE PRECISION,
    "jobs" INTEGER,
    "need" TEXT,
    "topic" TEXT,
    "subject" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "ref" TEXT,
    "timeZone" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "departmentCode" TEXT NOT NULL,
    "coordinating" TEXT[],
    "appraisal" BOOLEAN NOT NULL,
    "priority" TEXT NOT NULL,
    "dueDays" INTEGER NOT NULL,
    "dueOn" DATE,
    "readBy" DATE,
    "calendar" TEXT NOT NULL,
    "assigneeId" INTEGER,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "firstReadAt" TIMESTAMPTZ(3),
    "waitingSince" TIMESTAMPTZ(3),
    "resolvedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "formToken" TEXT NOT NULL,
    "payloadHash" TEXT NOT NULL,
    "trackTokenHash" TEXT NOT NULL,
    "searchText" TEXT NOT NULL,

    CONSTRAINT "lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intake_draft" (
    "idHash" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intake_draft_pkey" PRIMARY KEY ("idHash")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" SERIAL NOT NULL,
    "leadId" INTEGER NOT NULL,
    "ruleSetVersion" INTEGER,
    "rule" TEXT,
    "departmentCode" TEXT NOT NULL,
    "coordinating" TEXT[],
    "appraisal" BOOLEAN NOT NULL,
    "priority" TEXT NOT NULL,
    "dueDays" INTEGER NOT NULL,
    "dueOn" DATE,
    "reasons" JSONB NOT NULL,
    "publicReasons" JSONB NOT NULL,
    "byStaffId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead_event" (
    "id" SERIAL NOT NULL,
    "leadId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "staffId" INTEGER,
    "data" JSONB NOT NULL,

    CONSTRAINT "lead_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" SERIAL NOT NULL,
    "leadId" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "given" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" SERIAL NOT NULL,
    "leadId" INTEGER,
    "template" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "triedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "departmentCode" TEXT,
    "language" TEXT NOT NULL DEFAULT 'vi',
    "passwordHash" TEXT,
    "totpSecret" TEXT,
    "totpLastStep" INTEGER,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "idHash" TEXT NOT NULL,
    "staffId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "pendingTotp" BOOLEAN NOT NULL DEFAULT false,
    "userAgent" TEXT NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("idHash")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "tokenHash" TEXT NOT NULL,
    "staffId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "staffId" INTEGER,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "commune_slug_key" ON "commune"("slug");

-- CreateIndex
CREATE INDEX "opportunity_search_vector" ON "opportunity_search" USING GIN ("vector");

-- CreateIndex
CREATE UNIQUE INDEX "procedure_slug_key" ON "procedure"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "lead_code_key" ON "lead"("code");

-- CreateIndex
CREATE UNIQUE INDEX "lead_formToken_key" ON "lead"("formToken");

-- CreateIndex
CREATE UNIQUE INDEX "lead_trackTokenHash_key" ON "lead"("trackTokenHash");

-- CreateIndex
CREATE INDEX "lead_departmentCode_state_dueOn_idx" ON "lead"("departmentCode", "state", "dueOn");

-- CreateIndex
CREATE INDEX "lead_state_dueOn_idx" ON "lead"("state", "dueOn");

-- CreateIndex
CREATE INDEX "lead_receivedAt_idx" ON "lead"("receivedAt");

-- CreateIndex
CREATE INDEX "lead_email_idx" ON "lead"("email");

-- CreateIndex
CREATE INDEX "intake_draft_updatedAt_idx" ON "intake_draft"("updatedAt");

-- CreateIndex
CREATE INDEX "assignment_leadId_id_idx" ON "assignment"("leadId", "id");

-- CreateIndex
CREATE INDEX "lead_event_leadId_id_idx" ON "lead_event"("leadId", "id");

-- CreateIndex
CREATE INDEX "consent_leadId_idx" ON "consent"("leadId");

-- CreateIndex
CREATE UNIQUE INDEX "mail_messageId_key" ON "mail"("messageId");

-- CreateIndex
CREATE INDEX "mail_state_id_idx" ON "mail"("state", "id");

-- CreateIndex
CREATE INDEX "mail_leadId_idx" ON "mail"("leadId");

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE INDEX "session_staffId_idx" ON "session"("staffId");

-- AddForeignKey
ALTER TABLE "sector" ADD CONSTRAINT "sector_departmentCode_fkey" FOREIGN KEY ("departmentCode") REFERENCES "department"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_sectorCode_fkey" FOREIGN KEY ("sectorCode") REFERENCES "sector"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity_search" ADD CONSTRAINT "opportunity_search_slug_fkey" FOREIGN KEY ("slug") REFERENCES "opportunity"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_departmentCode_fkey" FOREIGN KEY ("departmentCode") REFERENCES "department"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_ruleSetVersion_fkey" FOREIGN KEY ("ruleSetVersion") REFERENCES "rule_set"("version") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_event" ADD CONSTRAINT "lead_event_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_event" ADD CONSTRAINT "lead_event_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_departmentCode_fkey" FOREIGN KEY ("departmentCode") REFERENCES "department"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- The history of a lead is append-only, whoever asks.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are history: they are added and never changed', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER lead_event_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON "lead_event" EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assignment_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON "assignment" EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON "consent" EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_event" EXECUTE FUNCTION refuse_change();

INSERT INTO "catalogue_version" ("id", "version") VALUES (1, 1);
