CREATE TABLE `export_job` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `created_by` VARCHAR(32) NOT NULL,
  `view_id` VARCHAR(32) NULL,
  `kind` VARCHAR(16) NOT NULL,
  `format` VARCHAR(8) NOT NULL,
  `filter` JSON NOT NULL,
  `state` VARCHAR(16) NOT NULL DEFAULT 'waiting',
  `runs` INTEGER NOT NULL DEFAULT 0,
  `lease_until` DATETIME(3) NULL,
  `rows_done` BIGINT NOT NULL DEFAULT 0,
  `progress` INTEGER NOT NULL DEFAULT 0,
  `bytes` BIGINT NOT NULL DEFAULT 0,
  `storage_key` VARCHAR(200) NULL,
  `cursor` JSON NULL,
  `error` VARCHAR(300) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `started_at` DATETIME(3) NULL,
  `finished_at` DATETIME(3) NULL,
  `expires_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `export_job_tenant_id_created_by_id_idx` (`tenant_id`, `created_by`, `id`),
  INDEX `export_job_state_lease_until_idx` (`state`, `lease_until`),
  INDEX `export_job_expires_at_idx` (`expires_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `export_part` (
  `tenant_id` VARCHAR(32) NOT NULL,
  `job_id` VARCHAR(32) NOT NULL,
  `position` INTEGER NOT NULL,
  `storage_key` VARCHAR(200) NOT NULL,
  `bytes` BIGINT NOT NULL,
  PRIMARY KEY (`tenant_id`, `job_id`, `position`),
  INDEX `export_part_tenant_id_storage_key_idx` (`tenant_id`, `storage_key`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `saved_view` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `owner_id` VARCHAR(32) NOT NULL,
  `owner_name` VARCHAR(80) NOT NULL,
  `name` VARCHAR(80) NOT NULL,
  `page` VARCHAR(16) NOT NULL,
  `query` TEXT NOT NULL,
  `shared` BOOLEAN NOT NULL DEFAULT false,
  `schedule` JSON NULL,
  `next_run_at` DATETIME(3) NULL,
  `last_run_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `saved_view_tenant_id_page_name_idx` (`tenant_id`, `page`, `name`),
  INDEX `saved_view_next_run_at_idx` (`next_run_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
