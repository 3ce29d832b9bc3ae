-- Tasks of coordinating departments, appraisal, the three clocks, reminders; people's languages, limits, deputies and
-- leave. Leads from before have no tasks: none are opened for them, since nobody was asked.

-- AlterTable
ALTER TABLE "lead" ADD COLUMN     "arbitration" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "assignBy" DATE,
ADD COLUMN     "assignedAt" TIMESTAMPTZ(3),
ADD COLUMN     "byHand" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "extendedAt" TIMESTAMPTZ(3),
ADD COLUMN     "firstAnsweredAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "deputyId" INTEGER,
ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "lastAssignedAt" TIMESTAMPTZ(3),
ADD COLUMN     "openLimit" INTEGER;

-- CreateTable
CREATE TABLE "lead_task" (
    "id" SERIAL NOT NULL,
    "leadId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "departmentCode" TEXT NOT NULL,
    "question" TEXT,
    "dueOn" DATE,
    "state" TEXT NOT NULL,
    "opinion" TEXT,
    "conditions" TEXT,
    "answer" TEXT,
    "createdById" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredById" INTEGER,
    "answeredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "lead_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "key" TEXT NOT NULL,
    "leadId" INTEGER,
    "taskId" INTEGER,
    "kind" TEXT NOT NULL,
    "dueOn" DATE,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "staff_leave" (
    "id" SERIAL NOT NULL,
    "staffId" INTEGER NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "createdById" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_leave_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "lead_assigneeId_state_idx" ON "lead"("assigneeId", "state");

-- CreateIndex
CREATE INDEX "lead_task_leadId_id_idx" ON "lead_task"("leadId", "id");

-- CreateIndex
CREATE INDEX "lead_task_departmentCode_state_dueOn_idx" ON "lead_task"("departmentCode", "state", "dueOn");

-- CreateIndex
CREATE INDEX "reminder_leadId_idx" ON "reminder"("leadId");

-- CreateIndex
CREATE INDEX "staff_leave_staffId_to_idx" ON "staff_leave"("staffId", "to");

-- AddForeignKey
ALTER TABLE "lead_task" ADD CONSTRAINT "lead_task_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_task" ADD CONSTRAINT "lead_task_departmentCode_fkey" FOREIGN KEY ("departmentCode") REFERENCES "department"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_task" ADD CONSTRAINT "lead_task_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_task" ADD CONSTRAINT "lead_task_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_leave" ADD CONSTRAINT "staff_leave_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_leave" ADD CONSTRAINT "staff_leave_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;


CREATE TRIGGER reminder_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON "reminder" EXECUTE FUNCTION refuse_change();

-- What the history of earlier leads says of the clocks.
UPDATE "lead" SET "firstAnsweredAt" = first."at"
FROM (SELECT "leadId", min("at") AS "at" FROM "lead_event" WHERE "kind" IN ('asked', 'resolved') GROUP BY "leadId") AS first
WHERE first."leadId" = "lead"."id";

UPDATE "lead" SET "assignedAt" = latest."at"
FROM (SELECT "leadId", max("at") AS "at" FROM "lead_event" WHERE "kind" IN ('accepted', 'assigned') GROUP BY "leadId") AS latest
WHERE latest."leadId" = "lead"."id" AND "lead"."assigneeId" IS NOT NULL;

UPDATE "lead" SET "byHand" = true WHERE EXISTS (SELECT 1 FROM "lead_event" WHERE "leadId" = "lead"."id" AND "kind" = 'forwarded');
