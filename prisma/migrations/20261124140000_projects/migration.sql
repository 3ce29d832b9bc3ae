-- CreateTable
CREATE TABLE "project" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "leadId" INTEGER,
    "departmentCode" TEXT NOT NULL,
    "sectorCode" TEXT,
    "place" TEXT,
    "partnerCountry" TEXT,
    "opportunitySlug" TEXT,
    "stage" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "reasonNote" TEXT,
    "lostTo" TEXT,
    "jobsPlanned" INTEGER,
    "jobsActual" INTEGER,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "searchText" TEXT NOT NULL,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_capital" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "struckAt" TIMESTAMPTZ(3),

    CONSTRAINT "project_capital_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_certificate" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "struckAt" TIMESTAMPTZ(3),

    CONSTRAINT "project_certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_event" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER NOT NULL,
    "obstacleId" INTEGER,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "staffId" INTEGER NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "project_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obstacle_cause" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "law" TEXT NOT NULL,
    "article" TEXT NOT NULL,
    "proposal" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "obstacle_cause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obstacle" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER NOT NULL,
    "leadId" INTEGER,
    "causeId" INTEGER,
    "topic" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "law" TEXT,
    "article" TEXT,
    "level" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "publicLabel" TEXT NOT NULL,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "outcome" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "obstacle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obstacle_step" (
    "id" SERIAL NOT NULL,
    "obstacleId" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "departmentCode" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "obstacle_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obstacle_minute" (
    "id" SERIAL NOT NULL,
    "obstacleId" INTEGER NOT NULL,
    "metOn" DATE NOT NULL,
    "departments" TEXT[],
    "text" TEXT NOT NULL,

    CONSTRAINT "obstacle_minute_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "project_code_key" ON "project"("code");

-- CreateIndex
CREATE UNIQUE INDEX "project_leadId_key" ON "project"("leadId");

-- CreateIndex
CREATE INDEX "project_departmentCode_state_stage_idx" ON "project"("departmentCode", "state", "stage");

-- CreateIndex
CREATE INDEX "project_state_partnerCountry_idx" ON "project"("state", "partnerCountry");

-- CreateIndex
CREATE INDEX "project_capital_projectId_idx" ON "project_capital"("projectId");

-- CreateIndex
CREATE INDEX "project_certificate_projectId_idx" ON "project_certificate"("projectId");

-- CreateIndex
CREATE INDEX "project_event_projectId_id_idx" ON "project_event"("projectId", "id");

-- CreateIndex
CREATE INDEX "project_event_obstacleId_id_idx" ON "project_event"("obstacleId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "obstacle_cause_key_key" ON "obstacle_cause"("key");

-- CreateIndex
CREATE UNIQUE INDEX "obstacle_leadId_key" ON "obstacle"("leadId");

-- CreateIndex
CREATE INDEX "obstacle_projectId_idx" ON "obstacle"("projectId");

-- CreateIndex
CREATE INDEX "obstacle_causeId_idx" ON "obstacle"("causeId");

-- CreateIndex
CREATE INDEX "obstacle_state_idx" ON "obstacle"("state");

-- CreateIndex
CREATE INDEX "obstacle_step_obstacleId_idx" ON "obstacle_step"("obstacleId");

-- CreateIndex
CREATE INDEX "obstacle_minute_obstacleId_idx" ON "obstacle_minute"("obstacleId");

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_departmentCode_fkey" FOREIGN KEY ("departmentCode") REFERENCES "department"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_capital" ADD CONSTRAINT "project_capital_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_certificate" ADD CONSTRAINT "project_certificate_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_event" ADD CONSTRAINT "project_event_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_event" ADD CONSTRAINT "project_event_obstacleId_fkey" FOREIGN KEY ("obstacleId") REFERENCES "obstacle"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_event" ADD CONSTRAINT "project_event_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacle" ADD CONSTRAINT "obstacle_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacle" ADD CONSTRAINT "obstacle_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacle" ADD CONSTRAINT "obstacle_causeId_fkey" FOREIGN KEY ("causeId") REFERENCES "obstacle_cause"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacle_step" ADD CONSTRAINT "obstacle_step_obstacleId_fkey" FOREIGN KEY ("obstacleId") REFERENCES "obstacle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacle_step" ADD CONSTRAINT "obstacle_step_departmentCode_fkey" FOREIGN KEY ("departmentCode") REFERENCES "department"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacle_minute" ADD CONSTRAINT "obstacle_minute_obstacleId_fkey" FOREIGN KEY ("obstacleId") REFERENCES "obstacle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- The history of a project and its obstacles is append-only, whoever asks; so are the minutes of a meeting.
CREATE TRIGGER project_event_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON "project_event" EXECUTE FUNCTION refuse_change();
CREATE TRIGGER obstacle_minute_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON "obstacle_minute" EXECUTE FUNCTION refuse_change();
