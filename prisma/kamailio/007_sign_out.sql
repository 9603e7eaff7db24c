-- Raised when somebody signs a device out: the worker then removes its registrations.
ALTER TABLE `subscriber` ADD COLUMN `sign_outs` INT UNSIGNED NOT NULL DEFAULT 0;
