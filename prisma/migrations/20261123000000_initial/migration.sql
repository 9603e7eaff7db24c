-- The first schema. Keys and ids compare byte by byte (utf8mb4_bin).

CREATE TABLE `app_user` (
  `id` VARCHAR(32) NOT NULL,
  `realm` VARCHAR(32) NOT NULL DEFAULT 'platform',
  `email` VARCHAR(254) NOT NULL,
  `name` VARCHAR(80) NOT NULL,
  `password_hash` VARCHAR(200) NULL,
  `status` VARCHAR(16) NOT NULL DEFAULT 'active',
  `last_sign_in_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `app_user_realm_email_key` (`realm`, `email`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `membership` (
  `id` VARCHAR(32) NOT NULL,
  `user_id` VARCHAR(32) NOT NULL,
  `scope_key` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NULL,
  `reseller_id` VARCHAR(32) NULL,
  `role` VARCHAR(16) NOT NULL,
  `extension_id` VARCHAR(32) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `membership_user_id_scope_key_key` (`user_id`, `scope_key`),
  INDEX `membership_tenant_id_user_id_idx` (`tenant_id`, `user_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `session` (
  `id` VARCHAR(32) NOT NULL,
  `user_id` VARCHAR(32) NOT NULL,
  `host` VARCHAR(200) NOT NULL,
  `ip` VARCHAR(45) NOT NULL,
  `user_agent` VARCHAR(300) NOT NULL,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `last_seen_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `expires_at` DATETIME(3) NOT NULL,
  `revoked_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `session_user_id_created_at_idx` (`user_id`, `created_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `sign_in_guard` (
  `key` VARCHAR(320) NOT NULL,
  `failures` INTEGER NOT NULL DEFAULT 0,
  `locked_until` DATETIME(3) NULL,
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`key`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `token` (
  `id` VARCHAR(32) NOT NULL,
  `scope_key` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NULL,
  `reseller_id` VARCHAR(32) NULL,
  `created_by` VARCHAR(32) NOT NULL,
  `name` VARCHAR(80) NOT NULL,
  `prefix` VARCHAR(24) NOT NULL,
  `secret_hash` VARCHAR(64) NOT NULL,
  `scopes` JSON NOT NULL,
  `networks` JSON NOT NULL,
  `expires_at` DATETIME(3) NULL,
  `last_used_at` DATETIME(3) NULL,
  `last_used_ip` VARCHAR(45) NULL,
  `revoked_at` DATETIME(3) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `token_prefix_key` (`prefix`),
  INDEX `token_tenant_id_id_idx` (`tenant_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `idempotency_key` (
  `principal` VARCHAR(80) NOT NULL,
  `key` VARCHAR(128) NOT NULL,
  `request_hash` VARCHAR(64) NOT NULL,
  `status` INTEGER NULL,
  `response` LONGTEXT NULL,
  `headers` JSON NULL,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`principal`, `key`),
  INDEX `idempotency_key_created_at_idx` (`created_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `audit_event` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NULL,
  `reseller_id` VARCHAR(32) NULL,
  `actor_kind` VARCHAR(16) NOT NULL,
  `actor_id` VARCHAR(32) NOT NULL,
  `actor_name` VARCHAR(120) NOT NULL,
  `action` VARCHAR(64) NOT NULL,
  `subject_kind` VARCHAR(32) NOT NULL,
  `subject_id` VARCHAR(64) NOT NULL,
  `changes` JSON NULL,
  `ip` VARCHAR(45) NULL,
  `request_id` VARCHAR(64) NULL,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  INDEX `audit_event_tenant_id_id_idx` (`tenant_id`, `id`),
  INDEX `audit_event_subject_kind_subject_id_idx` (`subject_kind`, `subject_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

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
  `journey` JSON NOT NULL,
  `normalised_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `pbx_call_tenant_id_started_at_id_idx` (`tenant_id`, `started_at`, `id`),
  INDEX `pbx_call_tenant_id_caller_number_started_at_idx` (`tenant_id`, `caller_number`, `started_at`),
  INDEX `pbx_call_tenant_id_called_number_started_at_idx` (`tenant_id`, `called_number`, `started_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `leg` (
  `id` VARCHAR(128) NOT NULL,
  `call_id` VARCHAR(64) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `node_id` VARCHAR(32) NOT NULL,
  `source` VARCHAR(16) NOT NULL,
  `raw` LONGTEXT NOT NULL,
  `received_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `folded_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `leg_call_id_idx` (`call_id`),
  INDEX `leg_folded_at_received_at_idx` (`folded_at`, `received_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `platform` (
  `id` VARCHAR(16) NOT NULL,
  `name` VARCHAR(80) NOT NULL,
  `revision` INTEGER NOT NULL DEFAULT 0,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `reseller` (
  `id` VARCHAR(32) NOT NULL,
  `parent_id` VARCHAR(32) NULL,
  `name` VARCHAR(80) NOT NULL,
  `slug` VARCHAR(40) NOT NULL,
  `status` VARCHAR(16) NOT NULL DEFAULT 'active',
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `reseller_slug_key` (`slug`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `brand` (
  `id` VARCHAR(32) NOT NULL,
  `reseller_id` VARCHAR(32) NULL,
  `product_name` VARCHAR(40) NOT NULL,
  `color` VARCHAR(7) NULL,
  `support_name` VARCHAR(80) NULL,
  `support_email` VARCHAR(254) NULL,
  `support_phone` VARCHAR(24) NULL,
  `support_url` VARCHAR(200) NULL,
  `language` VARCHAR(8) NOT NULL DEFAULT 'en',
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `brand_reseller_id_key` (`reseller_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `host_name` (
  `id` VARCHAR(32) NOT NULL,
  `host` VARCHAR(200) NOT NULL,
  `brand_id` VARCHAR(32) NOT NULL,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `host_name_host_key` (`host`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `tenant` (
  `id` VARCHAR(32) NOT NULL,
  `reseller_id` VARCHAR(32) NULL,
  `name` VARCHAR(80) NOT NULL,
  `slug` VARCHAR(40) NOT NULL,
  `sip_domain` VARCHAR(190) NOT NULL,
  `extension_digits` INTEGER NOT NULL DEFAULT 3,
  `timezone` VARCHAR(64) NOT NULL DEFAULT 'Europe/Berlin',
  `country_code` VARCHAR(4) NOT NULL DEFAULT '49',
  `language` VARCHAR(8) NOT NULL DEFAULT 'en',
  `status` VARCHAR(16) NOT NULL DEFAULT 'active',
  `home_node_id` VARCHAR(32) NULL,
  `revision` INTEGER NOT NULL DEFAULT 0,
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `tenant_slug_key` (`slug`),
  UNIQUE INDEX `tenant_sip_domain_key` (`sip_domain`),
  INDEX `tenant_reseller_id_id_idx` (`reseller_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `extension` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `number` VARCHAR(4) NOT NULL,
  `name` VARCHAR(80) NOT NULL,
  `email` VARCHAR(254) NULL,
  `enabled` BOOLEAN NOT NULL DEFAULT true,
  `ring_timeout_seconds` INTEGER NOT NULL DEFAULT 30,
  `outbound_caller_id` VARCHAR(16) NULL,
  `revision` INTEGER NOT NULL DEFAULT 0,
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `extension_tenant_id_number_key` (`tenant_id`, `number`),
  INDEX `extension_tenant_id_name_idx` (`tenant_id`, `name`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `device` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `extension_id` VARCHAR(32) NOT NULL,
  `label` VARCHAR(80) NOT NULL,
  `username` VARCHAR(32) NOT NULL,
  `ha1` VARCHAR(32) NOT NULL,
  `ha1b` VARCHAR(32) NOT NULL,
  `enabled` BOOLEAN NOT NULL DEFAULT true,
  `revision` INTEGER NOT NULL DEFAULT 0,
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `device_tenant_id_username_key` (`tenant_id`, `username`),
  INDEX `device_tenant_id_extension_id_idx` (`tenant_id`, `extension_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `device_registration` (
  `device_id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `contacts` INTEGER NOT NULL,
  `user_agent` VARCHAR(255) NULL,
  `address` VARCHAR(255) NULL,
  `expires_at` DATETIME(3) NOT NULL,
  `seen_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`device_id`),
  INDEX `device_registration_tenant_id_idx` (`tenant_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `number` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `e164` VARCHAR(16) NOT NULL,
  `label` VARCHAR(80) NOT NULL DEFAULT '',
  `enabled` BOOLEAN NOT NULL DEFAULT true,
  `caller_name_prefix` VARCHAR(20) NULL,
  `destination_id` VARCHAR(32) NULL,
  `revision` INTEGER NOT NULL DEFAULT 0,
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `number_e164_key` (`e164`),
  UNIQUE INDEX `number_destination_id_key` (`destination_id`),
  INDEX `number_tenant_id_e164_idx` (`tenant_id`, `e164`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `destination` (
  `id` VARCHAR(32) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `kind` VARCHAR(16) NOT NULL,
  `target_id` VARCHAR(32) NULL,
  PRIMARY KEY (`id`),
  INDEX `destination_tenant_id_target_id_idx` (`tenant_id`, `target_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `media_node` (
  `id` VARCHAR(32) NOT NULL,
  `name` VARCHAR(64) NOT NULL,
  `set_id` INTEGER NOT NULL,
  `sip_host` VARCHAR(64) NOT NULL,
  `sip_port` INTEGER NOT NULL,
  `esl_host` VARCHAR(64) NOT NULL,
  `esl_port` INTEGER NOT NULL,
  `esl_password_sealed` VARCHAR(255) NOT NULL,
  `state` VARCHAR(16) NOT NULL DEFAULT 'active',
  `kind` VARCHAR(16) NOT NULL DEFAULT 'unknown',
  `software_version` VARCHAR(64) NULL,
  `connected` BOOLEAN NOT NULL DEFAULT false,
  `replica_id` VARCHAR(64) NULL,
  `applied_seq` BIGINT NOT NULL DEFAULT 0,
  `last_ack_at` DATETIME(3) NULL,
  `last_error` VARCHAR(500) NULL,
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `media_node_name_key` (`name`),
  UNIQUE INDEX `media_node_set_id_key` (`set_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `trunk` (
  `id` VARCHAR(32) NOT NULL,
  `name` VARCHAR(64) NOT NULL,
  `set_id` INTEGER NOT NULL,
  `gateways` JSON NOT NULL,
  `enabled` BOOLEAN NOT NULL DEFAULT true,
  `version` INTEGER NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `trunk_name_key` (`name`),
  UNIQUE INDEX `trunk_set_id_key` (`set_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `outbox` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `tenant_id` VARCHAR(32) NOT NULL,
  `kind` VARCHAR(24) NOT NULL,
  `subject_id` VARCHAR(32) NOT NULL,
  `revision` INTEGER NOT NULL,
  `attempts` INTEGER NOT NULL DEFAULT 0,
  `claimed_by` VARCHAR(64) NULL,
  `claimed_until` DATETIME(3) NULL,
  `available_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `done_at` DATETIME(3) NULL,
  `live_at` DATETIME(3) NULL,
  `last_error` VARCHAR(500) NULL,
  PRIMARY KEY (`id`),
  INDEX `outbox_done_at_available_at_idx` (`done_at`, `available_at`),
  INDEX `outbox_tenant_id_revision_idx` (`tenant_id`, `revision`),
  INDEX `outbox_live_at_id_idx` (`live_at`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `config_document` (
  `key` VARCHAR(246) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `owner` VARCHAR(64) NOT NULL,
  `hash` VARCHAR(64) NOT NULL,
  `seq` BIGINT NOT NULL,
  `revision` INTEGER NOT NULL,
  `deleted` BOOLEAN NOT NULL DEFAULT false,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`key`),
  UNIQUE INDEX `config_document_seq_key` (`seq`),
  INDEX `config_document_tenant_id_owner_idx` (`tenant_id`, `owner`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `config_sequence` (
  `id` INTEGER NOT NULL,
  `value` BIGINT NOT NULL,
  PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `config_entry` (
  `key` VARCHAR(246) NOT NULL,
  `value` LONGTEXT NOT NULL,
  `version` BIGINT NOT NULL,
  `expires_at` DATETIME(3) NULL,
  PRIMARY KEY (`key`),
  INDEX `config_entry_expires_at_idx` (`expires_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `sync_status` (
  `tenant_id` VARCHAR(32) NOT NULL,
  `node_id` VARCHAR(32) NOT NULL,
  `applied_revision` INTEGER NOT NULL DEFAULT 0,
  `applied_at` DATETIME(3) NULL,
  PRIMARY KEY (`tenant_id`, `node_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `sync_refusal` (
  `node_id` VARCHAR(32) NOT NULL,
  `document_key` VARCHAR(246) NOT NULL,
  `tenant_id` VARCHAR(32) NOT NULL,
  `owner` VARCHAR(64) NOT NULL,
  `seq` BIGINT NOT NULL,
  `reason` VARCHAR(500) NOT NULL,
  `created_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`node_id`, `document_key`),
  INDEX `sync_refusal_tenant_id_owner_idx` (`tenant_id`, `owner`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `worker_counter` (
  `name` VARCHAR(64) NOT NULL,
  `value` BIGINT NOT NULL DEFAULT 0,
  `updated_at` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`name`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE `membership` ADD CONSTRAINT `membership_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `app_user` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE `session` ADD CONSTRAINT `session_user_id_fkey` FOREIGN KEY (`user_id`) REFERENCES `app_user` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE `reseller` ADD CONSTRAINT `reseller_parent_id_fkey` FOREIGN KEY (`parent_id`) REFERENCES `reseller` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE `brand` ADD CONSTRAINT `brand_reseller_id_fkey` FOREIGN KEY (`reseller_id`) REFERENCES `reseller` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE `host_name` ADD CONSTRAINT `host_name_brand_id_fkey` FOREIGN KEY (`brand_id`) REFERENCES `brand` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE `tenant` ADD CONSTRAINT `tenant_reseller_id_fkey` FOREIGN KEY (`reseller_id`) REFERENCES `reseller` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE `device` ADD CONSTRAINT `device_extension_id_fkey` FOREIGN KEY (`extension_id`) REFERENCES `extension` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE `number` ADD CONSTRAINT `number_destination_id_fkey` FOREIGN KEY (`destination_id`) REFERENCES `destination` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rows that always exist.
INSERT INTO `platform` (`id`, `name`) VALUES ('platform', 'Platform');
INSERT INTO `config_sequence` (`id`, `value`) VALUES (1, 0);
