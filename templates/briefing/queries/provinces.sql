-- A row for each province, those without an incident included, then a row for what has no province.
-- Parameters: $period_start, $period_end.
-- Key: kind, province
-- Columns: kind: "province", "unplaced" (inside the country, province not known) or "cross-border" (it struck
-- another country; counted nowhere else here); province (ISO 3166-2) and province_name, longitude and latitude
-- of a point inside it (all empty where kind is not "province"); incidents; killed, wounded, casualties
-- (totals); crowded: "yes" where the label of another province with an incident would stand in the way of its own.
-- The rows "unplaced" and "cross-border" are always there, with 0 incidents if there are none.
WITH struck AS (
  SELECT
    id,
    CASE
      WHEN origin_country IS NOT NULL THEN 'cross-border'
      WHEN province IS NULL THEN 'unplaced'
      ELSE province
    END AS area,
    count_of(killed) AS killed,
    count_of(wounded) AS wounded,
    count_of(casualties) AS casualties
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
),
sums AS (
  SELECT
    area,
    number_of(id) AS incidents,
    total_of(killed) AS killed,
    total_of(wounded) AS wounded,
    total_of(casualties) AS casualties
  FROM struck
  GROUP BY area
),
areas AS (
  SELECT 1 AS position, 'province' AS kind, id AS area, id, name, longitude, latitude
  FROM provinces
  UNION ALL
  SELECT
    v.position,
    v.kind,
    v.kind AS area,
    CAST(NULL AS varchar(20)) AS id,
    CAST(NULL AS varchar(200)) AS name,
    CAST(NULL AS double precision) AS longitude,
    CAST(NULL AS double precision) AS latitude
  FROM (VALUES (2, 'unplaced'), (3, 'cross-border')) AS v(position, kind)
),
crowded AS (
  SELECT DISTINCT a.id
  FROM areas AS a
  JOIN areas AS b
    ON b.id <> a.id AND abs(b.longitude - a.longitude) < 2.6 AND abs(b.latitude - a.latitude) < 0.4
  JOIN sums AS s ON s.area = b.id
)
SELECT
  a.kind,
  a.id AS province,
  a.name AS province_name,
  a.longitude,
  a.latitude,
  number_from(s.incidents) AS incidents,
  total_from(s.killed) AS killed,
  total_from(s.wounded) AS wounded,
  total_from(s.casualties) AS casualties,
  CASE WHEN c.id IS NULL THEN 'no' ELSE 'yes' END AS crowded
FROM areas AS a
LEFT JOIN sums AS s ON s.area = a.area
LEFT JOIN crowded AS c ON c.id = a.id
GROUP BY a.position, a.kind, a.id, a.name, a.longitude, a.latitude, c.id
ORDER BY a.position, incidents DESC, a.name, a.id
