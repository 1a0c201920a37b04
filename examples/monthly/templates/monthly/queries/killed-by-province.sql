-- Incidents and killed by province: a row for each province that was struck.
-- Parameters: $period_start, $period_end.
-- Key: province
SELECT
  province,
  province_name,
  number_of(id) AS incidents,
  total_of(killed) AS killed
FROM incidents
WHERE date BETWEEN $period_start AND $period_end AND province IS NOT NULL
GROUP BY province, province_name
ORDER BY province_name
