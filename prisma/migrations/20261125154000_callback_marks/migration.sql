-- Opened again by hand: what had closed the tries since then until then closes them no more.
ALTER TABLE `callback`
  ADD COLUMN `reopened_at` DATETIME(3) NULL AFTER `closing_call_id`,
  ADD COLUMN `reopened_since` DATETIME(3) NULL AFTER `reopened_at`,
  DROP INDEX `callback_tenant_id_state_last_try_at_id_idx`,
  -- Not done: done_at IS NULL, by the last try. Done: by done_at.
  ADD INDEX `callback_tenant_id_done_at_last_try_at_id_idx` (`tenant_id`, `done_at`, `last_try_at`, `id`),
  ADD INDEX `callback_tenant_id_taken_by_done_at_last_try_at_id_idx` (`tenant_id`, `taken_by`, `done_at`, `last_try_at`, `id`);
