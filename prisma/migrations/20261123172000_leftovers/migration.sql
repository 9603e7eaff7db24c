-- Rows that have had their day are found by age.
CREATE INDEX `session_expires_at_idx` ON `session` (`expires_at`);
CREATE INDEX `sign_in_guard_updated_at_idx` ON `sign_in_guard` (`updated_at`);
