-- A row for each month of the period and each part of the briefing.
-- Parameters: $period_start, $period_end (the months are those of the period, see the table months).
-- Key: month, category
-- Columns: month (its first day), position (order of the months, from 1), coverage of the month by the data
-- ("full", "part", "none"), category, category_position; incidents, empty where the data say nothing of the
-- month; killed (total).
SELECT
  m.month,
  m.position,
  m.coverage,
  c.id AS category,
  c.position AS category_position,
  CASE WHEN m.coverage = 'none' THEN NULL ELSE count(i.id) END AS incidents,
  ids_of(i.id) AS incidents_of,
  total_of(i.killed) AS killed
FROM months AS m
CROSS JOIN categories AS c
LEFT JOIN incidents AS i
  ON i.category = c.id
  AND i.month = m.month
  AND i.date BETWEEN $period_start AND $period_end
GROUP BY m.month, m.position, m.coverage, c.id, c.position
ORDER BY m.position, c.position
