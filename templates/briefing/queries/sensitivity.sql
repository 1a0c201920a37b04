-- What is left of the figures of the period without those that rest on a single source: a row for each part of the
-- briefing, and one for all of them, which comes first. A figure is left where two independent sources give a
-- number of that kind for the incident, the same or not.
-- Parameters: $period_start, $period_end.
-- Key: category
-- Columns: category ("all" in the first row), position (0 in the first row); incidents (all); independent (those
-- of which two independent sources give some number); killed, wounded, casualties (totals of what is left).
WITH areas AS (
  SELECT id AS category, position, id AS part
  FROM categories
  UNION ALL
  SELECT 'all' AS category, 0 AS position, id AS part
  FROM categories
)
SELECT
  a.category,
  a.position,
  number_of(i.id) AS incidents,
  number_of(i.id) FILTER (WHERE NOT i.single_source) AS independent,
  total_of(i.killed) FILTER (WHERE i.killed_sources > 1) AS killed,
  total_of(i.wounded) FILTER (WHERE i.wounded_sources > 1) AS wounded,
  total_of(i.casualties) FILTER (WHERE i.casualties_sources > 1) AS casualties
FROM areas AS a
LEFT JOIN incidents AS i
  ON i.category = a.part
  AND i.date BETWEEN $period_start AND $period_end
GROUP BY a.category, a.position
ORDER BY a.position
