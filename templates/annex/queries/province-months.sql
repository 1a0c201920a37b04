-- Incidents of the period by province and month: a row for each month and each province that was struck.
-- Parameters: $period_start, $period_end (the months are those of the period, see the table months).
-- Key: province, month
-- Columns: province (ISO 3166-2), province_name, province_position (most incidents first), month (its first day), position
-- (order of the months, from 1), coverage of the month by the data; incidents, empty where the data say nothing of the
-- month; all_incidents: those of the province in the whole period.
WITH struck AS (
  SELECT
    province,
    province_name,
    number_of(id) AS incidents,
    row_number() OVER (ORDER BY count(id) DESC, province_name, province) AS position
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
    AND origin_country IS NULL
    AND province IS NOT NULL
  GROUP BY province, province_name
),
cells AS (
  SELECT province, month, number_of(id) AS incidents
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
    AND origin_country IS NULL
  GROUP BY province, month
)
SELECT
  s.province,
  s.province_name,
  s.position AS province_position,
  m.month,
  m.position,
  m.coverage,
  CASE WHEN m.coverage = 'none' THEN NULL ELSE coalesce(i.incidents, 0) END AS incidents,
  i.incidents_of AS incidents_of,
  s.incidents AS all_incidents,
  s.incidents_of AS all_incidents_of
FROM struck AS s
CROSS JOIN months AS m
LEFT JOIN cells AS i
  ON i.province = s.province
  AND i.month = m.month
ORDER BY s.position, m.position
