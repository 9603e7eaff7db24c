CREATE TABLE `service_request` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `service_id` VARCHAR(32) NOT NULL,
  `reason` VARCHAR(8) NOT NULL,
  `outcome` VARCHAR(8) NOT NULL,
  `fault` VARCHAR(32) NULL,
  `words` VARCHAR(300) NOT NULL,
  `status` INTEGER NULL,
  `duration_ms` INTEGER NOT NULL,
  `question` JSON NOT NULL,
  `answer` TEXT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `service_request_tenant_id_service_id_id_idx` (`tenant_id`, `service_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
