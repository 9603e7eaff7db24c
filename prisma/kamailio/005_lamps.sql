-- Whose lamp and who watches it, compared as accounts are. What belongs to a domain goes with it.
ALTER TABLE `presentity`
  MODIFY `username` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  MODIFY `domain` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  ADD CONSTRAINT `presentity_domain` FOREIGN KEY (`domain`) REFERENCES `domain` (`domain`) ON DELETE CASCADE;
ALTER TABLE `active_watchers`
  MODIFY `watcher_username` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  MODIFY `watcher_domain` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  ADD INDEX `watcher_idx` (`watcher_username`, `watcher_domain`),
  ADD CONSTRAINT `watcher_domain` FOREIGN KEY (`watcher_domain`) REFERENCES `domain` (`domain`) ON DELETE CASCADE;

-- <extension number>@<domain> -> "<new>/<old>" (module htable's own layout: key_type 0 = plain key,
-- value_type 0 = text). Written by Kamailio when the worker tells it.
CREATE TABLE `message_waiting` (
  `id` INT(10) UNSIGNED AUTO_INCREMENT PRIMARY KEY NOT NULL,
  `key_name` VARCHAR(128) NOT NULL DEFAULT '',
  `key_type` INT NOT NULL DEFAULT 0,
  `value_type` INT NOT NULL DEFAULT 0,
  `key_value` VARCHAR(128) NOT NULL DEFAULT '',
  `expires` INT NOT NULL DEFAULT 0,
  `domain` VARCHAR(64) AS (SUBSTRING_INDEX(`key_name`, '@', -1)) STORED,
  CONSTRAINT `waiting_key` UNIQUE (`key_name`),
  CONSTRAINT `waiting_domain` FOREIGN KEY (`domain`) REFERENCES `domain` (`domain`) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO version (table_name, table_version) VALUES ('message_waiting', '2');
