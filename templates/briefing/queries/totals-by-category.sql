-- A row for each part of the briefing, those without an incident included.
-- Parameters: $period_start, $period_end.
-- Key: category
-- Columns: category, position (order of the parts, from 1), incidents; killed, wounded, casualties (totals);
-- unsourced (incidents that the source article gives no source for), first_date, last_date (empty where there
-- is no incident).
WITH sums AS (
  SELECT
    category,
    number_of(id) AS incidents,
    total_of(killed) AS killed,
    total_of(wounded) AS wounded,
    total_of(casualties) AS casualties,
    number_of(id) FILTER (WHERE status = 'unsourced') AS unsourced,
    min(date) AS first_date,
    max(date_end) AS last_date
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
  GROUP BY category
)
SELECT
  c.id AS category,
  c.position,
  number_from(s.incidents) AS incidents,
  total_from(s.killed) AS killed,
  total_from(s.wounded) AS wounded,
  total_from(s.casualties) AS casualties,
  number_from(s.unsourced) AS unsourced,
  min(s.first_date) AS first_date,
  max(s.last_date) AS last_date
FROM categories AS c
LEFT JOIN sums AS s ON s.category = c.id
GROUP BY c.id, c.position
ORDER BY c.position
