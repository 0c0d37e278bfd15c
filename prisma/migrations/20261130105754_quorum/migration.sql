-- AlterTable
ALTER TABLE "seat" ADD COLUMN     "category" TEXT,
ADD COLUMN     "chair_of" TEXT,
ADD COLUMN     "subjects" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "votes" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "sign_off_body" ADD COLUMN     "closed_at" TIMESTAMPTZ(3);
