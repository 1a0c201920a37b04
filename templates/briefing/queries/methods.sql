-- How it was done: a row for each method and part of the briefing with an incident in the period.
-- Parameters: $period_start, $period_end.
-- Columns: method, category, category_position, incidents, killed (total); all_incidents: those of the method in
-- all parts, by which the rows are ordered, most first.
WITH kinds AS (
  SELECT method AS kind, count(*) AS incidents
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
  GROUP BY method
)
SELECT
  k.kind AS method,
  c.id AS category,
  c.position AS category_position,
  count(*) AS incidents,
  total_of(i.killed) AS killed,
  k.incidents AS all_incidents
FROM incidents AS i
JOIN kinds AS k ON k.kind = i.method
JOIN categories AS c ON c.id = i.category
WHERE i.date BETWEEN $period_start AND $period_end
GROUP BY k.kind, k.incidents, c.id, c.position
ORDER BY k.incidents DESC, k.kind, c.position
