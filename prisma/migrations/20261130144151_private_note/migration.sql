-- AlterTable
ALTER TABLE "sign_off" ADD COLUMN     "private_note" TEXT;

