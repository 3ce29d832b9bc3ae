-- Departments that end stay as rows, with who holds what they held, and the names they bore.
-- AlterTable
ALTER TABLE "department" ADD COLUMN     "successorCodes" TEXT[],
ADD COLUMN     "validFrom" DATE,
ADD COLUMN     "validTo" DATE;

-- CreateTable
CREATE TABLE "department_name" (
    "id" SERIAL NOT NULL,
    "departmentCode" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "department_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reorganisation" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "plan" JSONB NOT NULL,
    "notes" JSONB NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "ruleSetVersion" INTEGER,
    "byStaffId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "reorganisation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "department_name_departmentCode_idx" ON "department_name"("departmentCode");

-- CreateIndex
CREATE INDEX "reorganisation_state_effectiveOn_idx" ON "reorganisation"("state", "effectiveOn");

-- AddForeignKey
ALTER TABLE "department_name" ADD CONSTRAINT "department_name_departmentCode_fkey" FOREIGN KEY ("departmentCode") REFERENCES "department"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

