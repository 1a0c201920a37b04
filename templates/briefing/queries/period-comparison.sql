-- The listed incidents of the period beside those of the period of equal length before it: a row for each of
-- the two and each part of the briefing.
-- Parameters: $period_start, $period_end, $previous_start, $previous_end, $coverage_start, $coverage_end.
-- Key: period, category
-- Columns: period ("previous", "current"), position (1, 2), period_start, period_end; coverage of it by the
-- data ("full", "part", "none"); category, category_position; incidents, empty where coverage is "none";
-- all_incidents: those of the period in all parts; killed (total: without coverage it has no part, and says nothing).
WITH both_periods AS (
  SELECT 1 AS position, 'previous' AS period, CAST($previous_start AS date) AS period_start, CAST($previous_end AS date) AS period_end
  UNION ALL
  SELECT 2 AS position, 'current' AS period, CAST($period_start AS date) AS period_start, CAST($period_end AS date) AS period_end
),
covered AS (
  SELECT
    position,
    period,
    period_start,
    period_end,
    CASE
      WHEN period_start >= $coverage_start AND period_end <= $coverage_end THEN 'full'
      WHEN period_end >= $coverage_start AND period_start <= $coverage_end THEN 'part'
      ELSE 'none'
    END AS coverage
  FROM both_periods
),
cells AS (
  SELECT p.period, i.category, number_of(i.id) AS incidents, total_of(i.killed) AS killed
  FROM covered AS p
  JOIN incidents AS i ON i.date BETWEEN p.period_start AND p.period_end
  WHERE p.coverage <> 'none'
  GROUP BY p.period, i.category
),
sums AS (
  SELECT p.period, number_from(i.incidents) AS incidents
  FROM covered AS p
  LEFT JOIN cells AS i ON i.period = p.period
  GROUP BY p.period
)
SELECT
  p.period,
  p.position,
  p.period_start,
  p.period_end,
  p.coverage,
  c.id AS category,
  c.position AS category_position,
  CASE WHEN p.coverage = 'none' THEN NULL ELSE coalesce(i.incidents, 0) END AS incidents,
  i.incidents_of AS incidents_of,
  CASE WHEN p.coverage = 'none' THEN NULL ELSE s.incidents END AS all_incidents,
  s.incidents_of AS all_incidents_of,
  total_from(i.killed) AS killed
FROM covered AS p
JOIN sums AS s ON s.period = p.period
CROSS JOIN categories AS c
LEFT JOIN cells AS i
  ON i.category = c.id
  AND i.period = p.period
GROUP BY p.period, p.position, p.period_start, p.period_end, p.coverage, s.incidents, s.incidents_of, c.id, c.position,
  i.incidents, i.incidents_of
ORDER BY p.position, c.position
