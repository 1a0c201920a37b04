-- For how many incidents of the period a figure is stated at all: a row for each part of the briefing, and one
-- for all of them, which comes first.
-- Parameters: $period_start, $period_end.
-- Key: category
-- Columns: category ("all" in the first row), position (0 in the first row); incidents; killed_stated,
-- wounded_stated (incidents for which a number is stated); killed_open, wounded_open (incidents for which none
-- is, the two stated ones and these make the incidents); unsplit (incidents whose killed and wounded are stated
-- together alone).
WITH struck AS (
  SELECT
    id,
    category,
    CASE WHEN killed_bound = 'unknown' THEN 0 ELSE 1 END AS killed,
    CASE WHEN wounded_bound = 'unknown' THEN 0 ELSE 1 END AS wounded,
    CASE WHEN casualties_bound = 'unknown' THEN 0 ELSE 1 END AS casualties
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
),
areas AS (
  SELECT id AS category, position, id AS part
  FROM categories
  UNION ALL
  SELECT 'all' AS category, 0 AS position, id AS part
  FROM categories
)
SELECT
  a.category,
  a.position,
  number_of(s.id) AS incidents,
  number_of(s.id) FILTER (WHERE s.killed = 1) AS killed_stated,
  number_of(s.id) FILTER (WHERE s.killed = 0) AS killed_open,
  number_of(s.id) FILTER (WHERE s.wounded = 1) AS wounded_stated,
  number_of(s.id) FILTER (WHERE s.wounded = 0) AS wounded_open,
  number_of(s.id) FILTER (WHERE s.casualties = 1) AS unsplit
FROM areas AS a
LEFT JOIN struck AS s
  ON s.category = a.part
GROUP BY a.category, a.position
ORDER BY a.position
