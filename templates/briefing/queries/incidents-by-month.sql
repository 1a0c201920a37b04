-- A row for each month of the period and each part of the briefing.
-- Parameters: $period_start, $period_end (the months are those of the period, see the table months).
-- Key: month, category
-- Columns: month (its first day), position (order of the months, from 1), coverage of the month by the data
-- ("full", "part", "none"), category, category_position; incidents, empty where the data say nothing of the
-- month; all_incidents: those of the month in all parts; killed (total).
WITH sums AS (
  SELECT m.month, number_of(i.id) AS incidents
  FROM months AS m
  LEFT JOIN incidents AS i ON i.month = m.month AND i.date BETWEEN $period_start AND $period_end
  GROUP BY m.month
)
SELECT
  m.month,
  m.position,
  m.coverage,
  c.id AS category,
  c.position AS category_position,
  CASE WHEN m.coverage = 'none' THEN NULL ELSE count(i.id) END AS incidents,
  ids_of(i.id) AS incidents_of,
  CASE WHEN m.coverage = 'none' THEN NULL ELSE s.incidents END AS all_incidents,
  s.incidents_of AS all_incidents_of,
  total_of(i.killed) AS killed
FROM months AS m
JOIN sums AS s ON s.month = m.month
CROSS JOIN categories AS c
LEFT JOIN incidents AS i
  ON i.category = c.id
  AND i.month = m.month
  AND i.date BETWEEN $period_start AND $period_end
GROUP BY m.month, m.position, m.coverage, s.incidents, s.incidents_of, c.id, c.position
ORDER BY m.position, c.position
