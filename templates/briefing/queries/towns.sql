-- A row for each town that incidents of the period are known to have struck and that the gazetteer knows.
-- What is known by province or district only is not here: it has no point on a map.
-- Parameters: $period_start, $period_end.
-- Key: province, town
-- Columns: town, province, province_name, longitude, latitude, incidents, killed (total).
SELECT
  town,
  province,
  province_name,
  town_longitude AS longitude,
  town_latitude AS latitude,
  number_of(id) AS incidents,
  total_of(killed) AS killed
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
  AND town_longitude IS NOT NULL
GROUP BY town, province, province_name, town_longitude, town_latitude
ORDER BY incidents DESC, province, town
