CREATE TABLE `stored_file` (
  `key` VARCHAR(200) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `kind` VARCHAR(16) NOT NULL,
  `bytes` BIGINT NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `remove_after` DATETIME(3) NULL,
  PRIMARY KEY (`key`),
  INDEX `stored_file_tenant_id_idx` (`tenant_id`),
  INDEX `stored_file_remove_after_idx` (`remove_after`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `storage_usage` (
  `tenant_id` VARCHAR(32) NOT NULL,
  `bytes` BIGINT NOT NULL DEFAULT 0,
  `files` INTEGER NOT NULL DEFAULT 0,
  `quota_bytes` BIGINT NULL,
  PRIMARY KEY (`tenant_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `recording` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `call_id` VARCHAR(64) NOT NULL,
  `kind` VARCHAR(16) NOT NULL,
  `node_id` VARCHAR(32) NOT NULL,
  `storage_key` VARCHAR(200) NOT NULL,
  `seconds` INTEGER NOT NULL,
  `bytes` INTEGER NOT NULL,
  `channels` INTEGER NOT NULL,
  `caller_number` VARCHAR(64) NOT NULL,
  `caller_name` VARCHAR(120) NULL,
  `called_number` VARCHAR(64) NOT NULL,
  `extension_id` VARCHAR(32) NULL,
  `queue_id` VARCHAR(32) NULL,
  `number_id` VARCHAR(32) NULL,
  `voicemail_id` VARCHAR(32) NULL,
  `started_at` DATETIME(3) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `expires_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `recording_tenant_id_kind_started_at_id_idx` (`tenant_id`, `kind`, `started_at` DESC, `id`),
  INDEX `recording_tenant_id_call_id_idx` (`tenant_id`, `call_id`),
  INDEX `recording_storage_key_idx` (`storage_key`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
