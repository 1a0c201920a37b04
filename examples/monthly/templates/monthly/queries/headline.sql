-- What the month comes to: one row.
-- Parameters: $period_start, $period_end.
-- Columns: incidents; killed and wounded (totals).
SELECT
  number_of(id) AS incidents,
  total_of(killed) AS killed,
  total_of(wounded) AS wounded
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
