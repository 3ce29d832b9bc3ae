-- CreateTable
CREATE TABLE "lead_link" (
    "id" SERIAL NOT NULL,
    "leadId" INTEGER NOT NULL,
    "opportunitySlug" TEXT,
    "otherLeadId" INTEGER,
    "reason" TEXT NOT NULL,
    "weightsVersion" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "parts" JSONB NOT NULL,
    "byStaffId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead_unlink" (
    "linkId" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "byStaffId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_unlink_pkey" PRIMARY KEY ("linkId")
);

-- CreateTable
CREATE TABLE "scorecard" (
    "version" INTEGER NOT NULL,
    "card" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedById" INTEGER,

    CONSTRAINT "scorecard_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "scorecard_draft" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "basedOn" INTEGER NOT NULL,
    "card" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" INTEGER NOT NULL,

    CONSTRAINT "scorecard_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead_score" (
    "id" SERIAL NOT NULL,
    "leadId" INTEGER NOT NULL,
    "scorecardVersion" INTEGER NOT NULL,
    "judgements" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "gate" TEXT NOT NULL,
    "gateReason" TEXT,
    "total" DOUBLE PRECISION NOT NULL,
    "unjudged" INTEGER NOT NULL,
    "byStaffId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_score_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "lead_link_leadId_id_idx" ON "lead_link"("leadId", "id");

-- CreateIndex
CREATE INDEX "lead_link_otherLeadId_idx" ON "lead_link"("otherLeadId");

-- CreateIndex
CREATE INDEX "lead_score_leadId_id_idx" ON "lead_score"("leadId", "id");

-- CreateIndex
CREATE INDEX "opportunity_sectorCode_statusDate_idx" ON "opportunity"("sectorCode", "statusDate");

-- CreateIndex
CREATE INDEX "opportunity_communeCodes_idx" ON "opportunity" USING GIN ("communeCodes");

-- CreateIndex
CREATE INDEX "opportunity_parkSlug_idx" ON "opportunity"("parkSlug");

-- CreateIndex
CREATE INDEX "lead_sectorCode_state_idx" ON "lead"("sectorCode", "state");

-- AddForeignKey
ALTER TABLE "lead_link" ADD CONSTRAINT "lead_link_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_link" ADD CONSTRAINT "lead_link_otherLeadId_fkey" FOREIGN KEY ("otherLeadId") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_link" ADD CONSTRAINT "lead_link_byStaffId_fkey" FOREIGN KEY ("byStaffId") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_unlink" ADD CONSTRAINT "lead_unlink_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "lead_link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_unlink" ADD CONSTRAINT "lead_unlink_byStaffId_fkey" FOREIGN KEY ("byStaffId") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorecard" ADD CONSTRAINT "scorecard_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_score" ADD CONSTRAINT "lead_score_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_score" ADD CONSTRAINT "lead_score_scorecardVersion_fkey" FOREIGN KEY ("scorecardVersion") REFERENCES "scorecard"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_score" ADD CONSTRAINT "lead_score_byStaffId_fkey" FOREIGN KEY ("byStaffId") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What happened is history.
CREATE TRIGGER lead_link_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON "lead_link" EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lead_unlink_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON "lead_unlink" EXECUTE FUNCTION refuse_change();
CREATE TRIGGER scorecard_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON "scorecard" EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lead_score_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON "lead_score" EXECUTE FUNCTION refuse_change();
