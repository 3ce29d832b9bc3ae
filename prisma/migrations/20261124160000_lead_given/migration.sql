-- AlterTable
ALTER TABLE "staff_desk" ADD COLUMN     "givenMail" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "lead_given" (
    "leadId" INTEGER NOT NULL,
    "staffId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_given_pkey" PRIMARY KEY ("leadId")
);

-- AddForeignKey
ALTER TABLE "lead_given" ADD CONSTRAINT "lead_given_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_given" ADD CONSTRAINT "lead_given_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
