-- Tenants are counted by home when one is made, and found by home when a media node goes.
CREATE INDEX `tenant_home_node_id_idx` ON `tenant` (`home_node_id`);
