-- What a removed tenant leaves is deleted by tenant.
CREATE INDEX `leg_tenant_id_idx` ON `leg` (`tenant_id`);
