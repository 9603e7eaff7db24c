-- Calls, their journeys, facets and figures, by month: old months go without touching the new ones.
-- More months are added by the worker (telephony/records/partitions.ts).
ALTER TABLE `tenant` ADD COLUMN `history_days` INTEGER NOT NULL DEFAULT 1095;
ALTER TABLE `membership` ADD COLUMN `group_ids` JSON NULL;

RENAME TABLE `pbx_call` TO `pbx_call_before`, `leg` TO `leg_before`;

CREATE TABLE `pbx_call` (
  `id` VARCHAR(64) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `direction` VARCHAR(16) NOT NULL,
  `result` VARCHAR(16) NOT NULL,
  `started_at` DATETIME(3) NOT NULL,
  `answered_at` DATETIME(3) NULL,
  `ended_at` DATETIME(3) NOT NULL,
  `wait_ms` INTEGER NOT NULL,
  `talk_ms` INTEGER NOT NULL,
  `caller_number` VARCHAR(64) NOT NULL,
  `caller_name` VARCHAR(120) NULL,
  `caller_extension_id` VARCHAR(32) NULL,
  `called_number` VARCHAR(64) NOT NULL,
  `called_extension_id` VARCHAR(32) NULL,
  `answered_extension_id` VARCHAR(32) NULL,
  `number_id` VARCHAR(32) NULL,
  `hung_up_by` VARCHAR(16) NULL,
  `sip_code` INTEGER NULL,
  `source` VARCHAR(16) NOT NULL,
  `node_id` VARCHAR(32) NOT NULL,
  `legs` INTEGER NOT NULL,
  `queue_id` VARCHAR(32) NULL,
  `queue_outcome` VARCHAR(16) NULL,
  `queue_wait_ms` INTEGER NULL,
  `agent_id` VARCHAR(32) NULL,
  `menu_keys` VARCHAR(120) NULL,
  `rating` TINYINT NULL,
  `recorded` BOOLEAN NOT NULL DEFAULT false,
  `voicemail` BOOLEAN NOT NULL DEFAULT false,
  `service` BOOLEAN NOT NULL DEFAULT false,
  `missed` BOOLEAN NOT NULL DEFAULT false,
  `transfer_reason` VARCHAR(16) NULL,
  `normalised_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`tenant_id`, `started_at`, `id`),
  INDEX `pbx_call_id_idx` (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PARTITION BY RANGE COLUMNS (`started_at`) (
  PARTITION pbefore VALUES LESS THAN ('2026-07-01'),
  PARTITION p202607 VALUES LESS THAN ('2026-08-01'),
  PARTITION p202608 VALUES LESS THAN ('2026-09-01'),
  PARTITION p202609 VALUES LESS THAN ('2026-10-01'),
  PARTITION p202610 VALUES LESS THAN ('2026-11-01'),
  PARTITION p202611 VALUES LESS THAN ('2026-12-01'),
  PARTITION p202612 VALUES LESS THAN ('2027-01-01'),
  PARTITION p202701 VALUES LESS THAN ('2027-02-01'),
  PARTITION p202702 VALUES LESS THAN ('2027-03-01'),
  PARTITION pmax VALUES LESS THAN (MAXVALUE)
);

CREATE TABLE `call_journey` (
  `tenant_id` VARCHAR(32) NOT NULL,
  `started_at` DATETIME(3) NOT NULL,
  `id` VARCHAR(64) NOT NULL,
  `journey` JSON NOT NULL,
  PRIMARY KEY (`tenant_id`, `started_at`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PARTITION BY RANGE COLUMNS (`started_at`) (
  PARTITION pbefore VALUES LESS THAN ('2026-07-01'),
  PARTITION p202607 VALUES LESS THAN ('2026-08-01'),
  PARTITION p202608 VALUES LESS THAN ('2026-09-01'),
  PARTITION p202609 VALUES LESS THAN ('2026-10-01'),
  PARTITION p202610 VALUES LESS THAN ('2026-11-01'),
  PARTITION p202611 VALUES LESS THAN ('2026-12-01'),
  PARTITION p202612 VALUES LESS THAN ('2027-01-01'),
  PARTITION p202701 VALUES LESS THAN ('2027-02-01'),
  PARTITION p202702 VALUES LESS THAN ('2027-03-01'),
  PARTITION pmax VALUES LESS THAN (MAXVALUE)
);

CREATE TABLE `call_facet` (
  `tenant_id` VARCHAR(32) NOT NULL,
  `facet` VARCHAR(80) NOT NULL,
  `started_at` DATETIME(3) NOT NULL,
  `id` VARCHAR(64) NOT NULL,
  PRIMARY KEY (`tenant_id`, `facet`, `started_at`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PARTITION BY RANGE COLUMNS (`started_at`) (
  PARTITION pbefore VALUES LESS THAN ('2026-07-01'),
  PARTITION p202607 VALUES LESS THAN ('2026-08-01'),
  PARTITION p202608 VALUES LESS THAN ('2026-09-01'),
  PARTITION p202609 VALUES LESS THAN ('2026-10-01'),
  PARTITION p202610 VALUES LESS THAN ('2026-11-01'),
  PARTITION p202611 VALUES LESS THAN ('2026-12-01'),
  PARTITION p202612 VALUES LESS THAN ('2027-01-01'),
  PARTITION p202701 VALUES LESS THAN ('2027-02-01'),
  PARTITION p202702 VALUES LESS THAN ('2027-03-01'),
  PARTITION pmax VALUES LESS THAN (MAXVALUE)
);

CREATE TABLE `call_number` (
  `tenant_id` VARCHAR(32) NOT NULL,
  `suffix` VARCHAR(64) NOT NULL,
  `number` VARCHAR(64) NOT NULL,
  `position` TINYINT NOT NULL,
  PRIMARY KEY (`tenant_id`, `suffix`, `number`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `call_rollup` (
  `tenant_id` VARCHAR(32) NOT NULL,
  `dimension` VARCHAR(12) NOT NULL,
  `span` TINYINT NOT NULL,
  `item_id` VARCHAR(32) NOT NULL,
  `starts_at` DATETIME(3) NOT NULL,
  `direction` VARCHAR(16) NOT NULL,
  `result` VARCHAR(16) NOT NULL,
  `bucket` TINYINT NOT NULL,
  `calls` INTEGER NOT NULL,
  `wait_ms` BIGINT NOT NULL,
  `talk_ms` BIGINT NOT NULL,
  `rated` INTEGER NOT NULL,
  `rating_sum` INTEGER NOT NULL,
  PRIMARY KEY (`tenant_id`, `dimension`, `span`, `item_id`, `starts_at`, `direction`, `result`, `bucket`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PARTITION BY RANGE COLUMNS (`starts_at`) (
  PARTITION pbefore VALUES LESS THAN ('2026-07-01'),
  PARTITION p202607 VALUES LESS THAN ('2026-08-01'),
  PARTITION p202608 VALUES LESS THAN ('2026-09-01'),
  PARTITION p202609 VALUES LESS THAN ('2026-10-01'),
  PARTITION p202610 VALUES LESS THAN ('2026-11-01'),
  PARTITION p202611 VALUES LESS THAN ('2026-12-01'),
  PARTITION p202612 VALUES LESS THAN ('2027-01-01'),
  PARTITION p202701 VALUES LESS THAN ('2027-02-01'),
  PARTITION p202702 VALUES LESS THAN ('2027-03-01'),
  PARTITION pmax VALUES LESS THAN (MAXVALUE)
);

CREATE TABLE `rollup_state` (
  `tenant_id` VARCHAR(32) NOT NULL,
  `timezone` VARCHAR(64) NOT NULL,
  PRIMARY KEY (`tenant_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `leg` (
  `id` VARCHAR(128) NOT NULL,
  `call_id` VARCHAR(64) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `node_id` VARCHAR(32) NOT NULL,
  `source` VARCHAR(16) NOT NULL,
  `started_at` DATETIME(3) NOT NULL,
  `facts` JSON NULL,
  `raw` MEDIUMBLOB NOT NULL,
  `call_started_at` DATETIME(3) NULL,
  `received_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `folded_at` DATETIME(3) NULL,
  `due_at` DATETIME(3) NULL,
  PRIMARY KEY (`started_at`, `id`),
  INDEX `leg_tenant_id_idx` (`tenant_id`),
  INDEX `leg_call_id_idx` (`call_id`),
  INDEX `leg_folded_at_received_at_idx` (`folded_at`, `received_at`),
  INDEX `leg_due_at_idx` (`due_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PARTITION BY RANGE COLUMNS (`started_at`) (
  PARTITION pbefore VALUES LESS THAN ('2026-07-01'),
  PARTITION p202607 VALUES LESS THAN ('2026-08-01'),
  PARTITION p202608 VALUES LESS THAN ('2026-09-01'),
  PARTITION p202609 VALUES LESS THAN ('2026-10-01'),
  PARTITION p202610 VALUES LESS THAN ('2026-11-01'),
  PARTITION p202611 VALUES LESS THAN ('2026-12-01'),
  PARTITION p202612 VALUES LESS THAN ('2027-01-01'),
  PARTITION p202701 VALUES LESS THAN ('2027-02-01'),
  PARTITION p202702 VALUES LESS THAN ('2027-03-01'),
  PARTITION pmax VALUES LESS THAN (MAXVALUE)
);

CREATE TABLE `callback` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `number` VARCHAR(64) NOT NULL,
  `open_number` VARCHAR(64) NULL,
  `name` VARCHAR(120) NULL,
  `number_id` VARCHAR(32) NULL,
  `tries` INTEGER NOT NULL,
  `first_try_at` DATETIME(3) NOT NULL,
  `last_try_at` DATETIME(3) NOT NULL,
  `last_call_id` VARCHAR(64) NOT NULL,
  `group_id` VARCHAR(32) NULL,
  `queue_id` VARCHAR(32) NULL,
  `state` VARCHAR(8) NOT NULL DEFAULT 'open',
  `taken_by` VARCHAR(32) NULL,
  `taken_by_name` VARCHAR(120) NULL,
  `taken_at` DATETIME(3) NULL,
  `done_at` DATETIME(3) NULL,
  `done_by_name` VARCHAR(120) NULL,
  `done_reason` VARCHAR(16) NULL,
  `closing_call_id` VARCHAR(64) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `callback_tenant_id_open_number_key` (`tenant_id`, `open_number`),
  INDEX `callback_tenant_id_state_last_try_at_id_idx` (`tenant_id`, `state`, `last_try_at`, `id`),
  INDEX `callback_tenant_id_number_last_try_at_idx` (`tenant_id`, `number`, `last_try_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `call_note` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `call_id` VARCHAR(64) NOT NULL,
  `call_started_at` DATETIME(3) NOT NULL,
  `author_id` VARCHAR(32) NOT NULL,
  `author_name` VARCHAR(120) NOT NULL,
  `at_second` INTEGER NULL,
  `text` VARCHAR(2000) NOT NULL,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  INDEX `call_note_tenant_id_call_id_id_idx` (`tenant_id`, `call_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `call_tag` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `name` VARCHAR(60) NOT NULL,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `call_tag_tenant_id_name_key` (`tenant_id`, `name`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Seen at once; facets and figures come when the worker folds their legs again. A journey that has
-- nothing but steps says that no figure counts the call yet.
INSERT INTO `pbx_call` (`id`, `tenant_id`, `direction`, `result`, `started_at`, `answered_at`,
  `ended_at`, `wait_ms`, `talk_ms`, `caller_number`, `caller_name`, `caller_extension_id`,
  `called_number`, `called_extension_id`, `answered_extension_id`, `number_id`, `hung_up_by`,
  `sip_code`, `source`, `node_id`, `legs`, `missed`, `normalised_at`)
SELECT `id`, `tenant_id`, `direction`, `result`, `started_at`, `answered_at`,
  `ended_at`, `wait_ms`, `talk_ms`, `caller_number`, `caller_name`, `caller_extension_id`,
  `called_number`, `called_extension_id`, `answered_extension_id`, `number_id`, `hung_up_by`,
  `sip_code`, `source`, `node_id`, `legs`,
  `direction` = 'inbound' AND `result` IN ('missed', 'busy', 'rejected'), `normalised_at`
FROM `pbx_call_before`;

INSERT INTO `call_journey` (`tenant_id`, `started_at`, `id`, `journey`)
SELECT `tenant_id`, `started_at`, `id`, CONCAT('{"steps":', `journey`, '}') FROM `pbx_call_before`;

-- The start of a leg as its record tells it: FreeSWITCH in microseconds, Kamailio in milliseconds.
INSERT INTO `leg` (`id`, `call_id`, `tenant_id`, `node_id`, `source`, `started_at`, `raw`,
  `call_started_at`, `received_at`)
SELECT l.`id`, l.`call_id`, l.`tenant_id`, l.`node_id`, l.`source`,
  COALESCE(
    TIMESTAMPADD(MICROSECOND, 1000 * IF(l.`source` = 'kamailio',
      CAST(JSON_VALUE(l.`raw`, '$.started_at_ms') AS UNSIGNED),
      CAST(JSON_VALUE(l.`raw`, '$.variables.start_uepoch') AS UNSIGNED) DIV 1000),
      '1970-01-01 00:00:00.000'),
    l.`received_at`),
  COMPRESS(l.`raw`), c.`started_at`, l.`received_at`
FROM `leg_before` AS l LEFT JOIN `pbx_call_before` AS c ON c.`id` = CONCAT('call_', l.`call_id`);

DROP TABLE `pbx_call_before`, `leg_before`;
