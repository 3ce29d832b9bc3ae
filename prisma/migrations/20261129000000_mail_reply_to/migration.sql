-- Where an answer to a mail goes: the mailbox of the department that signs it. Without one it goes to MAIL_FROM.
ALTER TABLE "mail" ADD COLUMN "replyTo" TEXT;
