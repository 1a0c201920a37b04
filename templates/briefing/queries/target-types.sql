-- What was struck: a row for each type of target and part of the briefing with an incident in the period.
-- Parameters: $period_start, $period_end.
-- Columns: target_type, category, category_position, incidents, killed (total); all_incidents: those of the type in
-- all parts, by which the rows are ordered, most first.
WITH kinds AS (
  SELECT target_type AS kind, count(*) AS incidents
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
  GROUP BY target_type
)
SELECT
  k.kind AS target_type,
  c.id AS category,
  c.position AS category_position,
  count(*) AS incidents,
  total_of(i.killed) AS killed,
  k.incidents AS all_incidents
FROM incidents AS i
JOIN kinds AS k ON k.kind = i.target_type
JOIN categories AS c ON c.id = i.category
WHERE i.date BETWEEN $period_start AND $period_end
GROUP BY k.kind, k.incidents, c.id, c.position
ORDER BY k.incidents DESC, k.kind, c.position
