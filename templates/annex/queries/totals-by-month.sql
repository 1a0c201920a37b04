-- A row for each month of the period.
-- Parameters: $period_start, $period_end (the months are those of the period, see the table months).
-- Key: month
-- Columns: month (its first day), position (order of the months, from 1), coverage of the month by the data ("full",
-- "part", "none"); incidents; killed, wounded, casualties (totals).
SELECT
  m.month,
  m.position,
  m.coverage,
  number_of(i.id) AS incidents,
  total_of(i.killed) AS killed,
  total_of(i.wounded) AS wounded,
  total_of(i.casualties) AS casualties
FROM months AS m
LEFT JOIN incidents AS i
  ON i.month = m.month AND i.date BETWEEN $period_start AND $period_end
GROUP BY m.month, m.position, m.coverage
ORDER BY m.position
