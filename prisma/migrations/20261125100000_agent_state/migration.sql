CREATE TABLE `agent_state` (
  `agent_id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `status` VARCHAR(16) NOT NULL,
  `reason` VARCHAR(40) NULL,
  `since` DATETIME(3) NOT NULL,
  PRIMARY KEY (`agent_id`),
  INDEX `agent_state_tenant_id_idx` (`tenant_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
