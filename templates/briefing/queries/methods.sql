-- How it was done: a row for each method and part of the briefing with an incident in the period.
-- Parameters: $period_start, $period_end.
-- Key: method, category
-- Columns: method, category, category_position, incidents, killed (total); all_incidents: those of the method in
-- all parts, by which the rows are ordered, most first.
WITH cells AS (
  SELECT method AS kind, category, number_of(id) AS incidents, total_of(killed) AS killed
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
  GROUP BY method, category
),
kinds AS (
  SELECT kind, number_from(incidents) AS incidents
  FROM cells
  GROUP BY kind
)
SELECT
  k.kind AS method,
  c.id AS category,
  c.position AS category_position,
  number_from(s.incidents) AS incidents,
  total_from(s.killed) AS killed,
  k.incidents AS all_incidents,
  k.incidents_of AS all_incidents_of
FROM cells AS s
LEFT JOIN categories AS c ON c.id = s.category
JOIN kinds AS k ON k.kind = s.kind
GROUP BY k.kind, k.incidents, k.incidents_of, c.id, c.position
ORDER BY k.incidents DESC, k.kind, c.position
