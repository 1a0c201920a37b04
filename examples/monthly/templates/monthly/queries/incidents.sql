-- Every incident of the month, a row each, by date.
-- Parameters: $period_start, $period_end.
SELECT
  id,
  title,
  date,
  date_end,
  date_precision,
  province_name,
  count_of(killed) AS killed,
  count_of(wounded) AS wounded,
  source_ids
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
ORDER BY date, id
