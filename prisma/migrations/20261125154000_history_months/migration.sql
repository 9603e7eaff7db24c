-- The worker may not change tables; of the history it may add and drop months, and nothing else. Who
-- waits too long for a table gives up: behind a waiting ALTER everybody waits.
CREATE PROCEDURE `add_history_month`(IN `given_table` VARCHAR(32), IN `given_month` DATE)
SQL SECURITY DEFINER
BEGIN
  IF `given_table` NOT IN ('leg', 'pbx_call', 'call_journey', 'call_facet', 'call_rollup') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not a table of the history';
  END IF;
  EXECUTE IMMEDIATE CONCAT('SET STATEMENT lock_wait_timeout = 5 FOR ALTER TABLE `', `given_table`,
    '` REORGANIZE PARTITION pmax INTO (PARTITION p', DATE_FORMAT(`given_month`, '%Y%m'),
    ' VALUES LESS THAN (''', DATE_FORMAT(`given_month` + INTERVAL 1 MONTH, '%Y-%m-01'),
    '''), PARTITION pmax VALUES LESS THAN (MAXVALUE))');
END;

CREATE PROCEDURE `drop_history_month`(IN `given_table` VARCHAR(32), IN `given_month` DATE)
SQL SECURITY DEFINER
BEGIN
  IF `given_table` NOT IN ('leg', 'pbx_call', 'call_journey', 'call_facet') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not a table of the history';
  END IF;
  EXECUTE IMMEDIATE CONCAT('SET STATEMENT lock_wait_timeout = 5 FOR ALTER TABLE `', `given_table`,
    '` DROP PARTITION p', DATE_FORMAT(`given_month`, '%Y%m'));
END;
