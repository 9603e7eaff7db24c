-- Tenant domain -> dispatcher set of its home node (module htable's own layout; key_type 0 = plain
-- key, value_type 1 = number). Loaded at start; changed by RPC while running.
CREATE TABLE `tenant_home` (
  `id` INT(10) UNSIGNED AUTO_INCREMENT PRIMARY KEY NOT NULL,
  `key_name` VARCHAR(64) NOT NULL DEFAULT '',
  `key_type` INT NOT NULL DEFAULT 0,
  `value_type` INT NOT NULL DEFAULT 1,
  `key_value` VARCHAR(128) NOT NULL DEFAULT '',
  `expires` INT NOT NULL DEFAULT 0,
  CONSTRAINT `home_key` UNIQUE (`key_name`)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO version (table_name, table_version) VALUES ('tenant_home', '2');
