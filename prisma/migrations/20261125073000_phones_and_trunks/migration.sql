ALTER TABLE `device` ADD COLUMN `position` INT NOT NULL DEFAULT 0;

ALTER TABLE `device_registration` ADD COLUMN `places` JSON NULL;

ALTER TABLE `trunk`
  ADD COLUMN `registration` JSON NULL,
  ADD COLUMN `ha1_sealed` VARCHAR(500) NULL,
  ADD COLUMN `codecs` JSON NULL,
  ADD COLUMN `max_calls` INT NULL,
  ADD COLUMN `position` INT NOT NULL DEFAULT 0;

CREATE TABLE `trunk_state` (
  `trunk_id` VARCHAR(32) NOT NULL,
  `registration` VARCHAR(16) NULL,
  `reason` VARCHAR(200) NULL,
  `expires_at` DATETIME(3) NULL,
  `calls` INT NOT NULL DEFAULT 0,
  `gateways` JSON NOT NULL,
  `seen_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`trunk_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
