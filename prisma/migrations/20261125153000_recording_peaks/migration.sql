-- The loudest of each part of a recording, lane after lane, a byte each; made when somebody looks.
ALTER TABLE `recording` ADD COLUMN `peaks` BLOB NULL AFTER `expires_at`;
