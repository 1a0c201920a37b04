-- Incidents of the period by where they struck and by part: a row for each place that was struck and each part.
-- Parameters: $period_start, $period_end.
-- Key: kind, area, category
-- Columns: kind ("province", "unplaced", "cross-border", as in provinces.sql), area (the province, or the kind where there
-- is none), category, category_position, incidents.
WITH struck AS (
  SELECT
    id,
    category,
    CASE
      WHEN origin_country IS NOT NULL THEN 'cross-border'
      WHEN province IS NULL THEN 'unplaced'
      ELSE 'province'
    END AS kind,
    CASE
      WHEN origin_country IS NOT NULL THEN 'cross-border'
      WHEN province IS NULL THEN 'unplaced'
      ELSE province
    END AS area
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
),
cells AS (
  SELECT kind, area, category, number_of(id) AS incidents
  FROM struck
  GROUP BY kind, area, category
),
areas AS (
  SELECT DISTINCT kind, area
  FROM cells
)
SELECT
  a.kind,
  a.area,
  c.id AS category,
  c.position AS category_position,
  coalesce(s.incidents, 0) AS incidents,
  s.incidents_of AS incidents_of
FROM areas AS a
CROSS JOIN categories AS c
LEFT JOIN cells AS s
  ON s.area = a.area AND s.category = c.id
ORDER BY a.kind, a.area, c.position
