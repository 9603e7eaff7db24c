-- SIP user names and Call-IDs are compared byte by byte (RFC 3261 19.1.4); HA1 is case-sensitive too.
-- Kamailio's stock tables leave the collation to the server.
ALTER TABLE `subscriber`
  MODIFY `username` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  MODIFY `domain` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '';
ALTER TABLE `domain`
  MODIFY `domain` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;
ALTER TABLE `dbaliases`
  MODIFY `alias_username` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  MODIFY `alias_domain` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  MODIFY `username` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  MODIFY `domain` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '';
ALTER TABLE `location`
  MODIFY `username` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  MODIFY `domain` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL;

-- One number leads to one tenant: alias_domain stays empty and the look-up ignores it.
ALTER TABLE `dbaliases` ADD CONSTRAINT `alias_key` UNIQUE (`alias_username`, `alias_domain`);
-- A destination stands once in a set, an address once in a group.
ALTER TABLE `dispatcher` ADD CONSTRAINT `destination_key` UNIQUE (`setid`, `destination`);
ALTER TABLE `address` ADD CONSTRAINT `address_key` UNIQUE (`grp`, `ip_addr`, `mask`, `port`);
