-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "reviewed_to" TIMESTAMPTZ(3);

