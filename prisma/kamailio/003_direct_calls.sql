-- Extension number -> its devices, for calls without a media node (one row a device).
CREATE TABLE `extension_aliases` (
  `id` INT(10) UNSIGNED AUTO_INCREMENT PRIMARY KEY NOT NULL,
  `alias_username` VARCHAR(64) NOT NULL DEFAULT '',
  `alias_domain` VARCHAR(64) NOT NULL DEFAULT '',
  `username` VARCHAR(64) NOT NULL DEFAULT '',
  `domain` VARCHAR(64) NOT NULL DEFAULT '',
  `extension_id` VARCHAR(64) NOT NULL DEFAULT '',
  CONSTRAINT `extension_alias_key` UNIQUE (`alias_username`, `alias_domain`, `username`),
  INDEX `target_idx` (`username`, `domain`)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO version (table_name, table_version) VALUES ('extension_aliases', '1');

-- One row per direct call, answered or not. Read in order of `id`, stored, deleted by the worker.
-- `record_id` is the call's own: a row that comes twice is the same call.
-- Times are milliseconds since 1970 UTC.
CREATE TABLE `cdrs` (
  `id` BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY NOT NULL,
  `record_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `call_id` VARCHAR(255) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL,
  `from_tag` VARCHAR(128) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL,
  `to_tag` VARCHAR(128) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT '',
  `tenant_id` VARCHAR(64) NOT NULL,
  `tenant_domain` VARCHAR(64) NOT NULL,
  `caller_device_id` VARCHAR(64) NOT NULL,
  `caller_device` VARCHAR(64) NOT NULL,
  `caller_extension_id` VARCHAR(64) NOT NULL,
  `caller_number` VARCHAR(8) NOT NULL,
  `dialed_number` VARCHAR(64) NOT NULL,
  `callee_extension_id` VARCHAR(64) NOT NULL DEFAULT '',
  `answered_device` VARCHAR(64) NOT NULL DEFAULT '',
  `started_at_ms` BIGINT UNSIGNED NOT NULL,
  `answered_at_ms` BIGINT UNSIGNED DEFAULT NULL,
  `ended_at_ms` BIGINT UNSIGNED NOT NULL,
  `sip_code` SMALLINT UNSIGNED NOT NULL,
  `sip_reason` VARCHAR(128) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT '',
  `hangup_by` ENUM('caller', 'callee', 'system') NOT NULL,
  CONSTRAINT `record_key` UNIQUE (`record_id`)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Where Kamailio keeps unwritten records over a clean stop.
CREATE TABLE `cdr_queue` (
  `id` INT(10) UNSIGNED AUTO_INCREMENT PRIMARY KEY NOT NULL,
  `key` VARCHAR(64) NOT NULL DEFAULT '',
  `val` VARCHAR(8192) NOT NULL DEFAULT ''
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The beginning of a record travels with its dialog and is longer than the stock column.
ALTER TABLE `dialog_vars` MODIFY `dialog_value` VARCHAR(4096) NOT NULL;
