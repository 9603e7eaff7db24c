-- What an agent's state was when; reports draw the time line from it. Only `agent_state` says what it is.
CREATE TABLE `agent_state_log` (
  `tenant_id` VARCHAR(32) NOT NULL,
  `agent_id` VARCHAR(32) NOT NULL,
  `at` DATETIME(3) NOT NULL,
  `state` VARCHAR(16) NOT NULL,
  `reason` VARCHAR(40) NULL,
  PRIMARY KEY (`tenant_id`, `agent_id`, `at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO `agent_state_log` (`tenant_id`, `agent_id`, `at`, `state`, `reason`)
SELECT `tenant_id`, `agent_id`, `since`, `status`, `reason` FROM `agent_state`;
