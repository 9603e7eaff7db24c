CREATE TABLE `voicemail_message` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `box_id` VARCHAR(32) NOT NULL,
  `storage_key` VARCHAR(200) NOT NULL,
  `call_id` VARCHAR(64) NOT NULL,
  `caller_number` VARCHAR(64) NOT NULL,
  `caller_name` VARCHAR(120) NULL,
  `seconds` INTEGER NOT NULL,
  `bytes` INTEGER NOT NULL,
  `received_at` DATETIME(3) NOT NULL,
  `heard_at` DATETIME(3) NULL,
  `saved` BOOLEAN NOT NULL DEFAULT false,
  `from_box_id` VARCHAR(32) NULL,
  `expires_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `voicemail_message_tenant_id_box_id_received_at_id_idx` (`tenant_id`, `box_id`, `received_at` DESC, `id`),
  INDEX `voicemail_message_tenant_id_received_at_id_idx` (`tenant_id`, `received_at` DESC, `id`),
  INDEX `voicemail_message_storage_key_idx` (`storage_key`),
  INDEX `voicemail_message_expires_at_idx` (`expires_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `voicemail_lamp` (
  `domain` VARCHAR(190) NOT NULL,
  `number` VARCHAR(4) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `fresh` INTEGER NOT NULL,
  `kept` INTEGER NOT NULL,
  PRIMARY KEY (`domain`, `number`),
  INDEX `voicemail_lamp_tenant_id_idx` (`tenant_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `mail_queue` (
  `id` VARCHAR(64) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `kind` VARCHAR(16) NOT NULL,
  `subject_id` VARCHAR(32) NOT NULL,
  `recipient` VARCHAR(254) NOT NULL,
  `attempts` INTEGER NOT NULL DEFAULT 0,
  `available_at` DATETIME(3) NOT NULL,
  `last_error` VARCHAR(500) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `mail_queue_tenant_id_idx` (`tenant_id`),
  INDEX `mail_queue_available_at_idx` (`available_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
