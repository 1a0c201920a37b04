-- A row for each part of the briefing, those without an incident included.
-- Parameters: $period_start, $period_end.
-- Key: category
-- Columns: category, position (order of the parts, from 1), incidents; killed, wounded, casualties (totals);
-- unsourced (incidents that the source article gives no source for), first_date, last_date (empty where there
-- is no incident).
SELECT
  c.id AS category,
  c.position,
  number_of(i.id) AS incidents,
  total_of(i.killed) AS killed,
  total_of(i.wounded) AS wounded,
  total_of(i.casualties) AS casualties,
  number_of(i.id) FILTER (WHERE i.status = 'unsourced') AS unsourced,
  min(i.date) AS first_date,
  max(i.date_end) AS last_date
FROM categories AS c
LEFT JOIN incidents AS i
  ON i.category = c.id AND i.date BETWEEN $period_start AND $period_end
GROUP BY c.id, c.position
ORDER BY c.position
