-- Recordings and messages name their call as the log does.
UPDATE recording SET call_id = CONCAT('call_', LEFT(call_id, 59)) WHERE call_id NOT LIKE 'call\_%';
UPDATE voicemail_message SET call_id = CONCAT('call_', LEFT(call_id, 59)) WHERE call_id NOT LIKE 'call\_%';
