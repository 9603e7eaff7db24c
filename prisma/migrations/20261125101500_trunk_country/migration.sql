ALTER TABLE `trunk` ADD COLUMN `country_code` VARCHAR(4) NULL AFTER `position`;

ALTER TABLE `trunk_state`
  ADD COLUMN `standing` VARCHAR(40) NOT NULL DEFAULT '' AFTER `gateways`,
  ADD COLUMN `since` DATETIME(3) NULL AFTER `standing`;
