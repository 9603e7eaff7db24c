-- Who a SIP account belongs to: cached with its HA1, shown to the callee of a direct call, and
-- written into its record.
ALTER TABLE `subscriber`
  ADD COLUMN `tenant_id` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  ADD COLUMN `device_id` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  ADD COLUMN `extension_id` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  ADD COLUMN `extension_number` VARCHAR(8) NOT NULL DEFAULT '',
  ADD COLUMN `display_name` VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL DEFAULT '',
  ADD INDEX `tenant_idx` (`tenant_id`);
