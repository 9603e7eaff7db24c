CREATE TABLE `block_entry` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `matches` VARCHAR(16) NOT NULL,
  `value` VARCHAR(40) NOT NULL,
  `value_group` SMALLINT NOT NULL,
  `note` VARCHAR(200) NOT NULL DEFAULT '',
  `created_by` VARCHAR(32) NOT NULL,
  `created_by_name` VARCHAR(120) NOT NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `block_entry_tenant_id_matches_value_key` (`tenant_id`, `matches`, `value`),
  INDEX `block_entry_tenant_id_value_group_idx` (`tenant_id`, `value_group`),
  INDEX `block_entry_tenant_id_value_id_idx` (`tenant_id`, `value`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `block_list` (
  `tenant_id` VARCHAR(32) NOT NULL,
  `action` VARCHAR(16) NOT NULL DEFAULT 'rejected',
  `revision` INTEGER NOT NULL DEFAULT 0,
  `version` INTEGER NOT NULL DEFAULT 1,
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`tenant_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
