CREATE TABLE `pbx_object` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `kind` VARCHAR(24) NOT NULL,
  `name` VARCHAR(80) NOT NULL,
  `number` VARCHAR(4) NULL,
  `enabled` BOOLEAN NOT NULL DEFAULT true,
  `config` JSON NOT NULL,
  `revision` INTEGER NOT NULL DEFAULT 0,
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `pbx_object_tenant_id_number_key` (`tenant_id`, `number`),
  INDEX `pbx_object_tenant_id_kind_name_id_idx` (`tenant_id`, `kind`, `name`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `object_reference` (
  `tenant_id` VARCHAR(32) NOT NULL,
  `owner_kind` VARCHAR(24) NOT NULL,
  `owner_id` VARCHAR(32) NOT NULL,
  `slot` VARCHAR(190) NOT NULL,
  `target_id` VARCHAR(32) NOT NULL,
  PRIMARY KEY (`owner_id`, `slot`),
  INDEX `object_reference_tenant_id_target_id_owner_id_idx` (`tenant_id`, `target_id`, `owner_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE `extension` ADD COLUMN `config` JSON NOT NULL DEFAULT '{}';
ALTER TABLE `number` ADD COLUMN `config` JSON NOT NULL DEFAULT '{}';

UPDATE `number` AS n JOIN `destination` AS d ON d.id = n.destination_id
SET n.config = IF(d.target_id IS NULL,
  JSON_OBJECT('destination', JSON_OBJECT('kind', d.kind)),
  JSON_OBJECT('destination', JSON_OBJECT('kind', d.kind, 'id', d.target_id)));
INSERT INTO `object_reference` (`tenant_id`, `owner_kind`, `owner_id`, `slot`, `target_id`)
SELECT n.tenant_id, 'number', n.id, 'destination.id', d.target_id
FROM `number` AS n JOIN `destination` AS d ON d.id = n.destination_id WHERE d.target_id IS NOT NULL;

ALTER TABLE `number` DROP FOREIGN KEY `number_destination_id_fkey`;
ALTER TABLE `number` DROP INDEX `number_destination_id_key`, DROP COLUMN `destination_id`;
DROP TABLE `destination`;
