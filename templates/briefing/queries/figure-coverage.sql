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
    category,
    number_of(id) AS incidents,
    number_of(id) FILTER (WHERE killed_bound <> 'unknown') AS killed_stated,
    number_of(id) FILTER (WHERE killed_bound = 'unknown') AS killed_open,
    number_of(id) FILTER (WHERE wounded_bound <> 'unknown') AS wounded_stated,
    number_of(id) FILTER (WHERE wounded_bound = 'unknown') AS wounded_open,
    number_of(id) FILTER (WHERE casualties_bound <> 'unknown') AS unsplit
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
  GROUP BY category
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
  number_from(s.incidents) AS incidents,
  number_from(s.killed_stated) AS killed_stated,
  number_from(s.killed_open) AS killed_open,
  number_from(s.wounded_stated) AS wounded_stated,
  number_from(s.wounded_open) AS wounded_open,
  number_from(s.unsplit) AS unsplit
FROM areas AS a
LEFT JOIN struck AS s
  ON s.category = a.part
GROUP BY a.category, a.position
ORDER BY a.position
