-- What was struck: a row for each type of target and part of the briefing with an incident in the period.
-- Parameters: $period_start, $period_end.
-- Key: target_type, category
-- Columns: target_type, category, category_position, incidents, killed (total); all_incidents: those of the type in
-- all parts, by which the rows are ordered, most first.
WITH kinds AS (
  SELECT target_type AS kind, number_of(id) AS incidents
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
  GROUP BY target_type
)
SELECT
  k.kind AS target_type,
  c.id AS category,
  c.position AS category_position,
  number_of(i.id) AS incidents,
  total_of(i.killed) AS killed,
  k.incidents AS all_incidents,
  k.incidents_of AS all_incidents_of
FROM incidents AS i
LEFT JOIN categories AS c ON c.id = i.category -- LEFT, or an engine may pair all parts with all kinds first
JOIN kinds AS k ON k.kind = i.target_type
WHERE i.date BETWEEN $period_start AND $period_end
GROUP BY k.kind, k.incidents, k.incidents_of, c.id, c.position
ORDER BY k.incidents DESC, k.kind, c.position
