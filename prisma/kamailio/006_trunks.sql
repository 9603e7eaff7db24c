-- Dispatcher set of a trunk -> "<calls at once, 0 = any>|<codecs>|<account>|<realm>|<HA1>|<domain>",
-- and id of a trunk -> its set (module htable's own layout; value_type 0 = text).
CREATE TABLE `trunk_settings` (
  `id` INT(10) UNSIGNED AUTO_INCREMENT PRIMARY KEY NOT NULL,
  `key_name` VARCHAR(64) NOT NULL DEFAULT '',
  `key_type` INT NOT NULL DEFAULT 0,
  `value_type` INT NOT NULL DEFAULT 0,
  `key_value` VARCHAR(512) NOT NULL DEFAULT '',
  `expires` INT NOT NULL DEFAULT 0,
  CONSTRAINT `trunk_key` UNIQUE (`key_name`)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO version (table_name, table_version) VALUES ('trunk_settings', '2');

-- The password of an account at a carrier stands here as HA1 only.
ALTER TABLE `uacreg`
  MODIFY `l_uuid` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '';
