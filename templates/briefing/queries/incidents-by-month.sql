-- A row for each month of the period and each part of the briefing.
-- Parameters: $period_start, $period_end (the months are those of the period, see the table months).
-- Key: month, category
-- Columns: month (its first day), position (order of the months, from 1), coverage of the month by the data
-- ("full", "part", "none"), category, category_position; incidents, empty where the data say nothing of the
-- month; all_incidents: those of the month in all parts; killed (total).
WITH cells AS (
  SELECT month, category, number_of(id) AS incidents, total_of(killed) AS killed
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
  GROUP BY month, category
),
sums AS (
  SELECT m.month, number_from(i.incidents) AS incidents
  FROM months AS m
  LEFT JOIN cells AS i ON i.month = m.month
  GROUP BY m.month
)
SELECT
  m.month,
  m.position,
  m.coverage,
  c.id AS category,
  c.position AS category_position,
  CASE WHEN m.coverage = 'none' THEN NULL ELSE coalesce(i.incidents, 0) END AS incidents,
  i.incidents_of AS incidents_of,
  CASE WHEN m.coverage = 'none' THEN NULL ELSE s.incidents END AS all_incidents,
  s.incidents_of AS all_incidents_of,
  total_from(i.killed) AS killed
FROM months AS m
JOIN sums AS s ON s.month = m.month
CROSS JOIN categories AS c
LEFT JOIN cells AS i
  ON i.category = c.id
  AND i.month = m.month
GROUP BY m.month, m.position, m.coverage, s.incidents, s.incidents_of, c.id, c.position,
  i.incidents, i.incidents_of
ORDER BY m.position, c.position
