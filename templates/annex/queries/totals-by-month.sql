-- A row for each month of the period.
-- Parameters: $period_start, $period_end (the months are those of the period, see the table months).
-- Key: month
-- Columns: month (its first day), position (order of the months, from 1), coverage of the month by the data ("full",
-- "part", "none"); incidents; killed, wounded, casualties (totals).
WITH sums AS (
  SELECT
    month,
    number_of(id) AS incidents,
    total_of(killed) AS killed,
    total_of(wounded) AS wounded,
    total_of(casualties) AS casualties
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
  GROUP BY month
)
SELECT
  m.month,
  m.position,
  m.coverage,
  number_from(s.incidents) AS incidents,
  total_from(s.killed) AS killed,
  total_from(s.wounded) AS wounded,
  total_from(s.casualties) AS casualties
FROM months AS m
LEFT JOIN sums AS s ON s.month = m.month
GROUP BY m.month, m.position, m.coverage
ORDER BY m.position
