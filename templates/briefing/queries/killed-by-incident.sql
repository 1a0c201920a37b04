-- A row for each incident of the period in which somebody may have been killed: all but those across a border
-- of which no source says anything of casualties.
-- Parameters: $period_start, $period_end.
-- Columns: id, title, date, date_end, date_precision, town, province_name, country, place_precision, target_type, category,
-- position (order by date, from 1); killed, wounded, casualties (counts).
SELECT
  id,
  title,
  date,
  date_end,
  date_precision,
  town,
  province_name,
  country,
  place_precision,
  target_type,
  category,
  row_number() OVER (ORDER BY date, id) AS position,
  count_of(killed) AS killed,
  count_of(wounded) AS wounded,
  count_of(casualties) AS casualties
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
  AND (
    origin_country IS NULL
    OR killed_bound <> 'unknown'
    OR wounded_bound <> 'unknown'
    OR casualties_bound <> 'unknown'
  )
ORDER BY date, id
